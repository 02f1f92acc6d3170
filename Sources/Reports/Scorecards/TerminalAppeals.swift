import Scorecards

/// The register of appeals as text for a terminal.
public struct TerminalAppeals: TerminalText {
    private let report: AppealsReport
    private let phrases: any ScorePhrases
    let style: TerminalStyle
    let width: Int

    /// Under what does not count, behind the number.
    private static let reasonIndent = 5

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
                appeal.indicator ?? phrases.everything, appeal.person ?? phrases.everything, appeal.by,
                TerminalAppeals.time(appeal.at),
            ])
        }
        // What is appealed against and when is of use in full only, and the reason has room below.
        let lines = table(
            [
                .number(phrases.number), .whole(phrases.subject), .text(phrases.indicator),
                .text(phrases.person), .text(phrases.enteredBy), .whole(phrases.enteredAt),
            ],
            rows
        )
        let below = report.appeals.map { appeal in
            ([appeal.reason]
                + (appeal.withdrawal.map {
                    [phrases.withdrawn(at: TerminalAppeals.time($0.at), by: $0.by, reason: $0.reason)]
                } ?? []))
                .flatMap {
                    $0.withoutControls.wrapped(
                        to: width - TerminalReport.indent - TerminalAppeals.reasonIndent
                    )
                }
                .map {
                    TerminalReport.margin + String(repeating: " ", count: TerminalAppeals.reasonIndent) + $0
                }
        }
        let list = zip(lines.dropFirst(), below).flatMap { [$0] + $1 }
        return (heading + lines.prefix(1) + list).joined(separator: "\n") + "\n"
    }

    /// To the minute.
    private static func time(_ text: String) -> String { String(text.prefix(16)).replacing("T", with: " ") }
}
