import Statistics

/// How much the mean of a pair of conditions differs from what the sum of both conditions says, for all pairs of two
/// columns: what the search for interactions looks at first.
struct PairTable: Sendable {
    struct Cell: Sendable {
        let first: Int
        let second: Int
        /// In standard errors.
        let deviation: Double
        let orders: Int
    }

    private let rows: Int
    private let columns: Int
    private var counts: [Double]
    private var sums: [Double]
    private var squares: [Double]

    private static let fewestOrders = 30.0

    /// - Parameters:
    ///   - residuals: of the regression without interactions, for some of the rows.
    ///   - chosen: those rows.
    /// - Complexity: O(rows).
    init(_ first: ConditionColumn, _ second: ConditionColumn, residuals: [Double], of chosen: [Int32]) {
        rows = first.codeCount
        columns = second.codeCount
        var counts = [Double](repeating: 0, count: rows * columns)
        var (sums, squares) = (counts, counts)
        for (position, row) in chosen.enumerated() {
            let cell = Int(first.codes[Int(row)]) * columns + Int(second.codes[Int(row)])
            counts[cell] += 1
            sums[cell] += residuals[position]
            squares[cell] += residuals[position] * residuals[position]
        }
        self.counts = counts
        self.sums = sums
        self.squares = squares
    }

    /// The cell that stands out most among those of real conditions, the rarest of equals, and the chance of one like it if
    /// none does.
    /// - Parameters: how many conditions each column really has.
    func strongest(_ firstCount: Int, _ secondCount: Int) -> (cell: Cell, pValue: Double)? {
        let fit = AdditiveFit(rows: rows, columns: columns, counts: counts, sums: sums)
        let total = counts.reduce(0, +)
        var strongest: Cell?
        var offered = 0
        for row in 0..<firstCount {
            for column in 0..<secondCount {
                let index = row * columns + column
                let count = counts[index]
                guard count >= PairTable.fewestOrders else { continue }
                let inRow = (0..<columns).reduce(0) { $0 + counts[row * columns + $1] }
                let inColumn = (0..<rows).reduce(0) { $0 + counts[$1 * columns + column] }
                // What the additive fit takes of the cell's own deviation.
                let leverage = count / inRow + count / inColumn - count / total
                guard leverage < 0.95, inRow > count, inColumn > count else { continue }
                offered += 1
                let mean = sums[index] / count
                let variance = max(0, squares[index] / count - mean * mean)
                guard variance > 0 else { continue }
                let rest = mean - fit.ofRow[row] - fit.ofColumn[column]
                let deviation = rest * (count / variance / (1 - leverage)).squareRoot()
                let cell = Cell(first: row, second: column, deviation: deviation, orders: Int(count))
                if let known = strongest {
                    let (new, old) = (abs(deviation), abs(known.deviation))
                    let isTied = abs(new - old) <= 1e-6 * old
                    guard isTied ? cell.orders < known.orders : new > old else { continue }
                }
                strongest = cell
            }
        }
        guard let strongest else { return nil }
        return (strongest, min(1, Double(offered) * Normal().twoSidedTail(strongest.deviation)))
    }
}
