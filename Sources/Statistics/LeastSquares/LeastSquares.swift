import LinearAlgebra

/// Least squares to the last digit: linear regressions of several outcomes on columns that may hold more digits than
/// doubles, for data on which the fast path through cross-products (`LinearRegression`) is not safe.
///
/// The columns are multiplied by powers of two, factored by Householder QR with column pivoting, and the solution is
/// refined in double-double (`AugmentedSystem`); standard errors come from an inverse in double-double (`GramInverse`).
/// On all linear sets of NIST's StRD both agree with the certified values to 14 digits or more.
///
/// Columns and factorisation stay in memory: about 40 bytes for each entry of the design.
public struct LeastSquares: Sendable {
    public enum Precision: Sendable {
        /// QR in doubles and a single correction of the coefficients. Standard errors lose about as many of 16 digits as
        /// the condition number has.
        case double
        /// Refinement in double-double until it stands still.
        case doubleDouble
    }

    public let precision: Precision
    /// How often the system was solved, at most, counting the first time.
    public let steps: Int
    /// `(intercept)` first where there is one, then the columns that are not aliased.
    public let names: [String]
    public let hasIntercept: Bool
    /// For each coefficient but the intercept, its column among those given.
    public let columns: [Int]
    /// Columns that are combinations of others, to within the rounding of doubles: they have no coefficient.
    public let aliased: [AliasedColumn]
    public let outcomeNames: [String]
    /// How many rows there were whose weight is not zero.
    public let rowCount: Int
    /// The condition number of the columns (the constant too) scaled to unit length, not centred (Belsley).
    public let condition: Double
    /// Names × outcomes.
    public let coefficients: Matrix
    /// The classical standard errors, names × outcomes.
    public let standardErrors: Matrix
    /// (X'X)⁻¹, names × names.
    public let inverse: Matrix
    /// Names × outcomes: how many digits of a coefficient survive if every entry of the data may be wrong by half a
    /// unit in the last place of a double (see `DataDigits`). Data that doubles hold exactly, such as whole numbers,
    /// and double-double columns are better than that; then only `solverDigits` counts.
    public let dataDigits: Matrix
    /// Names × outcomes: the digits that the arithmetic has got right, judged by the last correction.
    public let solverDigits: Matrix
    /// For each outcome the weighted sum of squared residuals; zero where they are no larger than the noise of the
    /// arithmetic, about 1e-31 of what cancels in them.
    public let residualSumsOfSquares: [Double]
    /// For each outcome the weighted sum of squares about the mean, or about zero without an intercept; zero where it
    /// is noise too.
    public let totalSumsOfSquares: [Double]
    /// For each outcome the share of the total sum of squares that is explained; not a number where it is zero.
    public let rSquared: [Double]
    /// For each outcome the F statistic of all coefficients but the intercept; infinite where nothing is left over, not
    /// a number where the outcome does not vary or there is no such coefficient.
    public let fStatistics: [Double]
}

extension LeastSquares {
    public var degreesOfFreedom: Int { rowCount - names.count }

    /// For each outcome the root of the residual sum of squares for each degree of freedom.
    public var residualStandardDeviations: [Double] {
        residualSumsOfSquares.map { ($0 / Double(degreesOfFreedom)).squareRoot() }
    }
}
