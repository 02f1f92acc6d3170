import Delays
import Foundation
import Testing

/// Files that hold what a report shall look like, to the byte.
///
/// `RECORD_GOLDEN=1` writes them anew, in the source tree; a test that did so fails, so that nobody records by accident.
enum Golden {
    /// The small report that all golden files show.
    static func report() throws -> DelayReport {
        try JSONDecoder().decode(DelayReport.self, from: Data(try content(of: "delays.json").utf8))
    }

    static func content(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    static func expect(_ actual: String, equals name: String) throws {
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try actual.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            Issue.record("recorded \(name); run again without RECORD_GOLDEN")
            return
        }
        let expected = try content(of: name)
        guard actual != expected else { return }
        let (new, old) = (lines(actual), lines(expected))
        let first = zip(new, old).enumerated().first { $1.0 != $1.1 }
        Issue.record(
            """
            differs from \(name) at line \((first?.offset ?? min(new.count, old.count)) + 1)
            expected: \(first?.element.1 ?? "\(old.count) lines")
            actual:   \(first?.element.0 ?? "\(new.count) lines")
            RECORD_GOLDEN=1 swift test --filter ReportsTests records it anew
            """
        )
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
}
