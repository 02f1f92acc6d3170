/// Columns and outcomes all pairs of which are complete in the same rows, so that they can be computed at once.
struct PairsOfSameRows {
    /// Rising.
    let rows: [Int32]
    /// Indices of the columns and of the outcomes; each pair of one of both is in the group.
    let columns: [Int]
    let outcomes: [Int]

    /// Every pair of a column and an outcome, in as many groups as there are combinations of gaps.
    /// - Complexity: O(n · columns + n · combinations of gaps).
    static func groups(columns: [NumericColumn], outcomes: [NumericColumn]) -> [PairsOfSameRows] {
        let byColumn = RowMask.distinct(columns)
        let byOutcome = RowMask.distinct(outcomes)
        return byColumn.flatMap { left in
            byOutcome.map { right in
                PairsOfSameRows(
                    rows: left.mask.intersection(right.mask).rows,
                    columns: left.columns,
                    outcomes: right.columns
                )
            }
        }
    }
}

/// Which rows have a value, a bit for each.
struct RowMask: Hashable {
    private var words: [UInt64]

    init(_ values: [Double]) {
        words = [UInt64](repeating: 0, count: (values.count + 63) / 64)
        for (row, value) in values.enumerated() where !value.isNaN {
            words[row / 64] |= 1 << UInt64(row % 64)
        }
    }

    func intersection(_ other: RowMask) -> RowMask {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    var rows: [Int32] {
        var rows: [Int32] = []
        rows.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
        for (index, word) in words.enumerated() {
            var word = word
            while word != 0 {
                rows.append(Int32(index * 64 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return rows
    }

    /// The masks that occur, in order of first appearance, each with its columns.
    static func distinct(_ columns: [NumericColumn]) -> [(mask: RowMask, columns: [Int])] {
        var places: [RowMask: Int] = [:]
        var result: [(mask: RowMask, columns: [Int])] = []
        for (index, column) in columns.enumerated() {
            let mask = RowMask(column.values)
            if let place = places[mask] {
                result[place].columns.append(index)
            } else {
                places[mask] = result.count
                result.append((mask, [index]))
            }
        }
        return result
    }
}

extension NumericColumn {
    /// Some of the rows, in the given order.
    func rows(_ rows: [Int32]) -> NumericColumn {
        rows.count == values.count ? self : NumericColumn(name: name, values: rows.map { values[Int($0)] })
    }
}

extension Clustering {
    /// Some of the rows, under the same codes.
    func rows(_ rows: [Int32]) -> Clustering {
        rows.count == codes.count
            ? self : Clustering(name: name, codes: rows.map { codes[Int($0)] }, codeCount: codeCount)
    }
}
