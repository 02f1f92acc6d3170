import Foundation

enum OutputFile {
    /// Writes a file that appears under its name only when it is whole.
    ///
    /// While it is being written and renamed an interruption waits, so that not even a temporary file is left.
    /// - Throws: ``OutputError``; an older file of that name is then as it was.
    static func write(_ text: String, to path: String) throws {
        var interruptions = sigset_t()
        var before = sigset_t()
        sigemptyset(&interruptions)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&interruptions, signal) }
        pthread_sigmask(SIG_BLOCK, &interruptions, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let target = URL(filePath: path)
        let temporary = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())").path(percentEncoded: false)
        guard let file = fopen(temporary, "wb") else { throw failure(path) }
        var bytes = text
        let written = bytes.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
        let isWhole = written == text.utf8.count && fflush(file) == 0 && fsync(fileno(file)) == 0
        let fault = errno
        guard fclose(file) == 0, isWhole, rename(temporary, path) == 0 else {
            let reason = isWhole ? errno : fault
            unlink(temporary)
            throw OutputError(path: path, reason: String(cString: strerror(reason)))
        }
    }

    private static func failure(_ path: String) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}
