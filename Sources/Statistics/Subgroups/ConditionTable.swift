/// Sums of rows by the codes of two columns, from which those of any two conditions follow in O(1).
struct ConditionTable: Sendable {
    let rowCount: Int
    let columnCount: Int
    /// Of all codes before each place, in both directions (Crow, "Summed-Area Tables for Texture Mapping", SIGGRAPH 1984).
    private var prefix: [SubgroupSums]

    /// - Parameter cells: row by row, one more of each than there are codes: the rows that no condition selects.
    init(cells: [SubgroupSums], rowCount: Int, columnCount: Int) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        let width = columnCount + 2
        var prefix = [SubgroupSums](repeating: SubgroupSums(), count: (rowCount + 2) * width)
        for row in 0...rowCount {
            var own = SubgroupSums()
            for column in 0...columnCount {
                own += cells[row * (columnCount + 1) + column]
                var above = prefix[row * width + column + 1]
                above += own
                prefix[(row + 1) * width + column + 1] = above
            }
        }
        self.prefix = prefix
    }

    /// Of the pairs of columns, in one pass over the rows.
    /// - Complexity: O(rows + codes of both).
    init(
        _ first: SelectorColumn,
        _ second: SelectorColumn,
        _ outcome: SubgroupOutcome,
        at columns: (Int, Int)
    ) {
        let width = second.codeCount + 1
        var cells = [SubgroupSums](repeating: SubgroupSums(), count: (first.codeCount + 1) * width)
        let (firstOwn, secondOwn) = (outcome.contribution(columns.0), outcome.contribution(columns.1))
        cells.withUnsafeMutableBufferPointer { cells in
            first.codes.withUnsafeBufferPointer { one in
                second.codes.withUnsafeBufferPointer { other in
                    outcome.residuals.withUnsafeBufferPointer { values in
                        func fill(_ deviation: (Int) -> Double) {
                            for row in values.indices {
                                cells[Int(one[row]) * width + Int(other[row])].add(deviation(row))
                            }
                        }
                        switch (firstOwn, secondOwn) {
                        case (nil, nil): fill { values[$0] }
                        case (let own?, nil), (nil, let own?):
                            own.withUnsafeBufferPointer { own in fill { values[$0] + own[$0] } }
                        case (let firstOwn?, let secondOwn?):
                            firstOwn.withUnsafeBufferPointer { firstOwn in
                                secondOwn.withUnsafeBufferPointer { secondOwn in
                                    fill { values[$0] + firstOwn[$0] + secondOwn[$0] }
                                }
                            }
                        }
                    }
                }
            }
        }
        self.init(cells: cells, rowCount: first.codeCount, columnCount: second.codeCount)
    }

    /// Of the rows that both runs of codes select.
    @inline(__always)
    func sums(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> SubgroupSums {
        let width = columnCount + 2
        let (top, bottom) = (rows.lowerBound * width, (rows.upperBound + 1) * width)
        var sums = prefix[bottom + columns.upperBound + 1]
        sums -= prefix[top + columns.upperBound + 1]
        sums -= prefix[bottom + columns.lowerBound]
        sums += prefix[top + columns.lowerBound]
        return sums
    }

    /// Of the rows that a run of codes selects, whatever the other column.
    func sums(rows: ClosedRange<Int>) -> SubgroupSums { sums(rows, 0...columnCount) }

    func sums(columns: ClosedRange<Int>) -> SubgroupSums { sums(0...rowCount, columns) }
}
