import EventLogs
import Parallelism

/// The parts of lead time, by stage and cause, that the orders of either side have, and their sums.
struct ComparedParts: Sendable {
    struct Part: Sendable, Hashable {
        let activity: String
        let rework: Bool
        let cause: Cause
    }

    struct Sum: Sendable {
        var total: Microseconds = 0
        /// Orders with such time.
        var orders = 0
        /// The longest such time of an instance, and the order that it was in.
        var longest: Microseconds = 0
        var example = -1

        mutating func add(_ other: Sum) {
            total += other.total
            orders += other.orders
            if other.longest > longest { (longest, example) = (other.longest, other.example) }
        }
    }

    /// By name of the activity, then first time or rework, then cause.
    let parts: [Part]
    /// By side, then part.
    let sums: [[Sum]]
    /// The lead times of each side, added up.
    let leadTimes: [Microseconds]
    /// The part of each cell of ``StageSums``, by side; -1 for a cell that is empty.
    private let partOfCell: [[Int32]]

    private static let stretches = 16

    /// - Complexity: O(instances of the orders), on all processors.
    init(_ sides: ComparedSides) {
        let cells = sides.both.map { ComparedParts.cells($0) }
        let named = zip(cells, sides.both).map { cells, side in
            cells.indices.filter { cells[$0].total != 0 }.map {
                ComparedParts.part(ofCell: $0, side.ledger.log)
            }
        }
        let parts = Set(named.joined()).sorted { left, right in
            (left.activity, left.rework ? 1 : 0, left.cause.index)
                < (right.activity, right.rework ? 1 : 0, right.cause.index)
        }
        let numbers = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, $0) })
        self.parts = parts
        partOfCell = zip(cells, sides.both).map { cells, side in
            cells.indices.map { cell in
                guard cells[cell].total != 0 else { return -1 }
                return Int32(numbers[ComparedParts.part(ofCell: cell, side.ledger.log)] ?? -1)
            }
        }
        sums = zip(cells, partOfCell).map { cells, partOfCell in
            var sums = Array(repeating: Sum(), count: parts.count)
            for (cell, part) in partOfCell.enumerated() where part >= 0 { sums[Int(part)] = cells[cell] }
            return sums
        }
        leadTimes = sums.map { $0.reduce(0) { $0 + $1.total } }
    }

    /// Calls `body` with each part that an order has and how long it was.
    @inline(__always)
    func forEachPart(
        ofOrder order: Int,
        _ side: Int,
        _ ledger: DelayLedger,
        _ body: (Int, Microseconds) -> Void
    ) {
        ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
            if duration == 0 { return }
            let stage = StageSums.stage(ledger.log.activity[instance], rework: ledger.isRework[instance])
            body(Int(partOfCell[side][StageSums.cell(stage, cause)]), duration)
        }
    }

    private static func part(ofCell cell: Int, _ log: EventLog) -> Part {
        let stage = cell / PerCause.count
        return Part(
            activity: log.activities[Int32(stage / 2)],
            rework: stage % 2 == 1,
            cause: Cause(index: cell % PerCause.count)
        )
    }

    private static func cells(_ side: ComparisonSide) -> [Sum] {
        let ledger = side.ledger
        let count = StageSums.cellCount(ledger.log.activities.count)
        let ranges = evenRanges(of: side.orders.count, parts: Self.stretches)
        let stretches = concurrentMap(ranges.count) { stretch -> [Sum] in
            var cells = Array(repeating: Sum(), count: count)
            var lastOrder = Array(repeating: -1, count: count)
            for order in side.orders[ranges[stretch]] {
                ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                    if duration == 0 { return }
                    let stage = StageSums.stage(
                        ledger.log.activity[instance],
                        rework: ledger.isRework[instance]
                    )
                    let cell = StageSums.cell(stage, cause)
                    let isNew = lastOrder[cell] != order
                    lastOrder[cell] = order
                    cells[cell].add(
                        Sum(total: duration, orders: isNew ? 1 : 0, longest: duration, example: order)
                    )
                }
            }
            return cells
        }
        return stretches.dropFirst().reduce(into: stretches[0]) { all, stretch in
            for cell in all.indices { all[cell].add(stretch[cell]) }
        }
    }
}
