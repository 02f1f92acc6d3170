import Foundation
import Testing

@testable import LogReaders

@Suite struct ByteStreamTests {
    @Test func missingFilesAndDirectoriesAreNamed() {
        #expect(throws: ReadingError.noSuchFile(path: "/nowhere/log.csv")) {
            try ByteStream(path: "/nowhere/log.csv")
        }
        #expect(throws: ReadingError.isDirectory(path: "/tmp")) { try ByteStream(path: "/tmp") }
    }

    @Test func peekingTakesNothing() throws {
        let file = try TemporaryFile(Data("order,activity\n".utf8))
        let stream = try ByteStream(path: file.path)
        #expect(try stream.peek(5) == Array("order".utf8))
        #expect(try stream.peek(100) == Array("order,activity\n".utf8))
        #expect(try stream.readAll() == Array("order,activity\n".utf8))
    }

    @Test func aPipeIsReadLikeAFile() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "orderlens-\(UUID().uuidString)"
        ).path
        #expect(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        var text = "order,activity,time\n"
        for row in 0..<50_000 { text += "o\(row / 4),step \(row % 4),01/02/2016 10:00\n" }
        let bytes = Data(text.utf8)
        let writer = Thread { try? bytes.write(to: URL(fileURLWithPath: path), options: []) }
        writer.start()
        #expect(try LogReader.read(path: path).log.instanceCount == 50_000)
    }
}

/// A file that is gone with its last reference.
final class TemporaryFile {
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("orderlens-\(UUID().uuidString)").path

    init(_ content: Data) throws {
        try content.write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension ByteStream {
    /// Everything left, read in pieces of that size.
    func readAll(pieces: Int = 4_096) throws -> [UInt8] {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: pieces)
        while true {
            let count = try piece.withUnsafeMutableBytes { try read(into: $0) }
            if count == 0 { return all }
            all.append(contentsOf: piece.prefix(count))
        }
    }
}
