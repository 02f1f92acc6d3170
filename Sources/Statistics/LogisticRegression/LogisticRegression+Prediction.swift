extension LogisticRegression {
    /// The chance of success of each row that was fitted.
    /// - Complexity: O(rows · columns), on all processors.
    public var probabilities: [Double] { probabilities(of: search.likelihood.rows) }

    /// The chance of success of each row of another design with the same columns.
    /// - Throws: `LogisticRegressionError.otherColumns`; `RegressionError.notFinite`.
    /// - Complexity: O(rows · columns), on all processors.
    public func probabilities(of design: Design) throws -> [Double] {
        let rows = search.likelihood.rows
        guard design.columnNames == rows.design.columnNames, design.hasIntercept == hasIntercept else {
            throw LogisticRegressionError.otherColumns
        }
        for column in design.terms.flatMap(\.numericFactors) {
            if let row = column.values.firstIndex(where: { !$0.isFinite }) {
                throw RegressionError.notFinite(column: column.name, row: row)
            }
        }
        return probabilities(of: rows.replacing(design: design))
    }

    private func probabilities(of rows: ModelRows) -> [Double] {
        rows.sum(from: []) { sum, block in
            block.predict(centredCoefficients)
            for offset in 0..<block.rows.count {
                sum.append(Chance(linear: block.predictor[offset]).success)
            }
        } merge: { sum, later in
            sum += later
        }
    }
}
