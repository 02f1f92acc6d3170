import LinearAlgebra

/// One-way analysis of variance: how much of the squared deviations from the mean lies between groups and how much
/// within them.
///
/// Computed in double-double from deviations, not from sums of squares: a large mean costs nothing (NIST's SmLs07 to
/// SmLs09, with 13 constant leading digits).
public struct OneWayAnalysisOfVariance: Sendable {
    /// For each group how many values it has.
    public let groupCounts: [Int]
    /// For each group its mean; nil if it is empty.
    public let groupMeans: [Double?]
    /// Σ n_g (ȳ_g - ȳ)²
    public let betweenSumOfSquares: Double
    /// Σ (y - ȳ_g)²
    public let withinSumOfSquares: Double
    /// Groups that have values, less one.
    public let betweenDegreesOfFreedom: Int
    /// Values less groups that have any.
    public let withinDegreesOfFreedom: Int
    /// The ratio of the mean squares; infinite where nothing varies within groups, nil without degrees of freedom
    /// between or within, or where nothing varies at all.
    public let fStatistic: Double?
    /// The share of the sum of squares that lies between groups; nil where nothing varies.
    public let rSquared: Double?
    /// The root of the mean square within groups; nil without degrees of freedom.
    public let residualStandardDeviation: Double?
    /// How many digits of F survive if every value may be wrong by half a unit in the last place of a double, by
    /// |δF / F| ≤ 2ε (Σ|(ȳ_g - ȳ) y| / between + Σ|(y - ȳ_g) y| / within). Values that doubles hold exactly are better
    /// than that.
    public let dataDigits: Double

    /// - Parameters:
    ///   - values: the outcomes.
    ///   - groups: for each value its group, from 0 to `groupCount - 1`.
    /// - Throws: `MomentsError.noValues` or `.notFinite`.
    /// - Precondition: one group for each value, all of them within range.
    /// - Complexity: O(n) in double-double.
    public init(_ values: DoubleDoubleVector, groups: [Int32], groupCount: Int) throws {
        precondition(values.count == groups.count, "one group for each value")
        precondition(groups.allSatisfy { 0 <= $0 && $0 < groupCount }, "groups within range")
        guard values.count > 0 else { throw MomentsError.noValues }
        if let row = values.firstNonFinite { throw MomentsError.notFinite(row: row) }

        var counts = [Int](repeating: 0, count: groupCount)
        var means = [DoubleDouble](repeating: .zero, count: groupCount)
        for (index, group) in groups.enumerated() {
            counts[Int(group)] += 1
            means[Int(group)] = means[Int(group)] + values[index]
        }
        let total = means.reduce(.zero, +)
        for group in means.indices where counts[group] > 0 {
            means[group] = means[group] / DoubleDouble(counts[group])
        }
        let mean = total / DoubleDouble(values.count)
        let offsets = means.map { $0 - mean }
        let between = zip(offsets, counts).reduce(DoubleDouble.zero) { $0 + $1.0 * $1.0 * Double($1.1) }
        var within = DoubleDouble.zero
        var (betweenTerms, withinTerms) = (0.0, 0.0)
        for (index, group) in groups.enumerated() {
            let deviation = values[index] - means[Int(group)]
            within = within + deviation * deviation
            betweenTerms += abs(offsets[Int(group)].high * values.high[index])
            withinTerms += abs(deviation.high * values.high[index])
        }

        let filled = counts.count { $0 > 0 }
        groupCounts = counts
        groupMeans = zip(counts, means).map { $0 > 0 ? Double($1) : nil }
        betweenSumOfSquares = Double(between)
        withinSumOfSquares = Double(within)
        betweenDegreesOfFreedom = filled - 1
        withinDegreesOfFreedom = values.count - filled
        let (upper, lower) = (Double(filled - 1), Double(values.count - filled))
        let sum = between + within
        rSquared = sum > .zero ? Double(between / sum) : nil
        residualStandardDeviation = lower > 0 ? Double((within / lower).squareRoot()) : nil
        if upper > 0, lower > 0, sum > .zero {
            fStatistic = within > .zero ? Double(between * lower / (within * upper)) : .infinity
        } else {
            fStatistic = nil
        }
        dataDigits = correctDigits(
            error: 0x1p-52 * (betweenTerms / between.high + withinTerms / within.high),
            value: 1
        )
    }

    public init(_ values: [Double], groups: [Int32], groupCount: Int) throws {
        try self.init(DoubleDoubleVector(values), groups: groups, groupCount: groupCount)
    }
}
