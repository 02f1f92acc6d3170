/// The slope of a series over its index, which may have gaps, with the error of values that may hang together with their predecessors.
///
/// Residuals whose neighbours have the autocorrelation r are worth n (1 - r) / (1 + r) independent ones, of which the error and its degrees of
/// freedom are made (Santer et al., "Statistical Significance of Trends and Trend Differences in Layer-Average Atmospheric Temperature Time
/// Series", J. Geophys. Res. 105, 2000, section 4). Two coefficients taken from the series make r too small by (2 + 4 r) / n on
/// average (as Marriott and Pope 1954 for one), and r is made larger by that; it is held from 0 to 0.95.
public struct LinearTrend: Sendable, Equatable {
    public let count: Int
    /// For one step of the index.
    public let slope: Double
    public let autocorrelation: Double
    /// What the series is worth in independent values; no more than `count`.
    public let effectiveCount: Double
    /// Nil where no degree of freedom is left.
    public let error: Double?

    /// At every index, from 0.
    /// - Throws: ``ChangePointError``: what is not finite, fewer than four values, or no variation.
    /// - Complexity: O(n).
    public init(_ values: [Double]) throws { try self.init(values, at: Array(values.indices)) }

    /// - Parameter indices: of each value, rising. Neighbours are those one apart; what they have in common is taken as if there were as many of them as in a
    ///   series without gaps.
    /// - Throws: ``ChangePointError``: what is not finite, fewer than four values, or no variation.
    /// - Complexity: O(n).
    public init(_ values: [Double], at indices: [Int]) throws {
        precondition(values.count == indices.count, "an index for each value")
        precondition(zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 }, "rising indices")
        try checkSeries(values, needed: 4)
        guard values.contains(where: { $0 != values[0] }) else { throw ChangePointError.noVariation }
        count = values.count
        let number = Double(count)
        // From the first on, so that what is far from 0 loses no digits.
        let places = indices.map { Double($0 - indices[0]) }
        let middle = places.reduce(0, +) / number
        let mean = values.reduce(0, +) / number
        var (products, squares) = (0.0, 0.0)
        for (place, value) in zip(places, values) {
            products += (place - middle) * (value - mean)
            squares += (place - middle) * (place - middle)
        }
        let slope = products / squares
        self.slope = slope
        let residuals = zip(places, values).map { ($1 - mean) - slope * ($0 - middle) }
        let biased = lagOneAutocorrelation(ofResiduals: residuals, at: indices) ?? 0
        let corrected = count > 4 ? (biased + 2 / number) / (1 - 4 / number) : biased
        autocorrelation = min(max(0, corrected), 0.95)
        effectiveCount = number * (1 - autocorrelation) / (1 + autocorrelation)
        let freedom = effectiveCount - 2
        error =
            freedom > 0
            ? (residuals.reduce(0) { $0 + $1 * $1 } / freedom / squares).squareRoot() : nil
    }

    public var degreesOfFreedom: Double { effectiveCount - 2 }

    /// The probability of a slope at least as far from zero, if there is none.
    public var pValue: Double? {
        error.map { StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedTail(slope / $0) }
    }

    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        error.map { error in
            let reach = StudentT(degreesOfFreedom: degreesOfFreedom).halfWidth(confidence: confidence) * error
            return slope - reach...slope + reach
        }
    }
}
