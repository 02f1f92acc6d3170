import Foundation

/// Why a file of the set could not be written.
public struct WritingError: Error, Equatable, Sendable {
    public var path: String
    /// What the system says.
    public var reason: String
}

extension WritingError: CustomStringConvertible {
    public var description: String { "\(path) could not be written: \(reason)" }
}

/// A file that appears under its name only when it is whole.
///
/// Written under a temporary name in the same directory, brought to the disk and then renamed, so that whoever
/// looks sees the old content or the new, and a full disk leaves the old.
final class SafeFile {
    private let path: String
    private let temporaryPath: String
    private let handle: UnsafeMutablePointer<FILE>
    private var isOpen = true

    /// - Throws: ``WritingError``
    init(path: String) throws(WritingError) {
        self.path = path
        temporaryPath = "\(path).partial-\(getpid())"
        guard let handle = fopen(temporaryPath, "wb") else {
            throw WritingError(path: path, reason: String(cString: strerror(errno)))
        }
        self.handle = handle
    }

    /// - Throws: ``WritingError``
    func write(_ bytes: [UInt8]) throws(WritingError) {
        let written = fwrite(bytes, 1, bytes.count, handle)
        if written < bytes.count { throw failure() }
    }

    /// Makes the file appear.
    /// - Throws: ``WritingError``
    func publish() throws(WritingError) {
        if fflush(handle) != 0 || fsync(fileno(handle)) != 0 { throw failure() }
        isOpen = false
        if fclose(handle) != 0 || rename(temporaryPath, path) != 0 { throw failure() }
    }

    private func failure() -> WritingError {
        WritingError(path: path, reason: String(cString: strerror(errno)))
    }

    deinit {
        if isOpen { fclose(handle) }
        // After a failure; when published there is no such file any more.
        unlink(temporaryPath)
    }
}
