import Foundation

/// A folder of files that hold what a program's output shall be, to the byte.
///
/// `RECORD_GOLDEN=1` writes them anew, in the source tree; a comparison that did so is a difference all the same, so that
/// nobody records by accident.
public struct GoldenFolder: Sendable {
    private let folder: URL

    /// The folder `Golden` beside that source file.
    public init(beside file: String) {
        folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
    }

    public func content(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// How the text differs from the file of that name, in words; nil if it does not.
    public func difference(_ actual: String, from name: String) throws -> String? {
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try actual.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            return "recorded \(name); run again without RECORD_GOLDEN"
        }
        let expected = try content(of: name)
        guard actual != expected else { return nil }
        let (new, old) = (GoldenFolder.lines(actual), GoldenFolder.lines(expected))
        let first = zip(new, old).enumerated().first { $1.0 != $1.1 }
        return """
            differs from \(name) at line \((first?.offset ?? min(new.count, old.count)) + 1)
            expected: \(first?.element.1 ?? "\(old.count) lines")
            actual:   \(first?.element.0 ?? "\(new.count) lines")
            RECORD_GOLDEN=1 swift test records it anew
            """
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
