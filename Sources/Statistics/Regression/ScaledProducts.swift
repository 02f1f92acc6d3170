import LinearAlgebra

/// The sums of products of predictors and outcomes, the predictors scaled to unit length, and which predictors
/// are linearly independent.
struct ScaledProducts {
    /// Predictors × predictors, with a unit diagonal.
    let predictors: Matrix
    /// Predictors × outcomes.
    let cross: Matrix
    /// The outcomes' own sums of squares.
    let outcomes: [Double]
    /// The square roots of the predictors' sums of squares; 1 for what does not vary.
    let scales: [Double]
    /// Rising. Of columns that depend on each other the later ones are the dependent ones.
    let independent: [Int]
    let dependent: [Int]

    /// - Parameter rounding: for each column the sum of squares that rounding alone may make.
    init(_ products: Matrix, predictors count: Int, rounding: [Double]) {
        let varies = (0..<count).map { products[$0, $0] > rounding[$0] }
        let scales = (0..<count).map { varies[$0] ? products[$0, $0].squareRoot() : 1 }
        var scaled = Matrix(rows: count, columns: count)
        for column in 0..<count {
            for row in 0..<count {
                scaled[row, column] =
                    varies[row] && varies[column] ? products[row, column] / (scales[row] * scales[column]) : 0
            }
        }
        var cross = Matrix(rows: count, columns: products.columns - count)
        for column in 0..<cross.columns {
            for row in 0..<count { cross[row, column] = products[row, count + column] / scales[row] }
        }
        let pivoted = PivotedCholesky(scaled, tolerance: LinearRegression.aliasTolerance)
        predictors = scaled
        self.cross = cross
        outcomes = (count..<products.columns).map { products[$0, $0] }
        self.scales = scales
        dependent = pivoted.dependentColumns
        let dropped = Set(dependent)
        independent = (0..<count).filter { !dropped.contains($0) }
    }

    struct Solution {
        let cholesky: Cholesky
        /// Independent predictors × outcomes, in the predictors' own units.
        let slopes: Matrix
        /// The inverse of the independent predictors' products, in their own units.
        let inverse: Matrix
        /// An upper triangular root of `inverse`.
        let inverseRoot: Matrix
        let residualSumsOfSquares: [Double]
    }

    func solve() throws -> Solution {
        let matrix = predictors.submatrix(rows: independent, columns: independent)
        let right = cross.submatrix(rows: independent, columns: Array(0..<cross.columns))
        let cholesky = try Cholesky(matrix)
        var scaledSlopes = cholesky.solve(right)
        let residual = right - matrix * scaledSlopes
        scaledSlopes = scaledSlopes + cholesky.solve(residual)
        let remaining = right - matrix * scaledSlopes
        // y'y - b'X'y - b'(X'y - X'Xb): errors of b enter squared only.
        let residualSums = (0..<right.columns).map { outcome in
            let explained = zip(
                scaledSlopes.column(outcome),
                zip(right.column(outcome), remaining.column(outcome))
            )
            .reduce(0.0) { $0 + $1.0 * ($1.1.0 + $1.1.1) }
            return max(0, outcomes[outcome] - explained)
        }
        let own = independent.map { scales[$0] }
        var slopes = scaledSlopes
        var inverse = cholesky.inverse
        var inverseRoot = cholesky.factor.invertedUpperTriangle
        for row in own.indices {
            for column in 0..<slopes.columns { slopes[row, column] /= own[row] }
            for column in own.indices {
                inverse[row, column] /= own[row] * own[column]
                inverseRoot[row, column] /= own[row]
            }
        }
        return Solution(
            cholesky: cholesky,
            slopes: slopes,
            inverse: inverse,
            inverseRoot: inverseRoot,
            residualSumsOfSquares: residualSums
        )
    }

    /// Each dependent predictor as a combination of the independent ones, in their own units: independent ×
    /// dependent.
    func aliasFactors(_ cholesky: Cholesky) -> Matrix {
        var factors = cholesky.solve(predictors.submatrix(rows: independent, columns: dependent))
        for (position, column) in dependent.enumerated() {
            for (row, other) in independent.enumerated() {
                let factor = factors[row, position]
                factors[row, position] =
                    abs(factor) > Self.negligibleFactor ? factor * scales[column] / scales[other] : 0
            }
        }
        return factors
    }

    /// Factors of unit-length columns below it are rounding: the square root of the alias tolerance.
    private static let negligibleFactor = 1e-5
}
