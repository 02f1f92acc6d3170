/// Why a text is not JSON, or not the JSON that is asked for.
public enum JSONFault: Error, Equatable, Sendable {
    /// Something else than `expected` stands there.
    case malformed(expected: String, line: Int, column: Int)
    /// The text ends where `expected` should stand.
    case truncated(expected: String, line: Int, column: Int)
}
