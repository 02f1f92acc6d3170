import EventLogs
import GRDB

/// The views that notebooks and BI tools read: names instead of ids, wall-clock times of the log's zone.
///
/// Times are ISO 8601 without an offset (`2026-03-02T09:30:00.000`), so that SQL's own date functions give the
/// local day; the offset of the moment is in `zone_offsets`.
enum WorkspaceViews {
    /// Makes the views anew; to be called whenever an attribute was added.
    static func refresh(_ database: Database, attributes: [StoredAttribute]) throws {
        try database.execute(sql: "DROP VIEW IF EXISTS event_log; DROP VIEW IF EXISTS order_log")
        try database.execute(sql: eventLog(attributes))
        try database.execute(sql: orderLog(attributes))
    }

    /// Writes the offsets that the views show times by.
    static func show(in zone: ZoneRules, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM zone_offsets")
        let since = [Microseconds.min] + zone.transitions
        for (since, offset) in zip(since, zone.offsets) {
            try database.execute(sql: "INSERT INTO zone_offsets VALUES (?, ?)", arguments: [since, offset])
        }
    }

    private static func eventLog(_ attributes: [StoredAttribute]) -> String {
        var taken = ["order", "activity", "resource", "start", "end", "hours", "event_id"]
        let shown = attributes.map { shownColumn(of: $0, taken: &taken) }
        return """
            CREATE VIEW event_log AS
            SELECT orders.name AS "order", activities.name AS activity, resources.name AS resource,
                CASE WHEN events.start_source < 2 THEN \(wallClock("events.start")) END AS start,
                \(wallClock("events.\"end\"")) AS "end",
                CASE WHEN events.start_source < 2 THEN (events."end" - events.start) / 3600e6 END AS hours,
                \(shown.map { $0 + ",\n    " }.joined())events.id AS event_id
            FROM events
                JOIN orders ON orders.id = events.order_id
                JOIN activities ON activities.id = events.activity_id
                LEFT JOIN resources ON resources.id = events.resource_id
            """
    }

    private static func orderLog(_ attributes: [StoredAttribute]) -> String {
        var taken = [
            "order", "arrival", "promise", "completed", "first_start", "last_end", "events", "order_id",
        ]
        let shown = attributes.filter { $0.owner == .order }.map { shownColumn(of: $0, taken: &taken) }
        return """
            CREATE VIEW order_log AS
            SELECT orders.name AS "order", \(wallClock("orders.arrival")) AS arrival,
                \(wallClock("orders.promise")) AS promise, \(wallClock("orders.completed")) AS completed,
                \(wallClock("span.first_start")) AS first_start, \(wallClock("span.last_end")) AS last_end,
                coalesce(span.events, 0) AS events,
                \(shown.map { $0 + ",\n    " }.joined())orders.id AS order_id
            FROM orders
                LEFT JOIN (
                    SELECT order_id, min(start) AS first_start, max("end") AS last_end, count(*) AS events
                    FROM events GROUP BY order_id
                ) AS span ON span.order_id = orders.id
            """
    }

    private static func shownColumn(of attribute: StoredAttribute, taken: inout [String]) -> String {
        let name = attribute.columnName.columnName(besides: taken)
        taken.append(name)
        let column = "\(attribute.owner.table).\(attribute.columnName.quotedForSQL)"
        return "\(attribute.kind == .time ? wallClock(column) : column) AS \(name.quotedForSQL)"
    }

    /// The local time of an instant; NULL if it is missing or not between the years 0 and 9999.
    private static func wallClock(_ instant: String) -> String {
        let offset = """
            (SELECT "offset" FROM zone_offsets WHERE since <= \(instant) ORDER BY since DESC LIMIT 1)
            """
        return "strftime('%Y-%m-%dT%H:%M:%f', (\(instant) + \(offset)) / 1e6, 'unixepoch')"
    }
}
