import EventLogs
import Parallelism

/// The table of events, column by column, in the order of their ids.
struct EventColumns {
    private(set) var id: [Int64] = []
    private(set) var importID: [Int64] = []
    private(set) var order: [Int32] = []
    private(set) var activity: [Int32] = []
    private(set) var resource: [Int32] = []
    private(set) var start: [Microseconds] = []
    private(set) var end: [Microseconds] = []
    private(set) var startSource: [EventLog.StartSource] = []
    private(set) var sourceRow: [UInt32] = []

    /// Where the columns lie while they are filled. Threads may fill them at once, each other rows.
    struct Cells: @unchecked Sendable {
        var id: UnsafeMutablePointer<Int64>
        var importID: UnsafeMutablePointer<Int64>
        var order: UnsafeMutablePointer<Int32>
        var activity: UnsafeMutablePointer<Int32>
        var resource: UnsafeMutablePointer<Int32>
        var start: UnsafeMutablePointer<Microseconds>
        var end: UnsafeMutablePointer<Microseconds>
        var startSource: UnsafeMutablePointer<EventLog.StartSource>
        var sourceRow: UnsafeMutablePointer<UInt32>
    }

    /// Makes columns of that many rows, each of which `fill` has to initialize.
    /// - Precondition: there are rows.
    init(rows: Int, fill: (Cells) throws -> Void) rethrows {
        // The columns are never grown, copied or cleared: their memory is touched first where it is filled.
        var parts = EventColumns()
        parts.id = try column(rows) { id in
            parts.importID = try column(rows) { importID in
                parts.order = try column(rows) { order in
                    parts.activity = try column(rows) { activity in
                        parts.resource = try column(rows) { resource in
                            parts.start = try column(rows) { start in
                                parts.end = try column(rows) { end in
                                    parts.startSource = try column(rows) { startSource in
                                        parts.sourceRow = try column(rows) { sourceRow in
                                            try fill(
                                                Cells(
                                                    id: id,
                                                    importID: importID,
                                                    order: order,
                                                    activity: activity,
                                                    resource: resource,
                                                    start: start,
                                                    end: end,
                                                    startSource: startSource,
                                                    sourceRow: sourceRow
                                                )
                                            )
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        self = parts
    }

    /// No rows.
    init() {}

    /// Takes rows out: those of ids that there are none of.
    mutating func remove(_ rows: Range<Int>) {
        id.removeSubrange(rows)
        importID.removeSubrange(rows)
        order.removeSubrange(rows)
        activity.removeSubrange(rows)
        resource.removeSubrange(rows)
        start.removeSubrange(rows)
        end.removeSubrange(rows)
        startSource.removeSubrange(rows)
        sourceRow.removeSubrange(rows)
    }

    /// The range of events of each order, and the order of events by (order, start, end); nil if they are
    /// in it already, as those of one import are. Ties keep the order of import.
    func sorting(orders: Int) -> (firstInstance: [Int], sorting: [Int]?) {
        var firstInstance = Array(repeating: 0, count: orders + 1)
        for order in order { firstInstance[Int(order) + 1] += 1 }
        for order in 0..<orders { firstInstance[order + 1] += firstInstance[order] }
        if isSorted { return (firstInstance, nil) }
        var sorting = Array(repeating: 0, count: order.count)
        var next = firstInstance
        for (index, order) in order.enumerated() {
            sorting[next[Int(order)]] = index
            next[Int(order)] += 1
        }
        func precedes(_ left: Int, _ right: Int) -> Bool {
            (start[left], end[left], left) < (start[right], end[right], right)
        }
        for order in 0..<orders {
            let range = firstInstance[order]..<firstInstance[order + 1]
            if !zip(range, range.dropFirst()).allSatisfy({ precedes(sorting[$0], sorting[$1]) }) {
                sorting[range].sort(by: precedes)
            }
        }
        return (firstInstance, sorting)
    }

    private var isSorted: Bool {
        order.indices.dropFirst().allSatisfy { row in
            if order[row - 1] != order[row] { return order[row - 1] < order[row] }
            return (start[row - 1], end[row - 1]) <= (start[row], end[row])
        }
    }
}

/// An array whose elements `fill` initializes.
private func column<Value>(
    _ rows: Int,
    _ fill: (UnsafeMutablePointer<Value>) throws -> Void
) rethrows -> [Value] {
    try [Value](unsharedCapacity: rows) { buffer, count in
        try fill(buffer.baseAddress.unsafelyUnwrapped)
        count = rows
    }
}

/// The row of an event as the table has it, 0 for NULL.
struct EventValues {
    let id: Int64
    let order: Int64
    let activity: Int64
    let resource: Int64
    let start: Microseconds
    let end: Microseconds
    let startSource: Int64
    let sourceRow: Int64
    let importID: Int64
}

extension EventColumns.Cells {
    /// Puts an event into a row.
    /// - Returns: false if it is none that an import makes: then the table was changed by hand.
    @inline(__always)
    func put(_ event: EventValues, at row: Int, names: NameCounts) -> Bool {
        // NULL is the id before the first.
        guard event.order >= 1, event.order <= names.orders, event.activity >= 1,
            event.activity <= names.activities,
            0...names.resources ~= event.resource, 0...2 ~= event.startSource,
            0...Int64(UInt32.max) ~= event.sourceRow,
            let source = EventLog.StartSource(rawValue: UInt8(truncatingIfNeeded: event.startSource))
        else { return false }
        id[row] = event.id
        importID[row] = event.importID
        order[row] = Int32(truncatingIfNeeded: event.order - 1)
        activity[row] = Int32(truncatingIfNeeded: event.activity - 1)
        resource[row] = Int32(truncatingIfNeeded: event.resource - 1)
        start[row] = event.start
        end[row] = event.end
        startSource[row] = source
        sourceRow[row] = UInt32(truncatingIfNeeded: event.sourceRow)
        return true
    }
}
