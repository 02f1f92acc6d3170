import EventLogs
import GRDB

/// What the tables of a workspace are, and how older workspaces become newer ones.
///
/// Times are microseconds since 1970-01-01T00:00:00Z, a missing value is NULL, and ids count from 1 without
/// gaps: the code of a name in a log is its id less one. There is no index but those of the names: every
/// reader takes the events as a whole, and an index by order would cost an import a third of its time.
///
/// References between tables are declared for those who read the schema; they are not enforced row by row,
/// because an import only writes ids that it has just given out.
enum WorkspaceSchema {
    /// "OLNS", in the header of the file.
    static let applicationID: Int32 = 0x4F4C_4E53
    /// `user_version` in the header of the file: the number of the last migration.
    static let version = 1

    /// Of orders and events together, which `event_log` shows beside columns of its own: SQLite allows 2,000.
    static let mostAttributes = 1_900

    private static let ownTables: Set<String> = [
        "orders", "activities", "resources", "events", "imports", "attributes", "import_attributes",
        "zone_offsets", "event_log", "order_log", "grdb_migrations",
    ]

    /// Whether a table of results may not have that name: it is one of ours, or SQLite's.
    static func isReserved(_ name: String) -> Bool {
        let folded = name.foldedForSQL
        return ownTables.contains(folded) || folded.hasPrefix("sqlite_")
    }

    /// Whether a table of that name keeps what was entered into it, so that nothing may replace it.
    static func isRegister(_ name: String) -> Bool { registers.contains(name.foldedForSQL) }

    private static let registers: Set<String> = ["appeals", "appeal_withdrawals", "finding_runs"]

    /// Whether a table of that name holds results of the last run.
    static func isResult(_ name: String) -> Bool { results.contains(name.foldedForSQL) }

    /// What `Documentation/Workspace.md` lists as results.
    static let results: Set<String> = [
        "findings", "finding_evidence", "finding_examples", "ledger", "order_times", "scores",
        "composite_scores", "weight_proposals", "improvements", "improvement_steps",
    ]

    /// Whether a table holds what was brought in, such as names, and not what we say of it.
    static func isOfSources(_ name: String) -> Bool {
        let isOurs = isReserved(name) || isRegister(name) || isResult(name)
        return !isOurs || ["orders", "events", "resources"].contains(name.foldedForSQL)
    }

    static let orderColumns = ["id", "name", "arrival", "promise", "completed"]
    static let eventColumns = [
        "id", "order_id", "activity_id", "resource_id", "start", "end", "start_source", "source_row",
        "import_id",
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: orders and events") { database in
            try database.execute(sql: firstTables)
            try WorkspaceViews.refresh(database, attributes: [])
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    private static let firstTables = """
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL, -- path or name of what was imported
            bytes INTEGER, -- its size, if it is a file
            content_hash TEXT, -- 'xxh64:' and 16 hexadecimal digits (as xxh64sum prints), if it is a file
            imported_at INTEGER NOT NULL, -- microseconds UTC
            rows_read INTEGER NOT NULL,
            rows_stored INTEGER NOT NULL,
            rows_duplicate INTEGER NOT NULL, -- already stored by earlier imports
            rows_rejected INTEGER NOT NULL,
            events_stored INTEGER NOT NULL, -- a start row and its completion are one event
            events_duplicate INTEGER NOT NULL,
            rejects_file TEXT, -- where the rejected rows were written
            tool_version TEXT NOT NULL,
            zone TEXT NOT NULL, -- the zone that its times are shown in
            CHECK (rows_read = rows_stored + rows_duplicate + rows_rejected)
        ) STRICT;
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            arrival INTEGER, -- microseconds UTC, as are the next two
            promise INTEGER,
            completed INTEGER -- as the source has it, beside what the events say
            -- and a column for each attribute of orders; see attributes
        ) STRICT;
        CREATE TABLE activities (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE resources (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE events (
            id INTEGER PRIMARY KEY, -- one for each activity instance
            order_id INTEGER NOT NULL REFERENCES orders (id),
            activity_id INTEGER NOT NULL REFERENCES activities (id),
            resource_id INTEGER REFERENCES resources (id),
            start INTEGER NOT NULL, -- microseconds UTC; the end, where the start is absent
            "end" INTEGER NOT NULL, -- microseconds UTC
            start_source INTEGER NOT NULL, -- 0 recorded, 1 estimated, 2 absent
            source_row INTEGER NOT NULL, -- from 1, in the source of the import
            import_id INTEGER NOT NULL REFERENCES imports (id)
            -- and a column for each attribute of events; see attributes
        ) STRICT;
        CREATE TABLE attributes (
            id INTEGER PRIMARY KEY,
            owner TEXT NOT NULL CHECK (owner IN ('order', 'event')), -- in orders or in events
            name TEXT NOT NULL, -- as the source has it
            column_name TEXT NOT NULL, -- the same, unless the table has such a column already
            kind TEXT NOT NULL CHECK (kind IN ('category', 'number', 'time')), -- TEXT, REAL, INTEGER
            UNIQUE (owner, column_name)
        ) STRICT;
        CREATE TABLE import_attributes ( -- which attributes the source of an import had
            import_id INTEGER NOT NULL REFERENCES imports (id),
            attribute_id INTEGER NOT NULL REFERENCES attributes (id),
            PRIMARY KEY (import_id, attribute_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE zone_offsets ( -- of the zone of the last import; what the views show times by
            since INTEGER PRIMARY KEY, -- microseconds UTC
            "offset" INTEGER NOT NULL -- microseconds ahead of UTC from then on
        ) STRICT;
        """
}
