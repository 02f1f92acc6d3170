import Foundation
import OrderLens

/// Files that are written aside, and take their places together once all of them are whole.
///
/// Where one of them cannot be written, or the user interrupts, whatever was in their places is as it was.
struct StagedFiles {
    private let aside: String
    private var moves: [(from: String, to: String)] = []
    private var superseded: [String] = []

    private init(aside: String) { self.aside = aside }

    /// - Parameters:
    ///   - folder: that the files go to, or to folders in it; it is made if it is not there.
    ///   - write: adds the files.
    /// - Throws: ``OutputError``, and what `write` throws.
    static func publish(in folder: String, _ write: (inout StagedFiles) throws -> Void) throws {
        try OutputFolder.making(folder) {
            let aside = "\(folder)/.partial-\(getpid())"
            Interruption.remove(aside)
            guard mkdir(aside, 0o700) == 0 else { throw failure(folder) }
            defer { Interruption.remove(aside) }
            try Interruption.clearing({
                Interruption.remove(aside)
                // Only where nothing else is in it.
                rmdir(folder)
            }) {
                var files = StagedFiles(aside: aside)
                try write(&files)
                try files.check()
                try Interruption.delayed { try files.takePlaces() }
            }
        }
    }

    /// Adds a file.
    /// - Parameters:
    ///   - path: where it is to stand.
    ///   - write: writes it to the path that it is given.
    mutating func add(_ path: String, _ write: (_ aside: String) throws -> Void) throws {
        let staged = "\(aside)/\(moves.count)"
        do { try write(staged) } catch let error as OutputError {
            throw OutputError(path: path, reason: error.reason)
        } catch WorkbookError.notWritten(_, let reason) {
            throw OutputError(path: path, reason: reason)
        }
        moves.append((staged, path))
    }

    /// What is to be gone when the files have taken their places: of an earlier run, and not made in this one.
    mutating func supersede(_ paths: some Sequence<String>) {
        let made = Set(moves.map(\.to))
        superseded += paths.filter { !made.contains($0) && StagedFiles.isFile($0) }
    }

    /// Whether a file, or a link, is there.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT)
    }

    /// Looks for what could stand in the way of one of them, while all are still as they were.
    private func check() throws {
        let device = try StagedFiles.device(of: aside)
        for (_, path) in moves {
            let folder = StagedFiles.place(path).deletingLastPathComponent().path(percentEncoded: false)
            try OutputFolder.make(folder)
            var status = stat()
            if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                throw OutputError(path: path, reason: String(cString: strerror(EISDIR)))
            }
            // A link may lead to another disk, where nothing can be renamed to.
            if OutputFile.isFileOrNothing(path), try StagedFiles.device(of: folder) != device {
                throw OutputError(path: path, reason: String(cString: strerror(EXDEV)))
            }
        }
    }

    private func takePlaces() throws {
        for (staged, path) in moves {
            guard OutputFile.isFileOrNothing(path) else {
                // A pipe or a device is not replaced.
                let data = try Data(contentsOf: URL(filePath: staged), options: .alwaysMapped)
                try OutputFile.write(to: path) { outlet in
                    try data.withUnsafeBytes { try outlet($0.bindMemory(to: UInt8.self)) }
                }
                continue
            }
            guard rename(staged, StagedFiles.place(path).path(percentEncoded: false)) == 0 else {
                throw StagedFiles.failure(path)
            }
        }
        for path in superseded { unlink(path) }
    }

    /// Where links lead to that the path goes through.
    private static func place(_ path: String) -> URL { URL(filePath: path).resolvingSymlinksInPath() }

    private static func device(of path: String) throws -> UInt64 {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path) }
        return UInt64(status.st_dev)
    }

    private static func failure(_ path: String) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}
