import Foundation

enum OutputFile {
    /// Writes a file that appears under its name only when it is whole.
    ///
    /// While it is being written and renamed an interruption waits, so that not even a temporary file is left. What
    /// is no file, such as a pipe or a device, is written to as it is and never replaced; of a symbolic link, the file
    /// that it leads to is.
    /// - Throws: ``OutputError``; an older file of that name is then as it was.
    static func write(_ text: String, to path: String) throws {
        var text = text
        try text.withUTF8 { try write($0, to: path) }
    }

    /// The same with bytes.
    static func write(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) throws {
        var interruptions = sigset_t()
        var before = sigset_t()
        sigemptyset(&interruptions)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&interruptions, signal) }
        guard isFileOrNothing(path) else {
            // Whoever reads a pipe may be slow, so this can be interrupted.
            guard fill(path, with: bytes) else { throw failure(path) }
            return
        }
        pthread_sigmask(SIG_BLOCK, &interruptions, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let target = URL(filePath: path).resolvingSymlinksInPath()
        let temporary = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())").path(
                percentEncoded: false
            )
        guard fill(temporary, with: bytes), rename(temporary, target.path(percentEncoded: false)) == 0
        else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
    }

    /// Whether a file may take that path, be there one or not: false for devices, pipes and folders.
    static func isFileOrNothing(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    /// Opens and writes it, down to the disk; false, with the reason in `errno`, if that fails.
    private static func fill(_ path: String, with bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let file = fopen(path, "wb") else { return false }
        let written = fwrite(bytes.baseAddress, 1, bytes.count, file)
        // A pipe or a device has no disk to be brought to.
        let isWhole =
            written == bytes.count && fflush(file) == 0
            && (fsync(fileno(file)) == 0 || errno == EINVAL || errno == EROFS)
        let reason = errno
        let isClosed = fclose(file) == 0
        if !isWhole { errno = reason }
        return isWhole && isClosed
    }

    private static func failure(_ path: String) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}
