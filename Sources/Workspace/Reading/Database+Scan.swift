import EventLogs
import GRDB
import GRDBSQLite

extension Database {
    /// Calls `row` for every row of a query, straight from SQLite's own step.
    @inline(__always)
    func scan(_ sql: String, _ row: (OpaquePointer) throws -> Void) throws {
        let statement = try makeStatement(sql: sql)
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        while true {
            let code = sqlite3_step(pointer)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: lastErrorMessage,
                    sql: sql
                )
            }
            try row(pointer)
        }
    }

    /// The names of `activities` or `resources`; their codes are their ids less one.
    func names(of table: String) throws -> NameInterner {
        var names = NameInterner()
        try scan("SELECT id, name FROM \(table) ORDER BY id") { row in
            let code = names.code(of: row.text(1))
            guard row.integer(0) == Int64(code) + 1 else { throw WorkspaceError.altered(table: table) }
        }
        return names
    }
}

/// The values of the row that a statement stands on.
extension OpaquePointer {
    @inline(__always)
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(self, column) }

    @inline(__always)
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(self, column) == SQLITE_NULL }

    /// An instant; ``EventLogs/EventLog/missingTime`` for NULL.
    @inline(__always)
    func time(_ column: Int32) -> Microseconds {
        isNull(column) ? EventLog.missingTime : sqlite3_column_int64(self, column)
    }

    /// The bytes of a text, valid until the next step. (Asked for as text, SQLite would copy them to add a zero.)
    @inline(__always)
    func text(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_blob(self, column)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(self, column)))
    }
}
