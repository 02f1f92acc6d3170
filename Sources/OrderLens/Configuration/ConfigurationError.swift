/// What is wrong with a configuration file, and where.
public struct ConfigurationError: Error, Sendable, Equatable {
    public let file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public let line: Int?
    /// The keys that lead to the place, such as `columns.order`; empty for the file as a whole.
    public let key: String
    public let problem: Problem

    public enum Problem: Sendable, Equatable {
        /// There is no such file, or it cannot be opened; what the system says.
        case unreadable(String)
        /// Not YAML; the parser's own words.
        case syntax(String)
        /// The key means nothing here.
        case unknownKey(String, allowed: [String])
        /// A value of another kind or form was needed: what was expected, as part of a sentence.
        case expected(String, found: String)
        /// A value that is none of those to choose from.
        case unknownValue(String, allowed: [String])
    }
}
