import EventLogs
import Statistics

/// For each level of a column, or for the upper numbers, how many orders there are, and the slowest and the fastest of them.
struct ExampleOrders: Sendable {
    static let most = 3

    let counts: [Int]
    private let slowest: [LargestFew]
    private let fastest: [LargestFew]

    /// - Parameter isCounted: of each row; nil for all of them.
    /// - Complexity: O(rows).
    init(_ column: DriverColumn, rows: DriverRows, where isCounted: ((Int) -> Bool)? = nil) {
        let width = max(1, column.levels.count)
        var counts = [Int](repeating: 0, count: width)
        var slowest = [LargestFew](repeating: LargestFew(most: ExampleOrders.most), count: width)
        var fastest = slowest
        func add(_ row: Int, _ code: Int) {
            if let isCounted, !isCounted(row) { return }
            counts[code] += 1
            let length = rows.microseconds(ofRow: row)
            slowest[code].insert(length, row)
            fastest[code].insert(-length, row)
        }
        switch column.term {
        case .categorical(let levels):
            for (row, code) in levels.codes.enumerated() { add(row, Int(code)) }
        case .numeric(let numbers):
            let least = column.step?.upperBound ?? -.infinity
            for (row, value) in numbers.values.enumerated() where value >= least { add(row, 0) }
        case .interaction: preconditionFailure("main effects only")
        }
        self.counts = counts
        self.slowest = slowest
        self.fastest = fastest
    }

    func names(_ code: Int, slowest isSlow: Bool, _ log: EventLog, _ rows: DriverRows) -> [String] {
        (isSlow ? slowest : fastest)[code].numbers.map { log.orders[rows.orders[$0]] }
    }

    /// The slowest, or the fastest, of some rows.
    static func names(of some: [Int32], slowest isSlow: Bool, _ log: EventLog, _ rows: DriverRows) -> [String]
    {
        var few = LargestFew(most: most)
        for row in some {
            let length = rows.microseconds(ofRow: Int(row))
            few.insert(isSlow ? length : -length, Int(row))
        }
        return few.numbers.map { log.orders[rows.orders[$0]] }
    }
}
