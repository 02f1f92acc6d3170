import EventLogs
import Foundation
import Testing

@testable import LogReaders

@Suite struct GunzipTests {
    static let text =
        Array("order,activity,time\n".utf8)
        + (0..<20_000).flatMap { Array("o\($0 / 4),step \($0 % 4),2016-01-04\n".utf8) }

    /// Packed by the system's gzip, so that what is tested is not measured by itself.
    static func packed(_ bytes: [UInt8]) throws -> Data {
        let file = try TemporaryFile(Data(bytes))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-c", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test func severalMembersAreOneText() throws {
        let half = GunzipTests.text.count / 2
        let first = try GunzipTests.packed(Array(GunzipTests.text[..<half]))
        let second = try GunzipTests.packed(Array(GunzipTests.text[half...]))
        for padding in [0, 700] {
            let file = try TemporaryFile(first + second + Data(count: padding))
            #expect(try ByteStream(path: file.path).readAll(pieces: 777) == GunzipTests.text)
        }
        let file = try TemporaryFile(first + second)
        #expect(try LogReader.read(path: file.path).log.instanceCount == 20_000)
    }

    /// Room that nobody touches beyond what is unpacked takes no memory.
    @Test func roomThatZlibCannotCountIsFilledInPart() throws {
        let size = Int(UInt32.max) + 2
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        let memory = try #require(mmap(nil, size, PROT_READ | PROT_WRITE, Int32(flags), -1, 0))
        try #require(memory != MAP_FAILED)
        defer { munmap(memory, size) }
        let file = try TemporaryFile(GunzipTests.packed(GunzipTests.text))
        let room = UnsafeMutableRawBufferPointer(start: memory, count: size)
        let count = try ByteStream(path: file.path).read(into: room)
        #expect(room.prefix(count).elementsEqual(GunzipTests.text))
    }

    @Test func aTruncatedFileIsRefusedWithWhatWasGood() throws {
        let whole = try GunzipTests.packed(GunzipTests.text)
        for kept in [whole.count - 1, whole.count - 8, whole.count / 2, 30] {
            let file = try TemporaryFile(whole.prefix(kept))
            #expect {
                _ = try LogReader.read(path: file.path)
            } throws: { error in
                guard case .truncatedGzip(file.path, let intact) = error as? ReadingError else {
                    return false
                }
                return intact <= GunzipTests.text.count
                    && (kept < whole.count - 8 || intact == GunzipTests.text.count)
            }
        }
    }

    @Test func aCorruptFileIsRefused() throws {
        var bytes = try GunzipTests.packed(GunzipTests.text)
        bytes[bytes.count - 6] ^= 0xFF
        let file = try TemporaryFile(bytes)
        #expect {
            _ = try LogReader.read(path: file.path)
        } throws: { error in
            if case .corruptGzip = error as? ReadingError { true } else { false }
        }
    }
}
