import Foundation

/// A file that appears under its name only when it is whole; an older one of that name stays until then.
struct WorkbookFile {
    private let path: String
    /// Where links lead to that the path goes through.
    private let target: String
    /// In the same folder, so that it can take the other's place at once.
    let temporary: String

    /// - Throws: ``WorkbookError/notAFile(path:)``, and ``WorkbookError/notWritten(path:reason:)`` where no file can be made.
    init(path: String) throws(WorkbookError) {
        self.path = path
        let resolved = URL(filePath: path).resolvingSymlinksInPath()
        target = resolved.path(percentEncoded: false)
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw WorkbookError.notAFile(path: path)
        }
        temporary = resolved.deletingLastPathComponent()
            .appending(path: ".\(resolved.lastPathComponent).partial-\(UUID().uuidString)")
            .path(percentEncoded: false)
        // Whether it can be made is asked here, for a reason in the system's words.
        guard let file = fopen(temporary, "wb") else { throw WorkbookFile.failure(path) }
        fclose(file)
    }

    /// Brings the file to the disk and puts it in its place.
    /// - Throws: ``WorkbookError/notWritten(path:reason:)``
    func publish() throws(WorkbookError) {
        let descriptor = open(temporary, O_RDONLY)
        guard descriptor >= 0 else { throw WorkbookFile.failure(path) }
        let isOnDisk = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
        let failure = WorkbookFile.failure(path)
        close(descriptor)
        guard isOnDisk else { throw failure }
        guard rename(temporary, target) == 0 else { throw WorkbookFile.failure(path) }
    }

    /// After a failure; when published there is no such file any more.
    func discard() { unlink(temporary) }

    private static func failure(_ path: String) -> WorkbookError {
        .notWritten(path: path, reason: String(cString: strerror(errno)))
    }
}
