import EventLogs
import Parallelism
import Statistics

/// The cross-products of the columns of a design with the hours of every stage and cause, without a column of hours for
/// each: an order adds to the few cells that it has hours in.
struct LedgerCells: Sendable {
    /// A stage and a cause that some order of the model has hours of.
    struct Cell: Sendable, Equatable {
        let activity: Int32
        let cause: Cause
    }

    let cells: [Cell]
    /// Columns × cells, cell by cell: the sums of (column - its mean) · hours.
    private let centred: [Double]
    let columnCount: Int
    /// The hours of each cell, over all orders.
    let hours: [Double]

    private static let parts = 16

    /// - Parameters:
    ///   - orders: the order of each row of the design.
    ///   - means: of the columns of the expanded design.
    /// - Complexity: O(entries of the ledger · terms), on all processors; the parts are put together in the order of the
    ///   rows.
    init(_ ledger: DelayLedger, orders: [Int32], design: Design, means: [Double]) {
        let used = LedgerCells.used(ledger, orders)
        let numbers = used.reduce(
            into: [Int32](repeating: -1, count: ledger.log.activities.count * Cause.count)
        ) {
            $0[$1.element] = Int32($1.offset)
        }
        let terms = zip(design.terms, design.columnRanges).map { CellTerm($0, columns: $1, means: means) }
        let columnCount = design.columnCount
        let cellCount = used.count
        let ranges = evenRanges(of: orders.count, parts: LedgerCells.parts)
        let sums = concurrentMap(ranges.count) { part -> [Double] in
            var sums = [Double](repeating: 0, count: (columnCount + 1) * cellCount)
            sums.withUnsafeMutableBufferPointer { sums in
                var own = OwnCells(cellCount: cellCount)
                for row in ranges[part] {
                    own.fill(ledger, Int(orders[row]), numbers)
                    own.add(to: sums, width: columnCount + 1, row, terms)
                }
            }
            return sums
        }
        var total = [Double](repeating: 0, count: (columnCount + 1) * cellCount)
        for part in sums { for index in total.indices { total[index] += part[index] } }
        self.columnCount = columnCount
        cells = used.map { cell in
            Cell(activity: Int32(cell.element / Cause.count), cause: Cause(index: cell.element % Cause.count))
        }
        hours = (0..<cellCount).map { total[$0 * (columnCount + 1) + columnCount] }
        // Levels were added as they are; their means are taken off now.
        var centred = [Double](repeating: 0, count: columnCount * cellCount)
        let isLevel = terms.reduce(into: [Bool](repeating: false, count: columnCount)) { isLevel, term in
            if case .levels(_, _, let columns) = term { for column in columns { isLevel[column] = true } }
        }
        for cell in 0..<cellCount {
            for column in 0..<columnCount {
                let sum = total[cell * (columnCount + 1) + column]
                centred[cell * columnCount + column] =
                    isLevel[column]
                    ? sum - means[column] * total[cell * (columnCount + 1) + columnCount] : sum
            }
        }
        self.centred = centred
    }

    private static func used(_ ledger: DelayLedger, _ orders: [Int32]) -> [(offset: Int, element: Int)] {
        let cellCount = ledger.log.activities.count * Cause.count
        let ranges = evenRanges(of: orders.count, parts: LedgerCells.parts)
        let seen = concurrentMap(ranges.count) { part -> [Bool] in
            var seen = [Bool](repeating: false, count: cellCount)
            for order in orders[ranges[part]] {
                ledger.forEachEntry(ofOrder: Int(order)) { instance, cause, duration in
                    if duration != 0 {
                        seen[Int(ledger.log.activity[instance]) * Cause.count + cause.index] = true
                    }
                }
            }
            return seen
        }
        return (0..<cellCount).filter { cell in seen.contains { $0[cell] } }.enumerated()
            .map { ($0.offset, $0.element) }
    }

    /// The effect of a combination of the design's columns on each cell: w'X'Y for the centred columns.
    /// - Parameter weights: for each column of the design.
    func parts(_ weights: [Double]) -> [Double] {
        cells.indices.map { cell in
            var sum = 0.0
            for column in 0..<columnCount { sum += weights[column] * centred[cell * columnCount + column] }
            return sum
        }
    }
}

/// A term of the design as the cells see it.
private enum CellTerm: Sendable {
    case numbers([Double], column: Int, mean: Double)
    /// The column of each code; -1 for the level that has none.
    case levels(codes: [Int32], columnOfCode: [Int32], columns: Range<Int>)

    init(_ term: Design.Term, columns: Range<Int>, means: [Double]) {
        switch term {
        case .numeric(let column):
            self = .numbers(column.values, column: columns.lowerBound, mean: means[columns.lowerBound])
        case .categorical(let column):
            var columnOfCode = [Int32](repeating: -1, count: column.levels.count)
            for (position, level) in column.codedLevels.enumerated() {
                columnOfCode[level] = Int32(columns.lowerBound + position)
            }
            self = .levels(codes: column.codes, columnOfCode: columnOfCode, columns: columns)
        case .interaction: preconditionFailure("main effects only")
        }
    }
}

/// One order's hours by cell.
private struct OwnCells {
    private var hours: [Double]
    private var present: [Int] = []

    init(cellCount: Int) { hours = Array(repeating: 0, count: cellCount) }

    mutating func fill(_ ledger: DelayLedger, _ order: Int, _ numbers: [Int32]) {
        for cell in present { hours[cell] = 0 }
        present.removeAll(keepingCapacity: true)
        ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
            guard duration != 0 else { return }
            let cell = Int(numbers[Int(ledger.log.activity[instance]) * Cause.count + cause.index])
            if hours[cell] == 0 { present.append(cell) }
            hours[cell] += duration.hours
        }
    }

    func add(to sums: UnsafeMutableBufferPointer<Double>, width: Int, _ row: Int, _ terms: [CellTerm]) {
        for cell in present { sums[cell * width + width - 1] += hours[cell] }
        for term in terms {
            switch term {
            case .numbers(let values, let column, let mean):
                let value = values[row] - mean
                for cell in present { sums[cell * width + column] += value * hours[cell] }
            case .levels(let codes, let columnOfCode, _):
                let column = Int(columnOfCode[Int(codes[row])])
                guard column >= 0 else { continue }
                for cell in present { sums[cell * width + column] += hours[cell] }
            }
        }
    }
}
