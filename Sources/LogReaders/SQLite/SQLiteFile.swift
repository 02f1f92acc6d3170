import Foundation
import GRDB

/// A SQLite database opened to be read only, copied first if it is gzip or a pipe.
struct SQLiteFile {
    /// The path that the user gave.
    let path: String
    private let queue: DatabaseQueue

    /// - Parameter folder: where a copy goes.
    /// - Throws: ``ReadingError``
    init(_ stream: ByteStream, copiesIn folder: URL = FileManager.default.temporaryDirectory) throws {
        path = stream.path
        guard stream.isCompressed || !stream.isRegularFile else {
            queue = try SQLiteFile.open(path, named: path)
            return
        }
        // SQLite has to jump about in the file.
        let copy = try NamelessFile(in: folder.path)
        try copy.fill(from: stream)
        queue = try copy.withName { try SQLiteFile.open($0, named: stream.path) }
    }

    private static func open(_ path: String, named name: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "orderlens"
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            // The file is only looked at with the first statement.
            try queue.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
            return queue
        } catch let error as DatabaseError {
            throw ReadingError.database(path: name, .sqlite(error))
        }
    }

    /// Runs statements against one state of the database.
    /// - Throws: ``ReadingError``, also for what SQLite throws in `body`.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            return try queue.read(body)
        } catch let error as DatabaseError {
            throw ReadingError.database(path: path, .sqlite(error))
        } catch let fault as DatabaseFault {
            throw ReadingError.database(path: path, fault)
        }
    }
}
