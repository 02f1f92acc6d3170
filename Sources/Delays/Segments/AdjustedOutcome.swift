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
        var slopes = [Double](repeating: 0, count: design.columnCount)
        for (position, column) in regression.columns.enumerated() {
            slopes[column] = regression.coefficients[position + 1, 0]
        }
        let contributions = zip(design.terms, design.columnRanges).map { term, range -> [Double] in
            let own: [Double]
            switch term {
            case .numeric(let column): own = column.values.map { slopes[range.lowerBound] * $0 }
            case .categorical(let column):
                var ofLevel = [Double](repeating: 0, count: column.levels.count)
                for (position, level) in column.codedLevels.enumerated() {
                    ofLevel[level] = slopes[range.lowerBound + position]
                }
                own = column.codes.map { ofLevel[Int($0)] }
            case .interaction: preconditionFailure("main effects only")
            }
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

extension DriverColumn {
    var rowCount: Int {
        switch term {
        case .numeric(let column): column.values.count
        case .categorical(let column): column.codes.count
        case .interaction: preconditionFailure("main effects only")
        }
    }
}
