import LinearAlgebra

/// The sums of products of predictors and outcomes, the predictors scaled to unit length, and which predictors
/// are linearly independent.
struct ScaledProducts {
    /// Predictors × predictors, with a unit diagonal.
    let predictors: Matrix
    /// Predictors × outcomes.
    let cross: Matrix
    /// The outcomes' own sums of squares; 0 for what does not vary.
    let outcomes: [Double]
    /// The square roots of the predictors' sums of squares; 1 for what does not vary.
    let scales: [Double]
    /// Rising. Of columns that depend on each other the later ones are the dependent ones.
    let independent: [Int]
    let dependent: [Int]
    /// Of the independent predictors' products.
    let cholesky: Cholesky

    /// - Parameter rounding: for each column the sum of squares that rounding alone may make.
    init(_ products: Matrix, predictors count: Int, rounding: [Double]) throws {
        let squares = zip(products.diagonal, rounding).map { $0 > $1 ? $0 : 0 }
        // One over the length; zero makes zeros of what does not vary.
        let factors = squares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        var scaled = Matrix(rows: count, columns: count)
        var cross = Matrix(rows: count, columns: products.columns - count)
        let height = products.rows
        products.withUnsafeElements { source in
            scaled.withUnsafeMutableElements { target in
                for column in 0..<count {
                    for row in 0..<count {
                        target[row + column * count] =
                            source[row + column * height] * factors[row] * factors[column]
                    }
                    if squares[column] > 0 { target[column * (count + 1)] = 1 }
                }
            }
            cross.withUnsafeMutableElements { target in
                for column in count..<height where squares[column] > 0 {
                    for row in 0..<count {
                        target[row + (column - count) * count] = source[row + column * height] * factors[row]
                    }
                }
            }
        }
        predictors = scaled
        self.cross = cross
        outcomes = Array(squares[count...])
        scales = squares.prefix(count).map { $0 > 0 ? $0.squareRoot() : 1 }
        let varying = (0..<count).filter { squares[$0] > 0 }
        let matrix = varying.count == count ? scaled : scaled.submatrix(rows: varying, columns: varying)
        if let cholesky = try? Cholesky(matrix), cholesky.reciprocalCondition > Self.certainlyIndependent {
            self.cholesky = cholesky
            independent = varying
        } else {
            let pivoted = PivotedCholesky(matrix, tolerance: LinearRegression.aliasTolerance)
            let dropped = Set(pivoted.dependentColumns.map { varying[$0] })
            independent = varying.filter { !dropped.contains($0) }
            cholesky = try Cholesky(scaled.submatrix(rows: independent, columns: independent))
        }
        let kept = Set(independent)
        dependent = (0..<count).filter { !kept.contains($0) }
    }

    /// The reciprocal condition above which no pivot, in whatever order, is small: of columns of unit length the
    /// smallest eigenvalue, which no pivot is below, is at least that; and the condition is an estimate, seldom
    /// off by more than a factor of three.
    private static let certainlyIndependent = 1e3 * LinearRegression.aliasTolerance

    struct Solution {
        /// Independent predictors × outcomes, in the predictors' own units.
        let slopes: Matrix
        /// The inverse of the independent predictors' products, in their own units.
        let inverse: Matrix
        /// An upper triangular root of `inverse`.
        let inverseRoot: Matrix
        let residualSumsOfSquares: [Double]
    }

    func solve() -> Solution {
        let isWhole = dependent.isEmpty
        let matrix = isWhole ? predictors : predictors.submatrix(rows: independent, columns: independent)
        let right = isWhole ? cross : cross.submatrix(rows: independent, columns: Array(0..<cross.columns))
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
        let inverseRoot = cholesky.factor.invertedUpperTriangle.dividingRows(by: own)
        return Solution(
            slopes: scaledSlopes.dividingRows(by: own),
            inverse: inverseRoot.upperTriangleTimesTranspose,
            inverseRoot: inverseRoot,
            residualSumsOfSquares: residualSums
        )
    }

    /// Each dependent predictor as a combination of the independent ones, in their own units: independent ×
    /// dependent.
    var aliasFactors: Matrix {
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

extension Matrix {
    /// Each row divided by its own number.
    fileprivate func dividingRows(by divisors: [Double]) -> Matrix {
        let height = rows
        var result = self
        result.withUnsafeMutableElements { elements in
            for column in 0..<columns {
                for row in 0..<height { elements[row + column * height] /= divisors[row] }
            }
        }
        return result
    }
}
