import EventLogs
import Foundation
import Improvements

/// Levers that are pulled together, from a file:
///
/// ```yaml
/// levers:
///   - add-resource stage="Check credit" n=1
///   - chase stage="Pick goods" percentile=75
/// ```
public struct LeverPlan: Sendable {
    public let levers: [any Lever]

    /// - Throws: ``ConfigurationError`` with the place, ``LeverPlanError`` for a lever that cannot be read.
    public init(file path: String, _ log: EventLog) throws {
        try self.init(text: ConfigurationNode.contents(of: path), file: path, log)
    }

    /// - Parameter file: its name, for errors.
    /// - Throws: ``ConfigurationError`` with the place, ``LeverPlanError`` for a lever that cannot be read.
    public init(text: String, file: String, _ log: EventLog) throws {
        guard let root = try ConfigurationNode(text: text, file: file),
            let list = try root.entries(allowed: ["levers"]).first
        else {
            throw ConfigurationError(
                file: file,
                line: nil,
                key: "levers",
                problem: .expected("a list of levers", found: "nothing")
            )
        }
        levers = try list.value.items().map { item in
            let text = try item.text()
            do throws(LeverError) {
                return try LeverKind.lever(text, in: log)
            } catch {
                throw LeverPlanError(file: file, line: item.line, error: error)
            }
        }
    }
}

/// A lever of a plan that cannot be read, and where it stands.
public struct LeverPlanError: Error, Equatable {
    public let file: String
    public let line: Int?
    public let error: LeverError
}
