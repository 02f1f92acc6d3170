import EventLogs
import Foundation
import LogReaders
import Testing

/// The research logs beside the checkout; they are never part of the repository.
enum SharedData {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data").standardized

    static let isThere: ConditionTrait = .enabled(
        if: FileManager.default.fileExists(atPath: folder.path),
        "the research logs are not at ../shared/data"
    )

    static func read(_ path: String, keepsAttributes: Bool = true) throws -> AssembledLog {
        var options = ReadingOptions()
        options.keepsAttributes = keepsAttributes
        return try LogReader.read(path: folder.appending(path: path).path, options: options)
    }
}
