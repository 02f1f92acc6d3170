import Foundation
import Testing

@testable import LogReaders

@Suite struct NamelessFileTests {
    @Test func aCopyHasANameOnlyWhileItIsOpened() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "orderlens-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
        let content = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
        let source = try TemporaryFile(content)
        do {
            let file = try NamelessFile(in: folder.path)
            try file.fill(from: ByteStream(path: source.path))
            #expect(try names().isEmpty)
            let read = try file.withName { path in
                #expect(try names() == [URL(filePath: path).lastPathComponent])
                return try Data(contentsOf: URL(filePath: path))
            }
            #expect(read == content)
        }
        #expect(try names().isEmpty)
    }

    @Test func aFolderThatIsNotThereIsAnError() throws {
        #expect {
            _ = try NamelessFile(in: "/nowhere")
        } throws: { error in
            guard case ReadingError.unreadable(_, let cause) = error else { return false }
            return cause == "No such file or directory"
        }
    }
}
