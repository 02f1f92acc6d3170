/// Distance correlation: zero if and only if two columns are independent, whatever the form of the dependence. Székely,
/// Rizzo and Bakirov, "Measuring and Testing Dependence by Correlation of Distances" (Ann. Stat. 35, 2007).
public struct DistanceCorrelation: Sendable, Equatable {
    /// √(dCov² / √(dVar²(x) dVar²(y))) of the sample, between 0 and 1. It is never 0 in a sample: for independent
    /// columns about n^(-1/2). Nil if there are less than two pairs or if either side does not vary.
    public let coefficient: Double?
    /// The square without that bias, from U-statistics; around 0 and possibly negative where the columns are
    /// independent. Székely and Rizzo, "The Distance Correlation t-test of Independence in High Dimension" (J.
    /// Multivariate Anal. 117, 2013). Nil with less than four pairs.
    public let unbiasedSquare: Double?
    /// The p value of independence: P(χ²₁ ≥ 1 + n · `unbiasedSquare`), which at levels up to 0.05 is never too small.
    /// Shen, Panda and Vogelstein, "The Chi-Square Test of Distance Correlation" (J. Comput. Graph. Stat. 31, 2022).
    public let pValue: Double?
    /// How many rows have a value on both sides.
    public let pairs: Int
    /// How many rows were left out because a value is missing.
    public let missing: Int

    /// - Parameters:
    ///   - left: not-a-number stands for a missing value; so on the right.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n log n).
    public init(of left: NumericColumn, and right: NumericColumn) throws {
        let rows = left.values.count
        try CorrelationError.check([left, right], rows: rows)
        let (x, y) = completePairs(left.values, right.values)
        pairs = x.count
        missing = rows - x.count
        guard let sums = DistanceSums(x, y) else {
            (coefficient, unbiasedSquare, pValue) = (nil, nil, nil)
            return
        }
        coefficient = sums.correlation(sums.covariance)?.squareRoot()
        unbiasedSquare = pairs > 3 ? sums.correlation(sums.unbiasedCovariance) : nil
        pValue = unbiasedSquare.map {
            ChiSquare(degreesOfFreedom: 1).upperTail(1 + Double(x.count) * $0)
        }
    }
}
