import LinearAlgebra

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
            design.expanded,
            outcomes: outcomes.map { PreciseColumn($0) },
            hasIntercept: design.hasIntercept,
            weights: weights,
            precision: precision
        )
    }
}

extension Design {
    /// All columns but the intercept, in memory.
    var expanded: [PreciseColumn] {
        var block = Matrix(rows: rowCount, columns: columnCount)
        block.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            fill(start, rows: 0..<rowCount, leading: rowCount, shift: Array(repeating: 0, count: columnCount))
        }
        return columnNames.indices.map {
            PreciseColumn(name: columnNames[$0], values: Array(block.column($0)))
        }
    }
}
