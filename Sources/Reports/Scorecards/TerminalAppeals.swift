import Scorecards

/// The register of appeals as text for a terminal.
public struct TerminalAppeals: TerminalText {
    private let report: AppealsReport
    private let phrases: any ScorePhrases
    let style: TerminalStyle
    let width: Int

    public init(_ report: AppealsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        phrases = look.language.scorePhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let heading = [style.heading(phrases.appealsTitle)]
        if report.appeals.isEmpty {
            return (heading + paragraph(phrases.noAppeals)).joined(separator: "\n") + "\n"
        }
        let rows = report.appeals.map { appeal in
            TextTable.Row([
                "\(appeal.number)",
                appeal.event.map { "\(phrases.event) \($0)" } ?? "\(phrases.order) \(appeal.order ?? "")",
                appeal.indicator ?? phrases.everything, appeal.person ?? phrases.everything, appeal.reason,
                appeal.by,
                String(appeal.at.prefix(16)).replacing("T", with: " "),
            ])
        }
        let lines =
            heading
            + table(
                [
                    .number(phrases.number), .text(phrases.subject), .text(phrases.indicator),
                    .text(phrases.person),
                    .text(phrases.reason, least: 12), .text(phrases.enteredBy),
                    .text(phrases.enteredAt, least: 16),
                ],
                rows
            )
        return lines.joined(separator: "\n") + "\n"
    }
}
