import Foundation
import Testing

@testable import LogReaders

/// The real logs beside the checkout; what needs them is skipped where they are not.
enum SharedData {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../shared/data").standardizedFileURL

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func stream(_ name: String) throws -> ByteStream { try ByteStream(path: path(name)) }
}

extension Trait where Self == ConditionTrait {
    static var needsSharedData: Self {
        .enabled(if: SharedData.isThere, "../shared/data is not beside this checkout")
    }

    /// For what takes more than a moment in a debug build.
    static var onDemand: Self {
        .enabled(
            if: ProcessInfo.processInfo.environment["ORDERLENS_LARGE_LOGS"] != nil,
            "set ORDERLENS_LARGE_LOGS=1 to read the large logs too"
        )
    }
}
