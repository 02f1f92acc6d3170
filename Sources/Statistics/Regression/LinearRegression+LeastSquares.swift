import LinearAlgebra

extension LinearRegression {
    /// The most entries that a design may have to be held in memory for `LeastSquares`: about 4 GB.
    static let entriesInMemory = 100_000_000

    /// The regression by QR on the data with refinement, for columns that no Gram can tell from aliased ones.
    /// - Parameter suspects: the columns in question.
    /// - Throws: `RegressionError`; `.nearlyDependent` where the design is too large for it.
    /// - Complexity: O(rows · columns²) and about 40 bytes for each entry of the design.
    init(
        refining design: Design,
        outcomes: [NumericColumn],
        weights: [Double]?,
        suspects: [String]
    ) throws {
        guard design.rowCount * (design.columnCount + 1) <= Self.entriesInMemory else {
            throw RegressionError.nearlyDependent(columns: suspects)
        }
        let expanded = design.expandedColumns
        let fit = try LeastSquares(
            expanded.map { PreciseColumn($0) },
            outcomes: outcomes.map { PreciseColumn($0) },
            hasIntercept: design.hasIntercept,
            weights: weights
        )
        let kept = fit.columns.map { expanded[$0].values }
        let total = weights?.reduce(0, +) ?? Double(design.rowCount)
        let means = kept.map { mean(of: $0, weights: weights, total: total) }
        let root = try Self.inverseRoot(of: kept, means: fit.hasIntercept ? means : nil, weights: weights)
        self.init(
            method: .leastSquares(steps: fit.steps),
            names: fit.names,
            hasIntercept: fit.hasIntercept,
            columns: fit.columns,
            aliased: fit.aliased,
            outcomeNames: fit.outcomeNames,
            coefficients: fit.coefficients,
            inverse: fit.inverse,
            inverseRoot: root.inverse,
            weight: total,
            columnMeans: means,
            outcomeMeans: outcomes.map { mean(of: $0.values, weights: weights, total: total) },
            rowCount: fit.rowCount,
            residualSumsOfSquares: fit.residualSumsOfSquares,
            totalSumsOfSquares: fit.totalSumsOfSquares,
            condition: root.condition,
            digits: fit.dataDigits,
            aliasFactors: Matrix(rows: 0, columns: 0)
        )
    }

    /// The upper triangular root of the inverse of the columns' (centred, weighted) products, and the condition number
    /// of these columns scaled to unit length.
    private static func inverseRoot(
        of columns: [[Double]],
        means: [Double]?,
        weights: [Double]?
    ) throws -> (inverse: Matrix, condition: Double) {
        guard !columns.isEmpty else { return (Matrix(rows: 0, columns: 0), 1) }
        var scales: [Double] = []
        let scaled = columns.enumerated().map { index, column in
            var values = column.map { $0 - (means?[index] ?? 0) }
            if let weights { values = zip(values, weights).map { $0 * $1.squareRoot() } }
            let length = values.length
            scales.append(length)
            return values.map { $0 / length }
        }
        let factor = try PivotedQR(Matrix(columns: scaled), fixed: columns.count).factor
        let singular = try SingularValues(factor).values
        var root = factor.invertedUpperTriangle
        for row in 0..<root.rows {
            for column in row..<root.columns { root[row, column] /= scales[row] }
        }
        return (root, singular[0] / singular[singular.count - 1])
    }
}

private func mean(of values: [Double], weights: [Double]?, total: Double) -> Double {
    guard let weights else { return values.reduce(0, +) / total }
    return dot(values, weights) / total
}
