import Foundation
import TestInputs

/// A small comma-separated table of reference data: a header, then rows of text and numbers without line breaks.
public struct ReferenceTable {
    public let header: [String]
    public let rows: [[String]]

    /// Reads `name` below the shared data.
    public init(_ name: String) throws {
        let lines = try SharedData.text(name).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
            }
        }
        header = lines.first ?? []
        rows = Array(lines.dropFirst())
    }

    public func texts(_ column: String) -> [String] {
        guard let index = header.firstIndex(of: column) else { preconditionFailure("no column \(column)") }
        return rows.map { $0[index] }
    }

    /// The numbers of a column; not a number where it holds text.
    public func numbers(_ column: String) -> [Double] {
        texts(column).map { Double($0) ?? .nan }
    }
}
