import EventLogs
import GRDB

/// The table of events, column by column, in the order of their ids.
struct EventScan: Sendable {
    private(set) var id: [Int64] = []
    private(set) var importID: [Int64] = []
    private(set) var order: [Int32] = []
    private(set) var activity: [Int32] = []
    private(set) var resource: [Int32] = []
    private(set) var start: [Microseconds] = []
    private(set) var end: [Microseconds] = []
    private(set) var startSource: [EventLog.StartSource] = []
    private(set) var sourceRow: [UInt32] = []
    private(set) var attributes: [AttributeScan]
    private var isSorted = true

    init(_ attributes: [StoredAttribute]) {
        self.attributes = attributes.map { AttributeScan($0) }
    }

    /// Reads the events with these ids; `names` says which ids of other tables there are.
    mutating func read(_ database: Database, ids: ClosedRange<Int64>, names: NameCounts) throws {
        reserve(ids.count)
        var last = (order: Int32(-1), start: Microseconds.min, end: Microseconds.min)
        try database.scan("events", columns: WorkspaceSchema.eventColumns, ids: ids) { row in
            let order = row.integer(1) - 1
            let activity = row.integer(2) - 1
            // NULL reads as 0, the id before the first.
            let resource = row.integer(3) - 1
            let source = row.integer(6)
            let sourceRow = row.integer(7)
            guard 0..<names.orders ~= order, 0..<names.activities ~= activity,
                -1..<names.resources ~= resource,
                0...2 ~= source, 0...Int64(UInt32.max) ~= sourceRow,
                let startSource = EventLog.StartSource(rawValue: UInt8(truncatingIfNeeded: source))
            else { throw WorkspaceError.altered(table: "events") }
            let this = (order: Int32(truncatingIfNeeded: order), start: row.integer(4), end: row.integer(5))
            if this < last { isSorted = false }
            last = this
            id.append(row.integer(0))
            importID.append(row.integer(8))
            self.order.append(this.order)
            self.activity.append(Int32(truncatingIfNeeded: activity))
            self.resource.append(Int32(truncatingIfNeeded: resource))
            start.append(this.start)
            end.append(this.end)
            self.startSource.append(startSource)
            self.sourceRow.append(UInt32(truncatingIfNeeded: sourceRow))
        }
        try database.scan(&attributes, of: "events", ids: ids) { [importID, sourceRow] position in
            UInt64(truncatingIfNeeded: importID[position]) << 32 | UInt64(sourceRow[position])
        }
    }

    /// Takes the events behind these.
    mutating func append(contentsOf next: EventScan) {
        if let last = order.indices.last, !next.order.isEmpty {
            let isBehind =
                (order[last], start[last], end[last]) <= (next.order[0], next.start[0], next.end[0])
            isSorted = isSorted && next.isSorted && isBehind
        } else {
            isSorted = isSorted && next.isSorted
        }
        id.append(contentsOf: next.id)
        importID.append(contentsOf: next.importID)
        order.append(contentsOf: next.order)
        activity.append(contentsOf: next.activity)
        resource.append(contentsOf: next.resource)
        start.append(contentsOf: next.start)
        end.append(contentsOf: next.end)
        startSource.append(contentsOf: next.startSource)
        sourceRow.append(contentsOf: next.sourceRow)
        for index in attributes.indices { attributes[index].append(contentsOf: next.attributes[index]) }
    }

    private mutating func reserve(_ count: Int) {
        id.reserveCapacity(count)
        importID.reserveCapacity(count)
        order.reserveCapacity(count)
        activity.reserveCapacity(count)
        resource.reserveCapacity(count)
        start.reserveCapacity(count)
        end.reserveCapacity(count)
        startSource.reserveCapacity(count)
        sourceRow.reserveCapacity(count)
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
}
