import Parallelism

/// Sums of the plain numeric columns and outcomes, and of the constant, by the cells of categorical terms.
struct LevelSums {
    /// The terms without categorical columns.
    let numeric: Design
    let outcomes: [NumericColumn]
    /// What is taken from each numeric column and outcome.
    let shift: [Double]
    let weights: [Double]?

    /// Numbers of a row: the constant 1, then the numeric columns and the outcomes less their shifts.
    var width: Int { 1 + shift.count }

    private static let blockRows = 1_024
    /// Rows whose sums are taken by one thread, at the least.
    private static let rowsInPart = 262_144
    /// What all parts may hold at a time: 64 MB.
    private static let numbersInParts = 8_388_608

    /// For each term a table of width × cells of weighted sums, each number times the term's multiplier.
    ///
    /// The number of parts depends on the shapes alone, so the result is the same on every number of threads.
    /// - Complexity: O(rows · width · terms), on all processors.
    func tables(of terms: [CountedTerm]) -> [[Double]] {
        let rows = numeric.rowCount
        let size = terms.reduce(0) { $0 + width * $1.cells.count }
        let count = max(
            1,
            min((rows + Self.rowsInPart - 1) / Self.rowsInPart, Self.numbersInParts / max(1, size))
        )
        let ranges = evenRanges(of: rows, parts: count)
        let parts = concurrentMap(ranges.count) { tables(of: terms, rows: ranges[$0]) }
        var total = parts[0]
        for part in parts.dropFirst() {
            for (term, table) in part.enumerated() {
                for index in table.indices { total[term][index] += table[index] }
            }
        }
        return total
    }

    private func tables(of terms: [CountedTerm], rows: Range<Int>) -> [[Double]] {
        let width = self.width
        var tables = terms.map { [Double](repeating: 0, count: width * $0.cells.count) }
        var columns = [Double](repeating: 1, count: Self.blockRows * width)
        var lines = columns
        var factors = [Double](repeating: 1, count: Self.blockRows)
        var codes = [Int32](repeating: 0, count: Self.blockRows)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
            let block = first..<min(first + Self.blockRows, rows.upperBound)
            fill(&lines, from: &columns, rows: block)
            for (index, term) in terms.enumerated() {
                multiply(term.multiplier + (weights.map { [$0] } ?? []), rows: block, into: &factors)
                term.cells.withCodes(of: block, scratch: &codes) { cells in
                    tables[index].withUnsafeMutableBufferPointer { table in
                        lines.withUnsafeBufferPointer { lines in
                            for row in 0..<block.count {
                                let target = table.baseAddress! + Int(cells[row]) * width
                                let source = lines.baseAddress! + row * width
                                let factor = factors[row]
                                for number in 0..<width { target[number] += factor * source[number] }
                            }
                        }
                    }
                }
            }
        }
        return tables
    }

    /// Writes the numbers of each row one after the other: `width` × rows.
    private func fill(_ lines: inout [Double], from columns: inout [Double], rows: Range<Int>) {
        let (width, leading) = (width, Self.blockRows)
        columns.withUnsafeMutableBufferPointer { columns in
            let columns = columns.baseAddress!
            numeric.fill(columns + leading, outcomes: outcomes, rows: rows, leading: leading, shift: shift)
            lines.withUnsafeMutableBufferPointer { lines in
                for number in 0..<width {
                    for row in 0..<rows.count {
                        lines[number + row * width] = columns[row + number * leading]
                    }
                }
            }
        }
    }
}
