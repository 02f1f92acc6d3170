import Foundation
import Testing

@testable import LogReaders

@Suite struct ControlGroupTests {
    /// A folder as the kernel shows it.
    private func group(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "group-\(UUID())")
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    private func free(_ files: [String: String]) throws -> Int? {
        let folder = try group(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        return ControlGroup.free(below: folder.path)
    }

    @Test func filesThatWereReadCountAsFree() throws {
        let free = try free([
            "memory.max": "4000\n", "memory.current": "3500\n",
            "memory.stat": "anon 400\nactive_file 1000\ninactive_file 2000\n",
        ])
        #expect(free == 3_500)
    }

    @Test func theFirstVersionIsReadToo() throws {
        let free = try free([
            "memory/memory.limit_in_bytes": "4000\n", "memory/memory.usage_in_bytes": "1000\n",
        ])
        #expect(free == 3_000)
    }

    @Test func aGroupWithoutALimitSaysNothing() throws {
        #expect(try free(["memory.max": "max\n", "memory.current": "5\n"]) == nil)
        #expect(try free(["memory/memory.limit_in_bytes": "9223372036854771712\n"]) == nil)
        #expect(try free([:]) == nil)
    }
}
