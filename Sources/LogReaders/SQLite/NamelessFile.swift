import Foundation
import Parallelism

/// A file of the user's alone that has no name but for a moment, so that it is gone whatever happens to the program.
///
/// Linux makes such files (`open(2)`, `O_TMPFILE`). A file system that cannot has a file of that name while it is filled.
struct NamelessFile: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private let hasName: Bool

    /// `O_TMPFILE` of Linux, which is two flags.
    private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

    /// - Throws: ``ReadingError/unreadable(path:cause:)``
    init(in folder: String) throws {
        name = "\(folder)/orderlens-\(UUID()).sqlite"
        let first = open(folder, O_RDWR | NamelessFile.nameless | O_CLOEXEC, 0o600)
        hasName = first < 0
        descriptor = hasName ? open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : first
        if descriptor < 0 { throw NamelessFile.failure(name) }
    }

    deinit {
        close(descriptor)
        if hasName { unlink(name) }
    }

    /// Writes the rest of a stream, unpacked.
    func fill(from stream: ByteStream) throws {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_024 * 1_024, alignment: 16)
        defer { block.deallocate() }
        while true {
            var rest = UnsafeRawBufferPointer(rebasing: block[..<(try stream.read(into: block))])
            if rest.isEmpty { return }
            while !rest.isEmpty {
                let written = write(descriptor, rest.baseAddress, rest.count)
                guard written >= 0 || errno == EINTR else { throw NamelessFile.failure(name) }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, written)))
            }
        }
    }

    /// Calls `body` with a path by which the file can be opened while it runs.
    func withName<Result>(_ body: (String) throws -> Result) throws -> Result {
        let delay = InterruptionDelay()
        defer { delay.end() }
        if !hasName {
            let file = "/proc/self/fd/\(descriptor)"
            guard linkat(AT_FDCWD, file, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 else {
                throw NamelessFile.failure(name)
            }
        }
        defer { if !hasName { unlink(name) } }
        return try body(name)
    }

    private static func failure(_ path: String) -> ReadingError {
        .unreadable(path: path, cause: String(cString: strerror(errno)))
    }
}
