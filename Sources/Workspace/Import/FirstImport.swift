import EventLogs
import GRDB
import GRDBSQLite

/// The first import of many events into a workspace, by pages in place of rows.
///
/// SQLite fills the other tables in memory; the pages of the events are made from their columns, which costs a
/// tenth of inserting them; then SQLite copies all pages into the file as one transaction with a rollback journal
/// (<https://sqlite.org/backup.html>), so a process that is killed leaves the file as it was. The format of the
/// pages is the one that SQLite promises to keep. Where anything is out of the ordinary, nothing is done here, and
/// the events are inserted as later imports insert theirs.
struct FirstImport {
    /// The workspace as it was.
    private let header: [UInt8]
    private let pageSize: Int
    private let draft: DatabaseQueue

    /// More pages than the tables of a new workspace and some results take; they are copied.
    private static let mostPages = 1_024

    /// - Returns: nil if the workspace holds a log already, or its file is not as ``Workspace`` makes it.
    init?(_ database: Database) throws {
        let hasLog = """
            SELECT EXISTS (SELECT 1 FROM imports) OR EXISTS (SELECT 1 FROM orders)
                OR EXISTS (SELECT 1 FROM events) OR EXISTS (SELECT 1 FROM attributes)
            """
        // The table alone: an index would have to be filled, and a trigger to be run.
        let onEvents = "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'events' COLLATE NOCASE"
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        guard try Bool.fetchOne(database, sql: hasLog) == false, pages <= FirstImport.mostPages,
            try Int.fetchOne(database, sql: onEvents) == 1,
            let header = FirstImport.header(database)
        else { return nil }
        self.header = header
        let size = Int(header[16]) << 8 | Int(header[17])
        // Not a write-ahead log, no bytes set aside in pages, whole numbers in the newest format, no map of pages, texts in UTF-8.
        guard header[18] == 1, header[19] == 1, header[20] == 0, header[47] == 4,
            header[52..<56].allSatisfy({ $0 == 0 }), header[56..<60].elementsEqual([0, 0, 0, 1]), size >= 512
        else { return nil }
        pageSize = size
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        draft = try DatabaseQueue(configuration: configuration)
        try draft.writeWithoutTransaction { draft in
            try draft.execute(sql: "PRAGMA page_size = \(size); PRAGMA journal_mode = OFF")
            try database.backup(to: draft)
        }
    }

    /// The first bytes of the file, among them the count of its changes.
    private static func header(_ database: Database) -> [UInt8]? {
        guard let file = DatabaseFile(database) else { return nil }
        var header = [UInt8](repeating: 0, count: 100)
        return header.withUnsafeMutableBytes { file.read($0, at: 0) } ? header : nil
    }

    /// Imports into the workspace.
    /// - Parameters:
    ///   - fill: fills the tables and hands on the columns of the events.
    ///   - prepare: what is to be done before the import is committed, once nobody else can import any more. Until then
    ///     the number of the import may be another's, and so may files that are named after it.
    /// - Returns: nil if nothing was done: somebody else has imported meanwhile, or the events are few or long.
    func run(
        into database: Database,
        _ fill: (Database, @escaping (_ events: [TableColumn]) throws -> Void) throws -> ImportReport,
        preparing prepare: (ImportReport) throws -> Void
    ) throws -> ImportReport? {
        var events: [TableColumn] = []
        let report = try draft.write { draft in try fill(draft) { events = $0 } }
        guard let rows = events.first?.rows else { return nil }
        let isCopied = try PinnedColumn.pin(events[...]) { pinned in
            try pinned.withUnsafeBufferPointer { pinned in
                guard let leaves = EventLeaves(pinned, rows: rows, pageSize: pageSize) else { return false }
                return try withPages(of: leaves, columns: events.map(\.name)) { draft in
                    try DraftFileSystem.withConnection(to: draft) {
                        try copy($0, into: database) { try prepare(report) }
                    }
                }
            }
        }
        return isCopied ? report : nil
    }

    private func withPages(
        of leaves: EventLeaves,
        columns: [String],
        _ body: (DraftFile) throws -> Bool
    ) throws -> Bool {
        var size: Int64 = 0
        let (names, root, bytes) = try draft.read { draft in
            let root = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'events'"
            return (
                try String.fetchAll(draft, sql: "SELECT name FROM pragma_table_xinfo('events')"),
                try Int.fetchOne(draft, sql: root) ?? 0,
                sqlite3_serialize(draft.sqliteConnection, "main", &size, 0)
            )
        }
        defer { sqlite3_free(bytes) }
        // It is not needed any more, and takes as much memory as the copy.
        try draft.close()
        let base = UnsafeMutableBufferPointer(start: bytes, count: Int(size))
        guard bytes != nil, names == ["id"] + columns,
            let file = DraftFile(base: base, root: root, leaves: leaves)
        else { return false }
        return try body(file)
    }

    /// Copies the draft, unless somebody has written into the workspace since it was made.
    private func copy(
        _ draft: OpaquePointer,
        into database: Database,
        preparing prepare: () throws -> Void
    ) throws -> Bool {
        let connection = database.sqliteConnection
        guard let backup = sqlite3_backup_init(connection, "main", draft, "main") else {
            throw DatabaseError(resultCode: database.lastErrorCode, message: database.lastErrorMessage)
        }
        // No page yet: this locks the workspace, for nobody else to write from now on.
        var code = sqlite3_backup_step(backup, 0)
        let isAsItWas = FirstImport.header(database) == header
        let prepared = Result {
            guard code == SQLITE_OK, isAsItWas else { return }
            try prepare()
            code = sqlite3_backup_step(backup, -1)
        }
        let end = sqlite3_backup_finish(backup)
        database.clearSchemaCache()
        try prepared.get()
        if !isAsItWas, code == SQLITE_OK { return false }
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: end == SQLITE_OK ? code : end))
        }
        return true
    }
}
