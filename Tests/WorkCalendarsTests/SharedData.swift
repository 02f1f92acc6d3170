import Foundation

/// The research logs beside the checkout; they are never part of the repository.
enum SharedData {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data").standardized

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// The text of a file, decompressed where its name ends in .gz.
    static func text(_ path: String) throws -> String {
        let url = folder.appending(path: path)
        guard path.hasSuffix(".gz") else { return try String(contentsOf: url, encoding: .utf8) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", url.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
