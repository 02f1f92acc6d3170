import GRDB

/// Why a SQLite database gives no log.
public enum DatabaseFault: Error, Equatable, Sendable {
    /// SQLite's own complaint: no database, damaged, no such column ...
    case sqlite(code: Int32, message: String)
    /// Something else than one statement that begins with `SELECT`, `WITH` or `VALUES`.
    case notOneSelect(query: String)
    /// The database is no object-centric log and nobody said what to ask it; what there is to ask.
    case noQuery(tables: [DatabaseTable])

    static func sqlite(_ error: DatabaseError) -> DatabaseFault {
        .sqlite(code: error.extendedResultCode.rawValue, message: error.message ?? "\(error.resultCode)")
    }
}

/// A table or view and its columns.
public struct DatabaseTable: Hashable, Sendable {
    public var name: String
    public var columns: [String]

    /// All tables and views of the user's, by name; a view that asks for what is not there is left out, for it cannot
    /// be asked anything.
    static func all(in database: Database) throws -> [DatabaseTable] {
        let names = try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """
        )
        return try names.compactMap { name in
            do {
                let columns = try String.fetchAll(
                    database,
                    sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid",
                    arguments: [name]
                )
                return DatabaseTable(name: name, columns: columns)
            } catch DatabaseError.SQLITE_ERROR { return nil }
        }
    }
}
