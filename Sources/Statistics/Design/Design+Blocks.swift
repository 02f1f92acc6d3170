extension Design {
    /// Writes the expanded design of some rows, less a shift, column by column.
    /// - Parameters:
    ///   - rows: which rows.
    ///   - block: where entry (row, column) goes to `row - rows.lowerBound + column * leading`.
    ///   - leading: the distance between columns of the block, at least `rows.count`.
    ///   - shift: one value for each column of the expanded design, taken from its entries.
    public func fill(
        _ block: UnsafeMutablePointer<Double>,
        rows: Range<Int>,
        leading: Int,
        shift: [Double]
    ) {
        var column = 0
        for term in terms {
            switch term {
            case .numeric(let numeric):
                numeric.fill(block + column * leading, rows: rows, shift: shift[column])
            case .categorical(let categorical):
                categorical.fill(
                    block + column * leading,
                    rows: rows,
                    leading: leading,
                    shift: shift[column..<column + term.columnCount]
                )
            }
            column += term.columnCount
        }
    }
}

extension NumericColumn {
    func fill(_ target: UnsafeMutablePointer<Double>, rows: Range<Int>, shift: Double) {
        values.withUnsafeBufferPointer { values in
            let source = values.baseAddress! + rows.lowerBound
            for offset in 0..<rows.count { target[offset] = source[offset] - shift }
        }
    }
}

extension CategoricalColumn {
    func fill(
        _ target: UnsafeMutablePointer<Double>,
        rows: Range<Int>,
        leading: Int,
        shift: ArraySlice<Double>
    ) {
        let omitted = omittedLevel
        for (column, shift) in shift.enumerated() {
            (target + column * leading).update(repeating: -shift, count: rows.count)
        }
        codes.withUnsafeBufferPointer { codes in
            for (offset, row) in rows.enumerated() {
                let level = Int(codes[row])
                if level != omitted {
                    target[(level < omitted ? level : level - 1) * leading + offset] += 1
                } else if coding == .sumToZero {
                    for column in 0..<max(0, levels.count - 1) { target[column * leading + offset] -= 1 }
                }
            }
        }
    }
}
