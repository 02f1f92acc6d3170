/// What is written for a terminal of some width: paragraphs and tables under a heading, indented.
protocol TerminalText {
    var style: TerminalStyle { get }
    var width: Int { get }
}

extension TerminalText {
    func paragraph(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent).map { TerminalReport.margin + $0 }
    }

    func table(_ columns: [TextTable.Column], _ rows: [TextTable.Row]) -> [String] {
        table(TextTable(columns: columns, rows: rows))
    }

    func table(_ table: TextTable) -> [String] {
        table.lines(width: width - TerminalReport.indent, style: style).map { TerminalReport.margin + $0 }
    }
}

/// One whose phrases are those that all reports share.
protocol PhrasedText: TerminalText {
    var phrases: any Phrases { get }
}

extension PhrasedText {
    /// How many rows are not shown, if any.
    func omission(_ all: Int, shown: Int) -> [String] {
        all > shown
            ? [TerminalReport.margin + style.dimmed(phrases.omitted(NumberText.count(all - shown)))] : []
    }
}
