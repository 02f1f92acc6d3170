extension LeastSquares {
    /// Regressions of outcomes on a design, which is expanded into memory for this.
    /// - Throws: `RegressionError`.
    public init(
        _ design: Design,
        outcomes: [NumericColumn],
        weights: [Double]? = nil,
        precision: Precision = .doubleDouble
    ) throws {
        try self.init(
            design.expandedColumns.map { PreciseColumn($0) },
            outcomes: outcomes.map { PreciseColumn($0) },
            hasIntercept: design.hasIntercept,
            weights: weights,
            precision: precision
        )
    }
}
