/// A read-out as JSON: keys sorted, indented, the same bytes for the same numbers.
///
/// The bytes are those of Foundation's `JSONEncoder` with `prettyPrinted`, `sortedKeys` and `withoutEscapingSlashes`, at
/// a fraction of its time: values are written as they are encoded, without a tree in between, and the elements of the
/// report's long arrays on all processors.
public enum JSONReport {
    /// - Throws: `EncodingError` if a number is not finite.
    /// - Complexity: O(bytes).
    public static func text(_ value: some Encodable & Sendable) throws -> String {
        let text = JSONText()
        try JSONEncoding(text).write(value)
        text.append(UInt8(ascii: "\n"))
        return text.string
    }
}
