import CWriteBack
import Foundation

enum OutputFile {
    typealias Outlet = (UnsafeBufferPointer<UInt8>) throws -> Void

    /// Writes a file that appears under its name only when it is whole.
    ///
    /// While it is being written and renamed an interruption waits, so that not even a temporary file is left. What
    /// is no file, such as a pipe or a device, is written to as it is and never replaced; of a symbolic link, the file
    /// that it leads to is.
    /// - Throws: ``OutputError``; an older file of that name is then as it was.
    static func write(_ text: String, to path: String) throws {
        var text = text
        try text.withUTF8 { bytes in try write(to: path) { try $0(bytes) } }
    }

    /// The same portion by portion.
    /// - Parameter portions: calls what it is given with one portion after the other.
    /// - Throws: ``OutputError``, and what `portions` throws; an older file of that name is then as it was.
    static func write(to path: String, _ portions: (Outlet) throws -> Void) throws {
        // Whoever reads a pipe may be slow, so this can be interrupted.
        guard isFileOrNothing(path) else { return try fill(path, named: path, portions) }
        var interruptions = sigset_t()
        var before = sigset_t()
        sigemptyset(&interruptions)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&interruptions, signal) }
        pthread_sigmask(SIG_BLOCK, &interruptions, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let target = URL(filePath: path).resolvingSymlinksInPath()
        let temporary = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())").path(
                percentEncoded: false
            )
        do {
            try fill(temporary, named: path, portions)
            try demand(rename(temporary, target.path(percentEncoded: false)) == 0, path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Whether a file may take that path, be there one or not: false for devices, pipes and folders.
    static func isFileOrNothing(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    /// Opens and writes it, down to the disk.
    /// - Parameter name: what it is called in errors.
    private static func fill(_ path: String, named name: String, _ portions: (Outlet) throws -> Void) throws {
        guard let file = fopen(path, "wb") else { throw failure(name) }
        do {
            try portions {
                try demand(fwrite($0.baseAddress, 1, $0.count, file) == $0.count, name)
                beginBringingToDisk(file)
            }
            try demand(fflush(file) == 0, name)
            // A pipe or a device has no disk to be brought to.
            try demand(fsync(fileno(file)) == 0 || errno == EINVAL || errno == EROFS, name)
        } catch {
            fclose(file)
            throw error
        }
        try demand(fclose(file) == 0, name)
    }

    /// Lets the disk begin with what is written so far, so that at the end there is little left to wait for. Whatever comes of
    /// it, `fsync` says how it ended.
    private static func beginBringingToDisk(_ file: UnsafeMutablePointer<FILE>) {
        _ = begin_write_back(fileno(file))
    }

    private static func demand(_ isDone: Bool, _ name: String) throws {
        if !isDone { throw failure(name) }
    }

    private static func failure(_ path: String) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}
