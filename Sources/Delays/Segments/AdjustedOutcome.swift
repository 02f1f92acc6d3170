import Statistics

extension SubgroupOutcome {
    /// What one regression of an outcome on all columns leaves, and what it books to each of them.
    /// - Parameters:
    ///   - columns: of the model, all rows.
    ///   - rows: those that the outcome is given for.
    /// - Throws: `RegressionError`.
    init(_ columns: [DriverColumn], rows: [Int32], outcome: [Double]) throws {
        let design = try Design(columns.map(\.term), rowCount: columns.first?.rowCount ?? 0)
            .selecting(rows: rows)
        let regression = try LinearRegression(
            design,
            outcomes: [NumericColumn(name: "outcome", values: outcome)]
        )
        guard regression.degreesOfFreedom > 0 else {
            throw RegressionError.tooFewRows(rows: rows.count, coefficients: regression.parameterCount)
        }
        let slopes = regression.slopes(ofColumns: design.columnCount)
        let contributions = design.terms.indices.map { term -> [Double] in
            let own = design.contribution(ofTerm: term, slopes: slopes)
            let mean = own.reduce(0, +) / Double(max(1, own.count))
            return own.map { $0 - mean }
        }
        let mean = outcome.reduce(0, +) / Double(max(1, outcome.count))
        var residuals = outcome.map { $0 - mean }
        for contribution in contributions {
            for row in residuals.indices { residuals[row] -= contribution[row] }
        }
        self.init(residuals: residuals, contributions: contributions)
    }
}
