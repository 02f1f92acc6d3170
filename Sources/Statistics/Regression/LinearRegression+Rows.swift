import LinearAlgebra

extension LinearRegression {
    /// The condition beyond which a Gram's rounding, which costs its square, leaves fewer than ten digits.
    static let conditionOfGram = 1e3
    /// The unexplained share of an outcome below which it cannot be told from the Gram's rounding.
    static let unexplainedOfGram = 1e-4
    /// A column is aliased if what the others leave of it, row by row, is below this share of its length.
    static let aliasToleranceOfRows = 1e-12

    /// Whether a second pass over the rows would tell more.
    var needsRows: Bool {
        condition > Self.conditionOfGram || !aliased.isEmpty
            || zip(residualSumsOfSquares, totalSumsOfSquares).contains { $0 < Self.unexplainedOfGram * $1 }
    }

    /// The regression after a second pass over the rows, which has the accuracy of a QR factorisation.
    ///
    /// With T the root of the inverse from the Gram, the columns Z = (X - means) T are orthonormal but for
    /// rounding, and so is their Gram Z'Z, whose Cholesky factor corrects T: CholeskyQR2 (Yamamoto, Nakatsukasa,
    /// Yanagisawa and Fukaya, "Roundoff error analysis of the CholeskyQR2 algorithm", 2015). The residuals
    /// regressed on Z correct the coefficients (Björck, "Stability analysis of the method of seminormal
    /// equations", 1987). Neither Z nor the residuals are ever held.
    /// - Parameter gram: the one that this regression was made of.
    /// - Returns: nil if a column that the Gram takes for aliased is none, row by row.
    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors.
    func refined(
        gram: Gram,
        design: Design,
        outcomes: [NumericColumn],
        weights: [Double]?
    ) throws -> LinearRegression? {
        let rows = OrthogonalRows(regression: self, gram: gram, design: design, outcomes: outcomes)
        let second = rows.gram(weights: weights)
        let products = hasIntercept ? second.centredProducts : second.products
        let orthogonal = Array(0..<columns.count)
        let residuals = Array(columns.count..<second.columnCount)
        let cholesky = try Cholesky(products.submatrix(rows: orthogonal, columns: orthogonal))
        let cross = products.submatrix(rows: orthogonal, columns: residuals)
        let correction = cholesky.solve(cross)
        let sums = residuals.enumerated().map { position, column in
            zip(correction.column(position), cross.column(position))
                .reduce(products[column, column]) { max(0, $0 - $1.0 * $1.1) }
        }
        let left = zip(rows.aliased, sums.dropFirst(outcomes.count))
        guard left.allSatisfy({ $1 <= gram.aliasedSum(ofColumn: $0) }) else { return nil }

        var result = self
        result.method = .gramThenRows
        result.inverseRoot = inverseRoot * cholesky.factor.invertedUpperTriangle
        let change = correction.submatrix(rows: orthogonal, columns: Array(outcomes.indices))
        let shifts = (0..<outcomes.count).map { outcome in
            zip(second.means, change.column(outcome))
                .reduce(second.means[columns.count + outcome]) { $0 - $1.0 * $1.1 }
        }
        (result.coefficients, result.inverse) = Self.withIntercept(
            hasIntercept,
            slopes: slopes + inverseRoot * change,
            inverse: result.inverseRoot.upperTriangleTimesTranspose,
            means: columnMeans,
            outcomes: zip(outcomeMeans, shifts).map { $0 + $1 },
            weight: weight
        )
        result.residualSumsOfSquares = zip(sums, totalSumsOfSquares).map { $1 > 0 ? $0 : 0 }
        result.digits = result.digits(gram: gram, amplification: 1)
        return result
    }

    /// The coefficients without the intercept: `columns` × outcomes.
    var slopes: Matrix {
        guard hasIntercept else { return coefficients }
        return coefficients.submatrix(
            rows: Array(1..<coefficients.rows),
            columns: Array(0..<coefficients.columns)
        )
    }
}

extension Gram {
    /// The sum of squares that may be left of a column by those that it is a combination of.
    fileprivate func aliasedSum(ofColumn column: Int) -> Double {
        let mean = shiftedSum(column) / weight
        let length = shiftedProduct(column, column) - weight * mean * mean
        let tolerance = LinearRegression.aliasToleranceOfRows
        return max(tolerance * tolerance * length, roundingOfValues[column])
    }
}

/// The rows of a design made orthonormal by a regression, and their residuals: of the outcomes, and of the aliased
/// columns.
private struct OrthogonalRows {
    let regression: LinearRegression
    let design: Design
    let outcomes: [NumericColumn]
    /// Aliased columns in the expanded design.
    let aliased: [Int]
    /// Of the design's columns and the outcomes.
    let shift: [Double]
    let slopes: Matrix

    init(regression: LinearRegression, gram: Gram, design: Design, outcomes: [NumericColumn]) {
        self.regression = regression
        self.design = design
        self.outcomes = outcomes
        let kept = Set(regression.columns)
        aliased = (0..<design.columnCount).filter { !kept.contains($0) }
        shift = regression.hasIntercept ? gram.means : Array(repeating: 0, count: gram.columnCount)
        slopes = regression.slopes
    }

    /// The Gram of [Z, residuals of outcomes, residuals of aliased columns].
    func gram(weights: [Double]?) -> Gram {
        let width = regression.columns.count + outcomes.count + aliased.count
        return Gram(rows: design.rowCount, columnCount: width, weights: weights) { block, rows, leading in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: leading * shift.count) { scratch in
                fill(block, from: scratch.baseAddress!, rows: rows, leading: leading)
            }
        }
    }

    private func fill(
        _ block: UnsafeMutablePointer<Double>,
        from scratch: UnsafeMutablePointer<Double>,
        rows: Range<Int>,
        leading: Int
    ) {
        design.fill(scratch, outcomes: outcomes, rows: rows, leading: leading, shift: shift)
        let residuals = (0..<outcomes.count).map { design.columnCount + $0 }
        for (target, source) in (regression.columns + residuals + aliased).enumerated() {
            (block + target * leading).update(from: scratch + source * leading, count: rows.count)
        }
        let ofOutcomes = block + slopes.rows * leading
        addProduct(of: block, rows: rows.count, leading: leading, by: slopes, times: -1, to: ofOutcomes)
        addProduct(
            of: block,
            rows: rows.count,
            leading: leading,
            by: regression.aliasFactors,
            times: -1,
            to: ofOutcomes + outcomes.count * leading
        )
        multiply(block, rows: rows.count, leading: leading, byUpperTriangle: regression.inverseRoot)
    }
}
