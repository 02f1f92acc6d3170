import LinearAlgebra

/// A two-way table with gaps, taken apart into what rows and what columns add to each value, by least squares:
/// y = row + column + error.
///
/// Column effects can be told from row effects only among rows and columns that share values with each other, directly or
/// over others (a component). In each component they are 0 on the mean of its values, so that a row's level is that of its values had
/// they come from columns of the mean effect. Levels of different components compare only if their columns do on the mean.
public struct AdditiveTable: Sendable {
    /// For each row its level; NaN without a value.
    public let rowLevels: [Double]
    /// For each column what it adds; NaN without a value.
    public let columnEffects: [Double]
    /// For each row its component, from 0 in order of their first rows; -1 without a value.
    public let components: [Int]
    /// Values less what was estimated: rows + columns - components.
    public let degreesOfFreedom: Int
    /// The root of the mean square of what is left; nil without degrees of freedom.
    public let residualStandardDeviation: Double?

    public var componentCount: Int { (components.max() ?? -1) + 1 }

    /// - Parameters:
    ///   - rows: for each value its row, from 0 to `rowCount - 1`.
    ///   - columns: for each value its column, from 0 to `columnCount - 1`.
    /// - Throws: `LinearAlgebraError` where the values are not finite.
    /// - Precondition: a row and a column for each value, within range.
    /// - Complexity: O(values · values of a row + columns³ / 3).
    public init(_ values: [Double], rows: [Int32], rowCount: Int, columns: [Int32], columnCount: Int) throws {
        precondition(
            values.count == rows.count && values.count == columns.count,
            "a row and a column for each value"
        )
        var ofRow = [[Int]](repeating: [], count: rowCount)
        for (index, row) in rows.enumerated() { ofRow[Int(row)].append(index) }
        var rowMeans = [Double](repeating: .nan, count: rowCount)
        for row in 0..<rowCount where !ofRow[row].isEmpty {
            rowMeans[row] = ofRow[row].reduce(0) { $0 + values[$1] } / Double(ofRow[row].count)
        }
        let (components, columnComponents) = AdditiveTable.components(ofRow, columns, columnCount)

        // The normal equations without the rows; one column of each component is left out, as its effect is 0 until they are centred.
        var places = [Int](repeating: -1, count: columnCount)
        var seen: Set<Int> = []
        var free: [Int] = []
        for column in 0..<columnCount where columnComponents[column] >= 0 {
            if seen.insert(columnComponents[column]).inserted { continue }
            places[column] = free.count
            free.append(column)
        }
        var matrix = Matrix(rows: free.count, columns: free.count)
        var right = [Double](repeating: 0, count: free.count)
        for row in 0..<rowCount {
            let weight = 1 / Double(max(ofRow[row].count, 1))
            for index in ofRow[row] {
                let place = places[Int(columns[index])]
                guard place >= 0 else { continue }
                matrix[place, place] += 1
                right[place] += values[index] - rowMeans[row]
                for other in ofRow[row] where places[Int(columns[other])] >= 0 {
                    matrix[place, places[Int(columns[other])]] -= weight
                }
            }
        }
        let solution = free.isEmpty ? [] : try Cholesky(matrix).solve(right)
        var effects = columnComponents.map { $0 < 0 ? Double.nan : 0 }
        for (place, column) in free.enumerated() { effects[column] = solution[place] }

        var sums = [Double](repeating: 0, count: seen.count)
        var counts = [Double](repeating: 0, count: seen.count)
        for column in columns {
            sums[columnComponents[Int(column)]] += effects[Int(column)]
            counts[columnComponents[Int(column)]] += 1
        }
        for column in 0..<columnCount where columnComponents[column] >= 0 {
            effects[column] -= sums[columnComponents[column]] / counts[columnComponents[column]]
        }
        var levels = rowMeans
        var squares = 0.0
        for row in 0..<rowCount where !ofRow[row].isEmpty {
            levels[row] -=
                ofRow[row].reduce(0) { $0 + effects[Int(columns[$1])] } / Double(ofRow[row].count)
            for index in ofRow[row] {
                let error = values[index] - levels[row] - effects[Int(columns[index])]
                squares += error * error
            }
        }
        rowLevels = levels
        columnEffects = effects
        self.components = components
        let estimated =
            ofRow.count { !$0.isEmpty } + columnComponents.count { $0 >= 0 } - seen.count
        degreesOfFreedom = values.count - estimated
        residualStandardDeviation =
            degreesOfFreedom > 0 ? (squares / Double(degreesOfFreedom)).squareRoot() : nil
    }

    /// Walks from row to row over the columns that they share.
    private static func components(
        _ ofRow: [[Int]],
        _ columns: [Int32],
        _ columnCount: Int
    ) -> (rows: [Int], columns: [Int]) {
        var ofColumn = [[Int]](repeating: [], count: columnCount)
        for (row, indices) in ofRow.enumerated() {
            for index in indices { ofColumn[Int(columns[index])].append(row) }
        }
        var rows = [Int](repeating: -1, count: ofRow.count)
        var ofColumns = [Int](repeating: -1, count: columnCount)
        var component = 0
        for first in ofRow.indices where rows[first] < 0 && !ofRow[first].isEmpty {
            rows[first] = component
            var stack = [first]
            while let row = stack.popLast() {
                for index in ofRow[row] where ofColumns[Int(columns[index])] < 0 {
                    ofColumns[Int(columns[index])] = component
                    for other in ofColumn[Int(columns[index])] where rows[other] < 0 {
                        rows[other] = component
                        stack.append(other)
                    }
                }
            }
            component += 1
        }
        return (rows, ofColumns)
    }
}
