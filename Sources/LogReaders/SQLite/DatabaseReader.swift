import EventLogs
import GRDB

/// Reads logs from SQLite databases.
public enum DatabaseReader {
    /// Reads the object-centric log that the database is.
    /// - Throws: ``ReadingError``, ``AssemblyError``
    public static func read(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        let file = try SQLiteFile(stream)
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
