import EventLogs
import Foundation

/// Where an imported log came from, for the record of imports.
public struct ImportSource: Sendable, Equatable {
    /// The path, or whatever names the source.
    public var name: String
    /// The size of the file in bytes, if it is one.
    public var bytes: Int64?
    /// The XXH64 of the file's bytes, if it is a file: tells whether the very same file was imported before.
    public var contentHash: UInt64?

    public init(name: String, bytes: Int64? = nil, contentHash: UInt64? = nil) {
        self.name = name
        self.bytes = bytes
        self.contentHash = contentHash
    }

    /// The source that a file is, its size and hash taken.
    /// - Complexity: reads the file once, some gigabytes a second if the system has it in memory.
    /// - Throws: ``WorkspaceError/unreadableSource(path:code:)``
    public static func file(_ path: String) throws -> ImportSource {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { throw WorkspaceError.unreadableSource(path: path, code: errno) }
        defer { close(descriptor) }
        var hash = ContentHash()
        var bytes: Int64 = 0
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = read(descriptor, block.baseAddress, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw WorkspaceError.unreadableSource(path: path, code: errno) }
            if count == 0 { break }
            hash.update(UnsafeRawBufferPointer(rebasing: block[..<count]))
            bytes += Int64(count)
        }
        return ImportSource(name: path, bytes: bytes, contentHash: hash.value)
    }

    /// As `imports.content_hash` has it.
    var hashText: String? {
        contentHash.map { hash in
            let digits = String(hash, radix: 16)
            return "xxh64:" + String(repeating: "0", count: 16 - digits.count) + digits
        }
    }
}
