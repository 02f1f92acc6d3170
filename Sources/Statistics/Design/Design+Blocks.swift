import Parallelism

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
        for (term, columns) in zip(terms, columnRanges) {
            let target = block + columns.lowerBound * leading
            term.fill(target, rows: rows, leading: leading, shift: shift[columns])
        }
    }
}

extension Design.Term {
    func fill(
        _ target: UnsafeMutablePointer<Double>,
        rows: Range<Int>,
        leading: Int,
        shift: ArraySlice<Double>
    ) {
        switch self {
        case .numeric(let numeric):
            numeric.fill(target, rows: rows, shift: shift[shift.startIndex])
        case .categorical(let categorical):
            categorical.fill(target, rows: rows, leading: leading, shift: shift)
        case .interaction(let parts):
            let products = Self.products(of: parts, rows: rows)
            for (column, shift) in shift.enumerated() {
                for offset in 0..<rows.count {
                    target[column * leading + offset] = products[column * rows.count + offset] - shift
                }
            }
        }
    }

    /// The products of the columns of all parts, rows × columns, those of the first part varying fastest.
    private static func products(of parts: [Design.Term], rows: Range<Int>) -> [Double] {
        let height = rows.count
        var products = [Double](repeating: 1, count: height)
        for part in parts {
            let zeros = ArraySlice(repeating: 0.0, count: part.columnCount)
            let own = [Double](unsharedCapacity: height * part.columnCount) { buffer, count in
                if part.columnCount > 0, height > 0 {
                    part.fill(buffer.baseAddress!, rows: rows, leading: height, shift: zeros)
                }
                count = height * part.columnCount
            }
            let width = products.count / max(1, height)
            products = [Double](unsharedCapacity: width * own.count) { buffer, count in
                count = width * own.count
                for column in 0..<part.columnCount * width {
                    let (left, right) = (column % width * height, column / width * height)
                    for row in 0..<height {
                        buffer[column * height + row] = products[left + row] * own[right + row]
                    }
                }
            }
        }
        return products
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
