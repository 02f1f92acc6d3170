import Parallelism

extension CategoricalColumn {
    /// Sums by level turned into sums of the coded columns, along one axis of a table.
    ///
    /// A coded column is the mark of its level, less the mark of the omitted level under sum-to-zero coding; sums
    /// of products are linear in the marks, so the same holds for them.
    /// - Parameters:
    ///   - table: inner × levels × outer, the first index fastest.
    ///   - inner: how many entries there are for one level before the next.
    /// - Returns: inner × coded levels × outer.
    /// - Complexity: O(entries of the table).
    func contrasts(of table: [Double], inner: Int) -> [Double] {
        let levelCount = levels.count
        let omitted = omittedLevel
        let outer = table.count / max(1, inner * levelCount)
        return [Double](unsharedCapacity: inner * max(0, levelCount - 1) * outer) {
            buffer,
            count in
            for slice in 0..<outer {
                let first = slice * levelCount * inner
                let reference = first + omitted * inner
                for level in 0..<levelCount where level != omitted {
                    let source = first + level * inner
                    for index in 0..<inner {
                        buffer[count + index] =
                            coding == .sumToZero
                            ? table[source + index] - table[reference + index] : table[source + index]
                    }
                    count += inner
                }
            }
        }
    }
}

extension Cells {
    /// Sums by cell turned into sums of the term's columns, along one axis of a table.
    /// - Parameter inner: how many entries there are for one cell before the next.
    func contrasts(of table: [Double], inner: Int) -> [Double] {
        var inner = inner
        return factors.reduce(table) { table, factor in
            defer { inner *= max(0, factor.levels.count - 1) }
            return factor.contrasts(of: table, inner: inner)
        }
    }
}
