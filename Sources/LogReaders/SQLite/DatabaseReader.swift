import EventLogs
import GRDB

/// Reads logs from SQLite databases: object-centric ones as they are, all others by a query.
public enum DatabaseReader {
    /// Reads the rows of `options.query`, or without one the object-centric log that the database is.
    /// - Throws: ``ReadingError``, ``EventLogs/AssemblyError``
    public static func read(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        let file = try SQLiteFile(stream)
        if let query = options.query {
            return try file.read { try QueryReader.read(query, in: $0, path: file.path, options: options) }
        }
        let log = try file.read { database in
            let tables = try DatabaseTable.all(in: database)
            guard let log = try OCELDatabase.read(database, tables: tables) else {
                throw DatabaseFault.noQuery(tables: tables)
            }
            return log
        }
        return try OCELReader.flatten(log, path: file.path, options: options)
    }
}
