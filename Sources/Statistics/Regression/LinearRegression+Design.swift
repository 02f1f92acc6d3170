extension LinearRegression {
    /// Regressions of outcomes on a design.
    /// - Parameters:
    ///   - weights: one for each row, none negative; nil for 1.
    /// - Throws: `RegressionError`.
    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors.
    public init(_ design: Design, outcomes: [NumericColumn], weights: [Double]? = nil) throws {
        let gram = try Gram(design, outcomes: outcomes, weights: weights)
        let first = try LinearRegression(
            gram: gram,
            columnNames: design.columnNames,
            outcomeNames: outcomes.map(\.name),
            hasIntercept: design.hasIntercept
        )
        self =
            first.needsRows
            ? try first.refined(gram: gram, design: design, outcomes: outcomes, weights: weights) ?? first
            : first
    }
}
