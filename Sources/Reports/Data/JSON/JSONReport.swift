/// A read-out as JSON: keys sorted, indented, the same bytes for the same numbers.
///
/// The bytes are those of Foundation's `JSONEncoder` with `prettyPrinted`, `sortedKeys` and `withoutEscapingSlashes`, at
/// a fraction of its time: values are written as they are encoded, without a tree in between, and the elements of the
/// report's long arrays on all processors.
public enum JSONReport {
    /// - Throws: `EncodingError` if a number is not finite.
    /// - Complexity: O(bytes).
    public static func text(_ value: some Encodable & Sendable) throws -> String { try encoded(value).string }

    /// Calls `body` with the text's bytes, which may be too many to copy.
    /// - Throws: `EncodingError` if a number is not finite, and what `body` throws.
    /// - Complexity: O(bytes).
    public static func withBytes(
        of value: some Encodable & Sendable,
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        try encoded(value).withBytes(body)
    }

    private static func encoded(_ value: some Encodable & Sendable) throws -> JSONText {
        let text = JSONText()
        try JSONEncoding(text).write(value)
        text.append(UInt8(ascii: "\n"))
        return text
    }
}
