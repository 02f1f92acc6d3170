import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct BlockRelayTests {
    private struct Refused: Error {}

    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "relay-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    private func bytes(_ count: Int, seed: Int = 1) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    /// All bytes come by once and in order, whatever is left of a block, and behind each block is a zero.
    @Test(arguments: [0, 1, 65_536, 262_143, 262_144, 262_145, 2_000_000])
    func allBytesComeByInOrder(_ size: Int) throws {
        let expected = bytes(size)
        try withFile(expected) { path in
            var generator = SeededGenerator(seed: size)
            var taken: [UInt8] = []
            var ends = 0
            let isWhole = try BlockRelay.read(ByteStream(path: path)) { start, count, isLast in
                #expect(start[count] == 0)
                let most = isLast ? 0 : min(count, BlockRelay.headroom)
                let done = count - generator.next(below: most + 1)
                taken += UnsafeBufferPointer(start: start, count: done)
                if isLast { ends += 1 }
                return done
            }
            #expect(isWhole)
            #expect(ends == 1)
            #expect(taken == expected)
        }
    }

    @Test func moreLeftThanThereIsRoomForIsToldApart() throws {
        try withFile(bytes(1_000_000)) { path in
            let kept = try BlockRelay.read(ByteStream(path: path)) { _, count, isLast in
                isLast ? count : count - BlockRelay.headroom
            }
            #expect(kept)
            let lost = try BlockRelay.read(ByteStream(path: path)) { _, count, isLast in
                isLast ? count : count - BlockRelay.headroom - 1
            }
            #expect(!lost)
        }
    }

    @Test(arguments: [0, 1, 5, 7])
    func whatTheReaderThrowsComesOut(_ block: Int) throws {
        try withFile(bytes(2_000_000)) { path in
            var blocks = 0
            #expect(throws: Refused.self) {
                try BlockRelay.read(ByteStream(path: path)) { _, count, _ in
                    if blocks == block { throw Refused() }
                    blocks += 1
                    return count
                }
            }
        }
    }

    /// The reader gets what is intact up to the last whole block, and then the fault.
    @Test func whatTheStreamThrowsComesOut() throws {
        let process = Process()
        let plain = FileManager.default.temporaryDirectory.appending(path: "relay-\(UUID().uuidString)")
        try Data(bytes(1_000_000)).write(to: plain)
        defer { try? FileManager.default.removeItem(at: plain) }
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-c", plain.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let packed = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try withFile(Array(packed.dropLast(packed.count / 3))) { path in
            var seen = 0
            do {
                _ = try BlockRelay.read(ByteStream(path: path)) { _, count, _ in
                    seen += count
                    return count
                }
                Issue.record("a file cut off was read to its end")
            } catch ReadingError.truncatedGzip(_, let intact) {
                #expect(seen > 0)
                #expect(seen <= intact)
            }
        }
    }
}
