/// How a report shall look on a terminal.
public struct TerminalLook: Sendable {
    public var language: ReportLanguage
    /// The columns of the terminal.
    public var width: Int
    /// Whether the terminal shows colours and the reader wants them.
    public var isColoured: Bool

    public init(language: ReportLanguage = .english, width: Int = 80, isColoured: Bool = false) {
        self.language = language
        self.width = width
        self.isColoured = isColoured
    }

    /// The columns that are used: narrower than the least, numbers could not be kept whole; wider than the most, lines
    /// are hard to follow.
    var columns: Int { min(max(width, 60), 160) }

    var style: TerminalStyle { TerminalStyle(isColoured: isColoured) }
}
