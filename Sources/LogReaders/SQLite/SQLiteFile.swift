import Foundation
import GRDB

/// A SQLite database opened to be read only, copied first if it is gzip or a pipe.
struct SQLiteFile {
    /// The path that the user gave.
    let path: String
    private let queue: DatabaseQueue

    /// - Throws: ``ReadingError``
    init(_ stream: ByteStream) throws {
        path = stream.path
        guard stream.isCompressed || !stream.isRegularFile else {
            queue = try SQLiteFile.open(path, named: path)
            return
        }
        // SQLite has to jump about in the file. The copy loses its name as soon as it is open, so that it is gone
        // whatever happens to the program.
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("orderlens-\(UUID()).sqlite")
        defer { try? FileManager.default.removeItem(at: copy) }
        try stream.copy(toNewFile: copy.path)
        queue = try SQLiteFile.open(copy.path, named: path)
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

extension ByteStream {
    /// Writes the rest of the file, unpacked, to a file that did not exist and that only the user may read.
    func copy(toNewFile path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        func failure() -> ReadingError { .unreadable(path: path, cause: String(cString: strerror(errno))) }
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_024 * 1_024, alignment: 16)
        defer { block.deallocate() }
        while true {
            var rest = UnsafeRawBufferPointer(rebasing: block[..<(try read(into: block))])
            if rest.isEmpty { return }
            while !rest.isEmpty {
                let written = write(descriptor, rest.baseAddress, rest.count)
                guard written >= 0 || errno == EINTR else { throw failure() }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, written)))
            }
        }
    }
}
