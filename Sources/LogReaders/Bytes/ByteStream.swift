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
    private var ahead = ReadAhead()
    /// Whether the path can be opened again for the same bytes; a pipe cannot.
    public let isRegularFile: Bool

    /// - Parameter offset: where in the file to begin; for files that are not compressed.
    /// - Throws: ``ReadingError/noSuchFile(path:)``, ``ReadingError/isDirectory(path:)``,
    ///   ``ReadingError/unreadable(path:cause:)``.
    public init(path: String, from offset: Int = 0) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT
                ? ReadingError.noSuchFile(path: path)
                : ReadingError.unreadable(path: path, cause: String(cString: strerror(errno)))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let cause = String(cString: strerror(errno))
            close(descriptor)
            throw ReadingError.unreadable(path: path, cause: cause)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw ReadingError.isDirectory(path: path)
        }
        self.descriptor = descriptor
        fileSize = Int(status.st_size)
        isRegularFile = status.st_mode & S_IFMT == S_IFREG
        fileBytesRead = offset
        var magic: [UInt8] = [0, 0]
        isCompressed = offset == 0 && pread(descriptor, &magic, 2, 0) == 2 && magic == [0x1F, 0x8B]
        gunzip = isCompressed ? try Gunzip(path: path) : nil
        if offset > 0 { lseek(descriptor, off_t(offset), SEEK_SET) }
    }

    deinit { close(descriptor) }

    /// Fills some of the buffer; 0 only at the end of the file.
    /// - Throws: ``ReadingError/unreadable(path:cause:)``, ``ReadingError/truncatedGzip(path:intactBytes:)``,
    ///   ``ReadingError/corruptGzip(path:intactBytes:)``.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try ahead.take(into: buffer, read: unpack)
    }

    /// The first bytes, without taking them; fewer only if the file is shorter.
    public func peek(_ count: Int) throws -> [UInt8] {
        try ahead.peek(count, read: unpack)
    }

    private func unpack(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let gunzip else { return try readFile(into: buffer) }
        return try gunzip.read(into: buffer, more: readFile)
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
