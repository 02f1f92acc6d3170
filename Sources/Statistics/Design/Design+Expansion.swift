extension Design {
    /// The columns of the expanded design, each held in memory.
    var expandedColumns: [NumericColumn] {
        zip(terms, columnRanges).flatMap { term, range -> [NumericColumn] in
            if case .numeric(let column) = term { return [column] }
            var block = [Double](repeating: 0, count: rowCount * range.count)
            block.withUnsafeMutableBufferPointer { block in
                guard let target = block.baseAddress, rowCount > 0 else { return }
                let zeros = ArraySlice(repeating: 0.0, count: range.count)
                term.fill(target, rows: 0..<rowCount, leading: rowCount, shift: zeros)
            }
            return range.enumerated().map { position, column in
                let values = Array(block[position * rowCount..<(position + 1) * rowCount])
                return NumericColumn(name: columnNames[column], values: values)
            }
        }
    }
}
