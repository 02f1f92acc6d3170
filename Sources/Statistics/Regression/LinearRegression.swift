import LinearAlgebra

/// Linear regressions of several outcomes on one design, by (weighted) least squares: B = (X'X)⁻¹ X'Y.
///
/// One factorisation serves all outcomes, so that where outcomes add up, their coefficients add up too.
public struct LinearRegression: Sendable {
    /// How the coefficients were found.
    public enum Method: Sendable, Equatable {
        /// Cholesky of the scaled and centred Gram.
        case gram
        /// The same, then a second pass over the rows, which orthogonalises the columns by that factor and takes
        /// the Gram of the result and of the residuals.
        case gramThenRows
        /// QR of the data in memory and refinement in double-double (`LeastSquares`), in so many steps.
        case leastSquares(steps: Int)
    }

    public internal(set) var method: Method
    /// The coefficients' names: `(intercept)` first where there is one, then the columns of the design that are
    /// not aliased.
    public let names: [String]
    public let hasIntercept: Bool
    /// For each coefficient but the intercept, its column in the expanded design.
    public let columns: [Int]
    /// Columns that are linear combinations of others: they have no coefficient.
    public let aliased: [AliasedColumn]
    public let outcomeNames: [String]
    /// Names × outcomes.
    public internal(set) var coefficients: Matrix
    /// (X'X)⁻¹ over the coefficients, names × names; times the residual variance it is their classical covariance.
    public internal(set) var inverse: Matrix
    /// An upper triangular T with T T' = the slopes' part of `inverse`, in the order of `columns`: the columns of
    /// the design, centred where there is an intercept, times T are orthonormal.
    public internal(set) var inverseRoot: Matrix
    /// The sum of the weights; the number of rows where there are none.
    public let weight: Double
    /// The weighted means of the columns of the design that have a coefficient, in the order of `columns`.
    public let columnMeans: [Double]
    /// The weighted means of the outcomes.
    public let outcomeMeans: [Double]
    /// How many rows there were whose weight is not zero.
    public let rowCount: Int
    /// For each outcome the weighted sum of squared residuals.
    public internal(set) var residualSumsOfSquares: [Double]
    /// For each outcome the weighted sum of squares about the mean, or about zero without an intercept.
    public let totalSumsOfSquares: [Double]
    /// An estimate of the condition number of the columns, scaled to unit length (and centred where there is an
    /// intercept).
    public let condition: Double
    /// Names × outcomes: how many decimal digits of a coefficient the data (doubles, each wrong by half a unit in its
    /// last place) and the method leave; a bound, usually a digit or two too low.
    public internal(set) var digits: Matrix
    /// For each aliased column its combination, where a Gram found it: `columns` × `aliased`.
    let aliasFactors: Matrix
    /// How many dummies were taken out of the columns before (`AbsorbedRegression`); else 0.
    public internal(set) var absorbedDegreesOfFreedom = 0
}

extension LinearRegression {
    public var outcomeCount: Int { coefficients.columns }

    /// Coefficients and what stands for coefficients that were taken out before.
    public var parameterCount: Int { names.count + absorbedDegreesOfFreedom }

    /// Rows less parameters.
    public var degreesOfFreedom: Int { rowCount - parameterCount }

    /// For each outcome the residual sum of squares for each degree of freedom.
    public var residualVariances: [Double] {
        residualSumsOfSquares.map { $0 / Double(degreesOfFreedom) }
    }

    /// For each outcome the share of the total sum of squares that the design explains; not a number where the
    /// outcome does not vary.
    public var rSquared: [Double] {
        zip(residualSumsOfSquares, totalSumsOfSquares).map { 1 - $0 / $1 }
    }

    /// R² less what chance would explain: 1 - (1 - R²)(n - 1) / (n - p).
    public var adjustedRSquared: [Double] {
        let total = Double(rowCount - (hasIntercept ? 1 : 0) - absorbedDegreesOfFreedom)
        return rSquared.map { 1 - (1 - $0) * total / Double(degreesOfFreedom) }
    }

    /// The classical standard errors, for independent residuals of one variance: names × outcomes.
    public var classicalErrors: Matrix {
        let diagonal = inverse.diagonal
        return Matrix(
            columns: residualVariances.map { variance in diagonal.map { ($0 * variance).squareRoot() } }
        )
    }
}
