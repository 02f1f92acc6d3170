extension LinearRegression {
    /// Regressions of outcomes on a design: from its Gram; where the Gram's rounding would tell, with a second pass
    /// over the rows; and where the design is small, or its columns are all but combinations of others, by least
    /// squares in memory. `method` says which.
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
        if !first.needsRows || !design.isWorthExpanding {
            self = first
        } else if !design.isSmall || !first.aliased.isEmpty,
            let refined = try first.refined(gram: gram, design: design, outcomes: outcomes, weights: weights)
        {
            self = refined
        } else {
            try self.init(
                refining: design,
                outcomes: outcomes,
                weights: weights,
                suspects: first.aliased.map(\.name)
            )
        }
    }
}

extension Design {
    /// Products of entries that a second pass over the expanded rows of a design with categorical terms may take:
    /// a few seconds. The Gram of such a design is counted, which is exact but for its numeric columns.
    static let productsOfSecondPass = 1e11

    /// Whether least squares in memory takes a few milliseconds at most.
    fileprivate var isSmall: Bool {
        rowCount > columnCount && rowCount * (columnCount + 1) <= 20_000
    }

    fileprivate var isWorthExpanding: Bool {
        let width = Double(columnCount)
        return !hasCategoricalTerms || Double(rowCount) * width * width <= Self.productsOfSecondPass
    }
}
