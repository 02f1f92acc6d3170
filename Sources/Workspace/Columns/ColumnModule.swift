import GRDB
import GRDBSQLite

/// Columns in memory, seen by SQLite as a table: one `INSERT ... SELECT` then fills a table without a call
/// for each row, a quarter faster than binding ten rows at a time.
///
/// A virtual table (<https://sqlite.org/vtab.html>) that can only be read from its first row to its last.
enum ColumnModule {
    /// What is being read; lives as long as the module is registered.
    struct Source {
        let columns: UnsafePointer<PinnedColumn>
        let columnCount: Int
        /// The rows to show, in order; nil for all.
        let selection: UnsafePointer<Int>?
        let rowCount: Int
    }

    private struct Table {
        var base = sqlite3_vtab()
        let source: UnsafePointer<Source>
    }

    private struct Cursor {
        var base = sqlite3_vtab_cursor()
        let source: Source
        /// Of the rows shown.
        var position = 0
        /// Of the columns.
        var row = 0

        mutating func settle() {
            if position < source.rowCount { row = source.selection?[position] ?? position }
        }
    }

    private typealias TablePointer = UnsafeMutablePointer<sqlite3_vtab>?
    private typealias CursorPointer = UnsafeMutablePointer<sqlite3_vtab_cursor>?

    /// Calls `body` while the columns can be selected from as `table`, as `c0`, `c1` ...
    static func withTable(
        _ table: String,
        of source: Source,
        in database: Database,
        _ body: () throws -> Void
    ) throws {
        try withUnsafePointer(to: source) { source in
            func register(_ module: UnsafePointer<sqlite3_module>?) throws {
                let code = sqlite3_create_module_v2(
                    database.sqliteConnection,
                    table,
                    module,
                    module == nil ? nil : UnsafeMutableRawPointer(mutating: source),
                    nil
                )
                if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            }
            try register(module)
            do { try body() } catch {
                try? register(nil)
                throw error
            }
            try register(nil)
        }
    }

    private nonisolated(unsafe) static let module: UnsafePointer<sqlite3_module> = {
        var module = sqlite3_module()
        module.xConnect = connect
        module.xBestIndex = { _, plan in
            plan?.pointee.estimatedCost = 1
            return SQLITE_OK
        }
        module.xDisconnect = { table in
            UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self).deallocate()
            return SQLITE_OK
        }
        module.xOpen = { table, cursor in
            guard let table else { return SQLITE_MISUSE }
            let source = UnsafeRawPointer(table).assumingMemoryBound(to: Table.self).pointee.source
            let opened = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
            opened.initialize(to: Cursor(source: source.pointee))
            cursor?.pointee = UnsafeMutableRawPointer(opened).assumingMemoryBound(
                to: sqlite3_vtab_cursor.self
            )
            return SQLITE_OK
        }
        module.xClose = { cursor in
            UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self).deallocate()
            return SQLITE_OK
        }
        module.xFilter = { cursor, _, _, _, _ in
            state(cursor).pointee.position = 0
            state(cursor).pointee.settle()
            return SQLITE_OK
        }
        module.xNext = { cursor in
            state(cursor).pointee.position += 1
            state(cursor).pointee.settle()
            return SQLITE_OK
        }
        module.xEof = { cursor in
            state(cursor).pointee.position < state(cursor).pointee.source.rowCount ? 0 : 1
        }
        module.xColumn = { cursor, context, column in
            let cursor = state(cursor)
            cursor.pointee.source.columns[Int(column)].result(cursor.pointee.row, to: context)
            return SQLITE_OK
        }
        module.xRowid = { cursor, row in
            row?.pointee = Int64(state(cursor).pointee.position)
            return SQLITE_OK
        }
        let lasting = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        lasting.initialize(to: module)
        return UnsafePointer(lasting)
    }()

    private static let connect:
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
            UnsafeMutablePointer<TablePointer>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        ) -> Int32 = { connection, source, _, _, table, _ in
            guard let source = source?.assumingMemoryBound(to: Source.self) else { return SQLITE_MISUSE }
            let names = (0..<source.pointee.columnCount).map { "c\($0)" }
            let code = sqlite3_declare_vtab(connection, "CREATE TABLE x(\(names.joined(separator: ",")))")
            if code != SQLITE_OK { return code }
            let connected = UnsafeMutablePointer<Table>.allocate(capacity: 1)
            connected.initialize(to: Table(source: UnsafePointer(source)))
            table?.pointee = UnsafeMutableRawPointer(connected).assumingMemoryBound(to: sqlite3_vtab.self)
            return SQLITE_OK
        }

    @inline(__always)
    private static func state(_ cursor: CursorPointer) -> UnsafeMutablePointer<Cursor> {
        UnsafeMutableRawPointer(cursor.unsafelyUnwrapped).assumingMemoryBound(to: Cursor.self)
    }
}
