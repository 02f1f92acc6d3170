import EventLogs
import GRDB

/// Why a workspace could not be opened, read or written; `path` is the workspace.
public enum WorkspaceError: Error, Sendable, Equatable {
    /// There is no such file, or it is empty. Import a log to make it.
    case missing(path: String)
    /// The file is not an SQLite database; it was left as it is.
    case notSQLite(path: String)
    /// The file is an SQLite database of another program; it was left as it is. Logs in it can be read by query.
    case notWorkspace(path: String)
    /// A newer OrderLens wrote the file; use that version or a later one.
    case newerVersion(path: String, found: Int, supported: Int)
    /// A newer OrderLens changed the tables of the file, in steps of these names that this one does not know.
    case newerMigrations(path: String, names: [String])
    /// Another process is importing into the workspace, or reads it for long; try again when it is done.
    case busy(path: String)
    /// The disk is full; nothing was imported, and what was stored before is intact.
    case diskFull(path: String)
    /// The file or its folder may not be written.
    case notWritable(path: String)
    /// SQLite finds the file damaged: restore it from a copy, or import the logs anew.
    case damaged(path: String, message: String)
    /// Another program changed this table in a way that a log cannot be read from it any more.
    case altered(table: String)
    /// The zone that the workspace shows times in is not known to this system.
    case unknownZone(String)
    /// More attributes than a workspace has columns for; leave some out of the import.
    case tooManyAttributes(limit: Int)
    /// The name belongs to a table of the workspace itself and cannot be that of a result.
    case reservedTable(String)
    /// A table of one's own, stored by an earlier version, has the name of a table of results.
    case ownTable(String, path: String)
    /// The rejected rows could not be written, so nothing was imported; `code` is the system's `errno`.
    case rejectsNotWritable(path: String, code: Int32)
    /// The source could not be read; `code` is the system's `errno`.
    case unreadableSource(path: String, code: Int32)
    /// Whatever else SQLite reports.
    case sqlite(path: String, code: Int, message: String)

    /// Says in terms of the workspace what SQLite or the system said.
    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as DatabaseError {
            let message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
            throw switch error.resultCode {
            case .SQLITE_NOTADB: notSQLite(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: busy(path: path)
            case .SQLITE_FULL: diskFull(path: path)
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: notWritable(path: path)
            case .SQLITE_CORRUPT: damaged(path: path, message: message)
            default: sqlite(path: path, code: Int(error.extendedResultCode.rawValue), message: message)
            }
        }
    }
}
