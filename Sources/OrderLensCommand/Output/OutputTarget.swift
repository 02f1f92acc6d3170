import Foundation

/// The files that results go to, held against those that the command reads: a result never takes the place of what it is made of.
enum OutputTarget {
    /// Refuses a target that is one of the inputs, that two results would go to, or that is a SQLite file.
    ///
    /// Files are told by what they are, not by their names: over symbolic links, hard links and relative paths. Pipes and
    /// devices are not replaced, and pass.
    /// - Parameters:
    ///   - targets: nil where nothing is written.
    ///   - inputs: nil where nothing is read.
    /// - Throws: ``CommandError/writesOverInput(_:input:)``, ``CommandError/writesTwice(_:)`` or
    ///   ``CommandError/writesOverDatabase(_:)``, before anything is written.
    static func check(_ targets: [String?], against inputs: [String?]) throws {
        let read = inputs.compactMap(\.self).map { (path: $0, place: Place($0)) }
        var written: Set<Place> = []
        for target in targets.compactMap(\.self) where OutputFile.isFileOrNothing(target) {
            let place = Place(target)
            if let input = read.first(where: { $0.place == place }) {
                throw CommandError.writesOverInput(target, input: input.path)
            }
            guard written.insert(place).inserted else { throw CommandError.writesTwice(target) }
            if isDatabase(target) { throw CommandError.writesOverDatabase(target) }
        }
    }

    /// What tells a file from all others.
    private enum Place: Hashable {
        case file(device: UInt64, number: UInt64)
        /// Nothing is there yet.
        case path(String)

        init(_ path: String) {
            var status = stat()
            if stat(path, &status) == 0 {
                self = .file(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
                return
            }
            let url = URL(filePath: path).resolvingSymlinksInPath()
            let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
            self = .path(folder.appending(path: url.lastPathComponent).path(percentEncoded: false))
        }
    }

    /// Whether a SQLite database is there, such as a workspace (<https://sqlite.org/fileformat.html>, section 1.3).
    private static func isDatabase(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
    }
}

extension OutputFlags {
    /// Makes sure that the result, and what else is written, takes the place of no input.
    /// - Throws: as ``OutputTarget/check(_:against:)`` does.
    func check(_ others: String?..., against inputs: [String?]) throws {
        try OutputTarget.check([output] + others, against: inputs)
    }
}
