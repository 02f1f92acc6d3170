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
        try write(value, to: text)
        return text.string
    }

    /// Calls `outlet` with the text's bytes, a portion at a time: there may be too many to keep, and they can be put where
    /// they belong while the next are written.
    /// - Parameter outlet: is called by several threads, one after the other.
    /// - Throws: `EncodingError` if a number is not finite, and what `outlet` throws; some may have been written then.
    /// - Precondition: the members of the report and of what holds its long arrays come in the order of their keys.
    /// - Complexity: O(bytes).
    public static func write(
        _ value: some Encodable & Sendable,
        to outlet: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        try withoutActuallyEscaping(outlet) { outlet in
            let text = JSONText(outlet: outlet)
            try write(value, to: text)
            try text.passOn()
        }
    }

    private static func write(_ value: some Encodable & Sendable, to text: JSONText) throws {
        try JSONEncoding(text).write(value)
        text.append(UInt8(ascii: "\n"))
    }
}
