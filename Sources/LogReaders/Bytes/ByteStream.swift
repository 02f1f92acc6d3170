import Foundation

/// The bytes of a file, unpacked if it is gzip, in order.
///
/// Not to be shared between threads. The file is closed with the last reference.
public final class ByteStream {
    public let path: String
    /// The size of the file as it lies on disk.
    public let fileSize: Int
    /// Bytes of the file taken so far: what progress is measured by.
    public private(set) var fileBytesRead = 0
    public let isCompressed: Bool

    private let descriptor: Int32
    private var gunzip: Gunzip?
    /// Bytes read ahead by ``peek(_:)``.
    private var ahead: [UInt8] = []

    /// - Throws: ``ReadingError/noSuchFile(path:)``, ``ReadingError/isDirectory(path:)``,
    ///   ``ReadingError/unreadable(path:cause:)``.
    public init(path: String) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT
                ? ReadingError.noSuchFile(path: path)
                : ReadingError.unreadable(path: path, cause: String(cString: strerror(errno)))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw ReadingError.isDirectory(path: path)
        }
        self.descriptor = descriptor
        fileSize = Int(status.st_size)
        var magic: [UInt8] = [0, 0]
        isCompressed = pread(descriptor, &magic, 2, 0) == 2 && magic == [0x1F, 0x8B]
        gunzip = isCompressed ? try Gunzip(path: path) : nil
    }

    deinit { close(descriptor) }

    /// Fills the buffer as far as the file goes; 0 only at its end.
    /// - Throws: ``ReadingError/unreadable(path:cause:)``, ``ReadingError/truncatedGzip(path:intactBytes:)``,
    ///   ``ReadingError/corruptGzip(path:intactBytes:)``.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if !ahead.isEmpty {
            let count = min(ahead.count, buffer.count)
            buffer.copyBytes(from: ahead.prefix(count))
            ahead.removeFirst(count)
            return count
        }
        guard let gunzip else { return try readFile(into: buffer) }
        return try gunzip.read(into: buffer) { try self.readFile(into: $0) }
    }

    /// The first bytes, without taking them; fewer only if the file is shorter.
    public func peek(_ count: Int) throws -> [UInt8] {
        while ahead.count < count {
            let known = ahead
            ahead = []
            defer { ahead = known + ahead }
            var more = [UInt8](repeating: 0, count: count - known.count)
            let read = try more.withUnsafeMutableBytes { try self.read(into: $0) }
            ahead = Array(more.prefix(read))
            if read == 0 { break }
        }
        return Array(ahead.prefix(count))
    }

    private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                fileBytesRead += count
                return count
            }
            if errno != EINTR {
                throw ReadingError.unreadable(path: path, cause: String(cString: strerror(errno)))
            }
        }
    }
}
