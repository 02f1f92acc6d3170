extension Cells {
    /// For each cell the number of its rows, or the sum over its rows of the products of some numbers, from the
    /// first row to the last.
    /// - Parameter factors: columns of one number for each row; empty to count.
    /// - Complexity: O(rows · (categorical columns + factors) + cells).
    func sums(ofProducts factors: [[Double]], rowCount: Int) -> [Double] {
        factors.isEmpty ? counts(rowCount: rowCount).map(Double.init) : products(factors, rowCount: rowCount)
    }

    /// Integers take half the room of doubles and are exact.
    private func counts(rowCount: Int) -> [UInt32] {
        precondition(rowCount <= UInt32.max, "no more rows than a counter holds")
        var counts = [UInt32](repeating: 0, count: count)
        counts.withUnsafeMutableBufferPointer { counts in
            guard let counts = counts.baseAddress else { return }
            forEachBlock(rowCount: rowCount) { rows, cells in
                for offset in 0..<rows.count { counts[Int(cells[offset])] &+= 1 }
            }
        }
        return counts
    }

    private func products(_ factors: [[Double]], rowCount: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        var numbers = [Double](repeating: 0, count: Self.blockRows)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            forEachBlock(rowCount: rowCount) { rows, cells in
                numbers.withUnsafeMutableBufferPointer { numbers in
                    multiply(factors, rows: rows, into: numbers.baseAddress!)
                    for offset in 0..<rows.count { sums[Int(cells[offset])] += numbers[offset] }
                }
            }
        }
        return sums
    }

    @inline(__always)
    func forEachBlock(
        rowCount: Int,
        _ body: (_ rows: Range<Int>, _ cells: UnsafePointer<Int32>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.blockRows) { scratch in
            for first in stride(from: 0, to: rowCount, by: Self.blockRows) {
                let rows = first..<min(first + Self.blockRows, rowCount)
                withCodes(of: rows, scratch: scratch.baseAddress!) { body(rows, $0) }
            }
        }
    }
}

/// Writes for each row the product of its entries in all columns, 1 where there are none.
func multiply(_ columns: [[Double]], rows: Range<Int>, into target: UnsafeMutablePointer<Double>) {
    target.update(repeating: 1, count: rows.count)
    for column in columns {
        column.withUnsafeBufferPointer { column in
            let source = column.baseAddress! + rows.lowerBound
            for offset in 0..<rows.count { target[offset] *= source[offset] }
        }
    }
}
