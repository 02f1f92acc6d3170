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
            let values = EventValues(
                id: row.integer(0),
                order: row.integer(1),
                activity: row.integer(2),
                resource: row.integer(3),
                start: row.integer(4),
                end: row.integer(5),
                startSource: row.integer(6),
                sourceRow: row.integer(7),
                importID: row.integer(8)
            )
            guard cells.put(values, at: at, names: names) else {
                throw WorkspaceError.altered(table: "events")
            }
            at += 1
        }
        count = at - first
        try database.scan(&self.attributes, of: "events", ids: ids) { position in
            let row = first + position
            return UInt64(truncatingIfNeeded: cells.importID[row]) << 32 | UInt64(cells.sourceRow[row])
        }
    }
}
