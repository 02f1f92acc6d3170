import EventLogs
import GRDB

/// The events whose ids lie in one range, read into the rows that these ids stand for.
struct EventScan: Sendable {
    /// How many events there were: fewer than ids if somebody has deleted some.
    private(set) var count = 0
    private(set) var attributes: [AttributeScan]

    /// - Parameters:
    ///   - cells: where the row of the first id is.
    ///   - names: which ids of other tables there are.
    init(
        _ database: Database,
        ids: ClosedRange<Int64>,
        into cells: EventColumns.Cells,
        from first: Int,
        attributes: [StoredAttribute],
        names: NameCounts
    ) throws {
        self.attributes = attributes.map { AttributeScan($0) }
        var at = first
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
            cells.id[at] = row.integer(0)
            cells.importID[at] = row.integer(8)
            cells.order[at] = Int32(truncatingIfNeeded: order)
            cells.activity[at] = Int32(truncatingIfNeeded: activity)
            cells.resource[at] = Int32(truncatingIfNeeded: resource)
            cells.start[at] = row.integer(4)
            cells.end[at] = row.integer(5)
            cells.startSource[at] = startSource
            cells.sourceRow[at] = UInt32(truncatingIfNeeded: sourceRow)
            at += 1
        }
        count = at - first
        try database.scan(&self.attributes, of: "events", ids: ids) { position in
            let row = first + position
            return UInt64(truncatingIfNeeded: cells.importID[row]) << 32 | UInt64(cells.sourceRow[row])
        }
    }
}
