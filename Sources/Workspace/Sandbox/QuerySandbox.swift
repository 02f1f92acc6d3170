import EventLogs
import Foundation
import GRDBSQLite

/// Runs queries that somebody else wrote against a workspace, of which they can read the tables and change nothing.
///
/// The file is opened anew to be read only, every statement is checked by SQLite's authorizer against `SandboxRules`, and
/// a query that takes too long, or gives too much, is stopped. All queries see one state of the workspace, whoever writes, and
/// neither the clock nor the zone of the machine: the same workspace gives the same rows whenever and wherever they are asked for.
///
/// ```swift
/// let sandbox = try QuerySandbox(workspace)
/// try sandbox.define("late", as: "SELECT * FROM order_log WHERE completed > promise")
/// try sandbox.forEachRow(of: "SELECT count(*) FROM late") { print($0[0]) }
/// ```
/// Not to be shared between threads.
public final class QuerySandbox {
    private let connection: OpaquePointer
    private let watch: SandboxWatch
    private let files: ClocklessFiles
    private let limits: Limits

    public struct Limits: Sendable {
        /// How long one query may run.
        public var seconds: Double
        /// How many rows one may give.
        public var rows: Int
        /// How long a text may be.
        public var bytes: Int

        public init(seconds: Double = 30, rows: Int = 20_000_000, bytes: Int = 1_000_000) {
            self.seconds = seconds
            self.rows = rows
            self.bytes = bytes
        }
    }

    /// - Throws: ``WorkspaceError`` if the file cannot be opened.
    public init(_ workspace: Workspace, limits: Limits = Limits()) throws(WorkspaceError) {
        guard let files = ClocklessFiles() else {
            throw .sqlite(path: workspace.path, code: Int(SQLITE_NOMEM), message: "out of memory")
        }
        // SQLite holds them by a bare pointer, which Swift does not see.
        defer { withExtendedLifetime(files) {} }
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(workspace.path, &opened, flags, files.name)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw .sqlite(path: workspace.path, code: Int(code), message: message)
        }
        connection = opened
        self.files = files
        watch = SandboxWatch()
        self.limits = limits
        sqlite3_busy_timeout(opened, 10_000)
        // Views of the file may not call what is not harmless either; the transaction keeps one state in sight.
        let begun = sqlite3_exec(opened, "PRAGMA trusted_schema = OFF; BEGIN", nil, nil, nil)
        guard begun == SQLITE_OK else {
            let message = String(cString: sqlite3_errmsg(opened))
            sqlite3_close_v2(opened)
            throw .sqlite(path: workspace.path, code: Int(begun), message: message)
        }
        sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Int32(clamping: limits.bytes))
        // A long pattern of LIKE can keep one step of a query busy for hours, in which the watch is not asked.
        sqlite3_limit(opened, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
        watch.guardStatements(of: opened)
    }

    deinit { sqlite3_close_v2(connection) }

    /// Whether the workspace has a table or view of that name.
    /// - Throws: ``QueryFault`` where SQLite finds the file damaged.
    public func hasTable(_ name: String) throws(QueryFault) -> Bool {
        let sql =
            "SELECT count(*) FROM main.sqlite_schema WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE"
        return try watch.suspended { () throws(QueryFault) in
            var statement: OpaquePointer?
            let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
            defer { sqlite3_finalize(statement) }
            guard code == SQLITE_OK else { throw fault(code, sql) }
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            sqlite3_bind_text(statement, 1, name, -1, transient)
            guard sqlite3_step(statement) == SQLITE_ROW else { throw fault(sqlite3_errcode(connection), sql) }
            return sqlite3_column_int(statement, 0) > 0
        }
    }

    /// The names of a query's columns; the query is checked and not run.
    public func columns(of sql: String) throws(QueryFault) -> [String] {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        return (0..<sqlite3_column_count(statement)).map {
            String(cString: sqlite3_column_name(statement, $0))
        }
    }

    /// Lets queries select from another one by a name. Nothing is written: the name lasts as long as the sandbox.
    public func define(_ name: String, as sql: String) throws(QueryFault) {
        sqlite3_finalize(try prepare(sql))
        let code = watch.suspended {
            sqlite3_exec(connection, "CREATE TEMP VIEW \(name.quotedForSQL) AS \(sql)\n", nil, nil, nil)
        }
        guard code == SQLITE_OK else { throw fault(code, sql) }
    }

    /// Runs a query and hands over its rows, each lent for the time of the call.
    /// - Throws: ``QueryFault``, or what `body` throws.
    public func forEachRow(of sql: String, _ body: (borrowing QueryRow) throws -> Void) throws {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        watch.start(seconds: limits.seconds)
        files.wasAsked = false
        var rows = 0
        while true {
            let code = sqlite3_step(statement)
            if files.wasAsked {
                let token = SQLText(sql).likelyMachineTime
                throw QueryFault(.machineTime(token?.text ?? "now"), at: token?.offset)
            }
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw fault(code, sql) }
            rows += 1
            if rows > limits.rows { throw QueryFault(.tooManyRows(limits.rows)) }
            try body(QueryRow(statement: statement))
        }
    }

    private func prepare(_ sql: String) throws(QueryFault) -> OpaquePointer {
        var statement: OpaquePointer?
        var rest = 0
        watch.start(seconds: limits.seconds)
        let code = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(connection, text, -1, 0, &statement, &tail)
            rest = tail.map { $0 - text } ?? 0
            return code
        }
        guard code == SQLITE_OK else { throw fault(code, sql) }
        guard let statement else { throw QueryFault(.notOneSelect) }
        func refuse(_ reason: QueryFault.Reason, at offset: Int? = nil) -> QueryFault {
            sqlite3_finalize(statement)
            return QueryFault(reason, at: offset)
        }
        let text = SQLText(sql)
        if let behind = text.tokens.first(where: { $0.offset >= rest && $0.text != ";" }) {
            throw refuse(.notOneSelect, at: behind.offset)
        }
        guard sqlite3_stmt_readonly(statement) != 0, sqlite3_stmt_isexplain(statement) == 0,
            sqlite3_column_count(statement) > 0
        else { throw refuse(.notOneSelect) }
        guard sqlite3_bind_parameter_count(statement) == 0 else { throw refuse(.hasParameters) }
        if let token = text.machineTime { throw refuse(.machineTime(token.text), at: token.offset) }
        return statement
    }

    private func fault(_ code: Int32, _ sql: String) -> QueryFault {
        if let refusal = watch.refusal { return SandboxRules.fault(refusal, in: SQLText(sql)) }
        switch code & 0xFF {
        case SQLITE_INTERRUPT where watch.isOutOfTime: return QueryFault(.outOfTime(seconds: limits.seconds))
        case SQLITE_TOOBIG: return QueryFault(.tooLarge(bytes: limits.bytes))
        default:
            let offset = sqlite3_error_offset(connection)
            return QueryFault(
                .sqlite(String(cString: sqlite3_errmsg(connection))),
                at: offset < 0 ? nil : Int(offset)
            )
        }
    }
}
