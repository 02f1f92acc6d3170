/// The weighted additive fit of the means of a table's cells: an effect for each row and each column, which together come
/// nearest to the means. By turns (Gauss-Seidel on its normal equations).
package struct AdditiveFit {
    package private(set) var ofRow: [Double]
    package private(set) var ofColumn: [Double]

    private static let sweeps = 30

    /// - Parameters:
    ///   - counts: of each cell, row by row.
    ///   - sums: of the values in each.
    /// - Complexity: O(cells · sweeps).
    package init(rows: Int, columns: Int, counts: [Double], sums: [Double]) {
        precondition(
            counts.count == rows * columns && sums.count == counts.count,
            "a count and a sum for each cell"
        )
        ofRow = [Double](repeating: 0, count: rows)
        ofColumn = [Double](repeating: 0, count: columns)
        for _ in 0..<AdditiveFit.sweeps {
            for row in 0..<rows {
                var (sum, count) = (0.0, 0.0)
                for column in 0..<columns {
                    let cell = row * columns + column
                    sum += sums[cell] - counts[cell] * ofColumn[column]
                    count += counts[cell]
                }
                ofRow[row] = count > 0 ? sum / count : 0
            }
            for column in 0..<columns {
                var (sum, count) = (0.0, 0.0)
                for row in 0..<rows {
                    let cell = row * columns + column
                    sum += sums[cell] - counts[cell] * ofRow[row]
                    count += counts[cell]
                }
                ofColumn[column] = count > 0 ? sum / count : 0
            }
        }
    }
}
