import LinearAlgebra

/// Ridge regressions of several outcomes for a grid of penalties, from one eigendecomposition (Hoerl and Kennard
/// 1970; Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", section 3.4.1).
///
/// For each penalty λ and outcome the coefficients b of the standardised columns (see `StandardizedGram`) minimise
///
///     1/(2n) Σ (y - a - x'b)² + λ/2 Σ b²,
///
/// the intercept a free, n being the weight. That is the objective of R's `glmnet` with α = 0 for an outcome of
/// variance 1 (glmnet divides the outcome by its standard deviation first, so its λ is that of an outcome in such
/// units), and of scikit-learn's `Ridge(alpha = n λ)` on standardised columns. With Z'Z/n = V diag(e) V' the
/// coefficients are V (e + λ)⁻¹ V' Z'y/n for all λ.
public struct RidgeRegression: Sendable {
    /// As given.
    public let penalties: [Double]
    /// `(intercept)` first where there is one, then all columns; a column that does not vary has coefficient 0.
    public let names: [String]
    public let outcomeNames: [String]
    /// For each penalty names × outcomes, in the columns' own units.
    public let coefficients: [Matrix]
    /// For each penalty the trace of the matrix that makes fitted values of outcomes: Σ e / (e + λ), and 1 for the
    /// intercept.
    public let effectiveDegreesOfFreedom: [Double]
    /// For each penalty and outcome the (weighted) sum of squared residuals: penalties × outcomes.
    public let residualSumsOfSquares: Matrix
    /// Generalised cross-validation (Golub, Heath and Wahba 1979): (RSS / n) / (1 - df / n)², n being the weight;
    /// penalties × outcomes; not a number where df ≥ n.
    public let generalizedCrossValidation: Matrix

    /// - Parameters:
    ///   - gram: the design's columns first, then the outcomes.
    ///   - penalties: λ, none negative.
    ///   - isStandardizing: false to penalise the columns in their own units.
    /// - Throws: `PenalizedRegressionError`; `.dependentColumns` for dependent columns with a penalty that is 0, or no
    ///   more than rounding.
    /// - Complexity: O(columns³ + penalties · outcomes · columns²), whatever the number of rows.
    public init(
        gram: Gram,
        columnNames: [String],
        outcomeNames: [String],
        penalties: [Double],
        hasIntercept: Bool = true,
        isStandardizing: Bool = true
    ) throws {
        precondition(columnNames.count + outcomeNames.count == gram.columnCount, "a name for each column")
        try PenalizedNames.check(penalties)
        let standardized = try StandardizedGram(
            gram,
            columnCount: columnNames.count,
            hasIntercept: hasIntercept,
            isStandardizing: isStandardizing
        )
        // Columns that do not vary stay out: their zero eigenvalues belong to no direction of the data.
        let varying = columnNames.indices.filter { standardized.scales[$0] > 0 }
        let eigen = try SymmetricEigenvalues(standardized.columns.submatrix(rows: varying, columns: varying))
        let values = eigen.values.map { max(0, $0) }
        let rounding = LinearRegression.aliasTolerance * (values.last ?? 0)
        if let least = values.first, let smallest = penalties.min(), least + smallest <= rounding {
            throw PenalizedRegressionError.dependentColumns
        }
        let cross = standardized.cross.submatrix(rows: varying, columns: Array(outcomeNames.indices))
        let rotated = Matrix.transposedProduct(eigen.vectors, cross)

        self.penalties = penalties
        self.outcomeNames = outcomeNames
        names = PenalizedNames.coefficients(columnNames, hasIntercept: hasIntercept)
        effectiveDegreesOfFreedom = penalties.map { penalty in
            values.reduce(hasIntercept ? 1 : 0) { $0 + $1 / ($1 + penalty) }
        }
        var coefficients: [Matrix] = []
        var sums = Matrix(rows: penalties.count, columns: outcomeNames.count)
        var scores = sums
        for (index, penalty) in penalties.enumerated() {
            var shrunk = rotated
            for outcome in outcomeNames.indices {
                for row in values.indices { shrunk[row, outcome] /= values[row] + penalty }
            }
            let slopes = eigen.vectors * shrunk
            var columns: [[Double]] = []
            for outcome in outcomeNames.indices {
                var all = [Double](repeating: 0, count: columnNames.count)
                for (row, column) in varying.enumerated() { all[column] = slopes[row, outcome] }
                columns.append(standardized.ownUnits(all, outcome: outcome))
                let mean = standardized.meanSquaredResidual(all, outcome: outcome)
                let freedom = 1 - effectiveDegreesOfFreedom[index] / standardized.weight
                sums[index, outcome] = mean * standardized.weight
                scores[index, outcome] = freedom > 0 ? mean / (freedom * freedom) : .nan
            }
            coefficients.append(Matrix(columns: columns))
        }
        self.coefficients = coefficients
        residualSumsOfSquares = sums
        generalizedCrossValidation = scores
    }

    /// For each outcome the index of the penalty with the least generalised cross-validation; nil if there is none.
    public var bestPenalties: [Int?] {
        outcomeNames.indices.map { outcome in
            penalties.indices.filter { !generalizedCrossValidation[$0, outcome].isNaN }
                .min { generalizedCrossValidation[$0, outcome] < generalizedCrossValidation[$1, outcome] }
        }
    }
}
