import EventLogs
import Foundation
import LogReaders
import Testing

/// The real logs beside the checkout; what needs them is skipped where they are not.
enum SharedData {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../shared/data").standardizedFileURL

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func log(_ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> EventLog {
        try LogReader.read(path: path(name), options: options).log
    }
}

extension Trait where Self == ConditionTrait {
    static var needsSharedData: Self {
        .enabled(if: SharedData.isThere, "../shared/data is not beside this checkout")
    }
}
