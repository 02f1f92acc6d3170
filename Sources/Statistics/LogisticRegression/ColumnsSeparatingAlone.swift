extension LogisticLikelihood {
    /// Numeric columns that separate the outcomes by themselves (no success lies below a failure, or none above),
    /// and levels all of whose rows have one outcome.
    /// - Complexity: O(rows · terms). Interactions are not looked at.
    var columnsSeparatingAlone: [String] {
        rows.design.terms.flatMap { term -> [String] in
            switch term {
            case .numeric(let column): separatesAlone(column.values) ? [column.name] : []
            case .categorical(let column): levelsOfOneOutcome(column)
            case .interaction: []
            }
        }
    }

    private func weight(row: Int) -> Double { weights?[row] ?? 1 }

    private func separatesAlone(_ values: [Double]) -> Bool {
        var successes = (least: Double.infinity, greatest: -Double.infinity)
        var failures = successes
        for (row, value) in values.enumerated() where weight(row: row) > 0 {
            if outcome[row] > 0 {
                successes = (min(successes.least, value), max(successes.greatest, value))
            }
            if outcome[row] < 1 {
                failures = (min(failures.least, value), max(failures.greatest, value))
            }
        }
        guard min(successes.least, failures.least) < max(successes.greatest, failures.greatest) else {
            return false
        }
        return successes.least >= failures.greatest || failures.least >= successes.greatest
    }

    private func levelsOfOneOutcome(_ column: CategoricalColumn) -> [String] {
        var successes = [Double](repeating: 0, count: column.levels.count)
        var failures = successes
        for (row, code) in column.codes.enumerated() {
            successes[Int(code)] += weight(row: row) * outcome[row]
            failures[Int(code)] += weight(row: row) * (1 - outcome[row])
        }
        return column.levels.indices.compactMap { level in
            (successes[level] > 0) != (failures[level] > 0) ? "\(column.name)[\(column.levels[level])]" : nil
        }
    }
}
