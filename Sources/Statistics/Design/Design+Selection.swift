extension NumericColumn {
    /// The column of the given rows, in that order.
    public func selecting(_ rows: [Int]) -> NumericColumn {
        NumericColumn(name: name, values: rows.map { values[$0] })
    }
}

extension CategoricalColumn {
    /// The column of the given rows, in that order; with all its levels, some of which may have no row then.
    public func selecting(_ rows: [Int]) -> CategoricalColumn {
        CategoricalColumn(name: name, levels: levels, codes: rows.map { codes[$0] }, coding: coding)
    }
}

extension Design.Term {
    /// The term of the given rows, in that order.
    public func selecting(_ rows: [Int]) -> Design.Term {
        switch self {
        case .numeric(let column): .numeric(column.selecting(rows))
        case .categorical(let column): .categorical(column.selecting(rows))
        case .interaction(let parts): .interaction(parts.map { $0.selecting(rows) })
        }
    }
}
