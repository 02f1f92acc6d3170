import Foundation

/// A read-out as JSON: keys sorted, indented, the same bytes for the same numbers.
public enum JSONReport {
    /// - Throws: `EncodingError` if a number is not finite.
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
