/// What is left of the sums of a table's cells when each code of both columns has its own effect, in O(1) for any two
/// conditions: whether a conjunction has something beyond what its conditions do by themselves.
struct RestBeyondParts {
    private let width: Int
    private var prefix: [Double]
    private let table: ConditionTable
    private let total: Double

    /// Conditions that leave less than this for a conjunction of their own are no test of it.
    private static let leastFreedom = 0.02

    /// - Complexity: that of an ``AdditiveFit``.
    init(_ table: ConditionTable) {
        let (rows, columns) = (table.rowCount + 1, table.columnCount + 1)
        var counts = [Double](repeating: 0, count: rows * columns)
        var sums = counts
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = table.sums(row...row, column...column)
                counts[row * columns + column] = cell.count
                sums[row * columns + column] = cell.sum
            }
        }
        let fit = AdditiveFit(rows: rows, columns: columns, counts: counts, sums: sums)
        width = columns + 1
        prefix = Array(repeating: 0, count: (rows + 1) * width)
        for row in 0..<rows {
            var own = 0.0
            for column in 0..<columns {
                let cell = row * columns + column
                own += sums[cell] - counts[cell] * (fit.ofRow[row] + fit.ofColumn[column])
                prefix[(row + 1) * width + column + 1] = prefix[row * width + column + 1] + own
            }
        }
        self.table = table
        total = table.sums(rows: 0...table.rowCount).count
    }

    /// The effect of the conjunction beyond its conditions' own, times the root of the rows that it could be told from: in units
    /// of the outcome's deviation a z value.
    func quality(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, count: Double) -> Double {
        let rest =
            prefix[(rows.upperBound + 1) * width + columns.upperBound + 1]
            - prefix[rows.lowerBound * width + columns.upperBound + 1]
            - prefix[(rows.upperBound + 1) * width + columns.lowerBound]
            + prefix[rows.lowerBound * width + columns.lowerBound]
        // What the additive fit takes of the conjunction's own deviation.
        let freedom =
            1 - count / table.sums(rows: rows).count - count / table.sums(columns: columns).count
            + count / total
        guard freedom > RestBeyondParts.leastFreedom else { return 0 }
        return rest / (count * freedom).squareRoot()
    }
}
