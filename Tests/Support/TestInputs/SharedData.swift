import Foundation
import Testing

/// The data and reference results beside the checkout, which are never part of the repository; what needs them is
/// skipped where they are not.
public enum SharedData {
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../../shared/data").standardized

    public static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    public static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The text of a file.
    public static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}

extension Trait where Self == ConditionTrait {
    public static var needsSharedData: Self {
        .enabled(if: SharedData.isThere, "../shared/data is not beside this checkout")
    }
}
