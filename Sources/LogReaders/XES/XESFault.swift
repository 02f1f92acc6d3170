/// Why a well-formed XML document is not read as a log of XES.
public enum XESFault: Error, Equatable, Sendable {
    /// The outermost element is another.
    case notALog(root: String, line: Int, column: Int)
    /// An element where XES allows none of its name, so that what it says cannot be trusted: an event within
    /// an event, a trace within an event, a type of attribute that does not exist.
    case misplaced(element: String, within: String, line: Int, column: Int)
}
