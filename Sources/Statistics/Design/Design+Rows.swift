import Parallelism

extension Design {
    /// The design of some of the rows, in the given order; a row may come more than once.
    /// - Precondition: the rows are there.
    /// - Complexity: O(rows · columns of data).
    public func selecting(rows: some RandomAccessCollection<Int32>) -> Design {
        Design(terms.map { $0.selecting(rows: rows) }, rowCount: rows.count, of: self)
    }
}

extension Design.Term {
    fileprivate func selecting(rows: some RandomAccessCollection<Int32>) -> Self {
        switch self {
        case .numeric(let column): .numeric(column.selecting(rows: rows))
        case .categorical(let column): .categorical(column.selecting(rows: rows))
        case .interaction(let parts): .interaction(parts.map { $0.selecting(rows: rows) })
        }
    }
}

extension NumericColumn {
    /// The values of some of the rows, in the given order.
    public func selecting(rows: some RandomAccessCollection<Int32>) -> NumericColumn {
        NumericColumn(name: name, values: values.selecting(rows))
    }
}

extension Clustering {
    /// The clusters of some of the rows, in the given order.
    public func selecting(rows: some RandomAccessCollection<Int32>) -> Clustering {
        Clustering(name: name, codes: codes.selecting(rows), codeCount: codeCount)
    }
}

extension CategoricalColumn {
    /// The levels of some of the rows, in the given order.
    public func selecting(rows: some RandomAccessCollection<Int32>) -> CategoricalColumn {
        CategoricalColumn(name: name, levels: levels, codes: codes.selecting(rows), coding: coding)
    }
}

extension Array {
    fileprivate func selecting(_ rows: some RandomAccessCollection<Int32>) -> [Element] {
        withUnsafeBufferPointer { source in
            [Element](unsharedCapacity: rows.count) { target, count in
                for (position, row) in rows.enumerated() {
                    precondition(source.indices.contains(Int(row)), "rows that are there")
                    (target.baseAddress! + position).initialize(to: source[Int(row)])
                }
                count = rows.count
            }
        }
    }
}
