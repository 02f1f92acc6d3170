import LinearAlgebra

/// Mean, standard deviation and lag-one autocorrelation of a sample in its order, with every digit that the values
/// determine.
///
/// Two passes in double-double: the mean, then products of deviations from it. Nothing is lost by a large mean; the
/// results are those of exact arithmetic, rounded to doubles.
public struct Moments: Sendable {
    public let count: Int
    public let mean: Double
    /// Squared deviations from the mean over n - 1; nil for a single value.
    public let variance: Double?
    /// The square root of the variance; nil for a single value.
    public let standardDeviation: Double?
    /// Σ (yᵢ - ȳ)(yᵢ₊₁ - ȳ) / Σ (yᵢ - ȳ)², as NIST defines it; nil where the values do not vary.
    public let lagOneAutocorrelation: Double?
    /// How many digits of each survive if every value may be wrong by half a unit in the last place of a double.
    public let dataDigits: DataDigits

    /// Correct decimal digits, from 0 to 15.95. Values that doubles hold exactly are better than that.
    public struct DataDigits: Sendable {
        /// By |δȳ| ≤ ε Σ|yᵢ| / n.
        public let mean: Double
        /// By |δs / s| ≤ ε Σ|dᵢ yᵢ| / Σdᵢ², d being the deviations from the mean: a large mean costs digits (the
        /// condition number of Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance", The American
        /// Statistician 37(3), 1983, is the root mean square form of it).
        public let standardDeviation: Double
        public let lagOneAutocorrelation: Double
    }

    /// - Throws: `MomentsError.noValues` or `.notFinite`.
    /// - Complexity: O(n) in double-double.
    public init(_ values: DoubleDoubleVector) throws {
        guard values.count > 0 else { throw MomentsError.noValues }
        if let row = values.firstNonFinite { throw MomentsError.notFinite(row: row) }
        let mean = values.sum / DoubleDouble(values.count)
        let sums = DeviationSums(values, mean: mean)
        count = values.count
        self.mean = Double(mean)
        let variance = count > 1 ? sums.squares / DoubleDouble(count - 1) : nil
        let autocorrelation = sums.squares > .zero ? sums.neighbours / sums.squares : nil
        self.variance = variance.map { Double($0) }
        standardDeviation = variance.map { Double($0.squareRoot()) }
        lagOneAutocorrelation = autocorrelation.map { Double($0) }
        dataDigits = DataDigits(sums, count: count, mean: mean, autocorrelation: autocorrelation)
    }

    public init(_ values: [Double]) throws {
        try self.init(DoubleDoubleVector(values))
    }
}

/// Sums over the deviations d from the mean.
private struct DeviationSums {
    /// Σ dᵢ²
    var squares = DoubleDouble(0.0)
    /// Σ dᵢ dᵢ₊₁
    var neighbours = DoubleDouble(0.0)
    /// Σ |yᵢ|, Σ |dᵢ yᵢ| and Σ |dᵢ yᵢ₊₁| + |dᵢ₊₁ yᵢ|: what errors of the values are multiplied with.
    var (sizes, ownTerms, neighbourTerms) = (0.0, 0.0, 0.0)

    init(_ values: DoubleDoubleVector, mean: DoubleDouble) {
        var (previous, previousSize) = (DoubleDouble(0.0), 0.0)
        for index in 0..<values.count {
            let value = values[index]
            let deviation = value - mean
            squares = squares + deviation * deviation
            neighbours = neighbours + deviation * previous
            let size = abs(value.high)
            sizes += size
            ownTerms += abs(deviation.high) * size
            neighbourTerms += abs(deviation.high) * previousSize + abs(previous.high) * size
            (previous, previousSize) = (deviation, size)
        }
    }
}

extension Moments.DataDigits {
    fileprivate init(_ sums: DeviationSums, count: Int, mean: DoubleDouble, autocorrelation: DoubleDouble?) {
        let unit = 0x1p-53
        self.mean = correctDigits(error: unit * sums.sizes / Double(count), value: mean.high)
        standardDeviation = correctDigits(error: unit * sums.ownTerms, value: sums.squares.high)
        let own = autocorrelation.map { 2 * abs($0.high) * sums.ownTerms } ?? 0
        lagOneAutocorrelation = correctDigits(
            error: unit * (sums.neighbourTerms + own),
            value: sums.neighbours.high
        )
    }
}

/// Why a sample has no moments.
public enum MomentsError: Error, Equatable {
    case noValues
    /// The value of this row, from 0, is infinite or not a number.
    case notFinite(row: Int)
}
