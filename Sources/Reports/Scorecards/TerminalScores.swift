import Scorecards

/// The scores of a period as text for a terminal.
public struct TerminalScores: TerminalText {
    private let report: ScoresReport
    private let phrases: any ScorePhrases
    let style: TerminalStyle
    let width: Int

    public init(_ report: ScoresReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        phrases = look.language.scorePhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let periods = Set(report.scores.map(\.period)).sorted()
        var lines = [style.heading(phrases.scoresTitle(card: phrases.name(report.card)))]
        if let first = periods.first, let last = periods.last {
            lines += phrases.opening(
                people: NumberText.count(Set(report.scores.map(\.person)).count),
                periods: NumberText.count(periods.count),
                first: first,
                last: last
            ).wrapped(to: width)
        }
        for period in periods.suffix(1) { lines += section(period) }
        lines += [""] + ScoreRemarks(report, phrases).all.flatMap(remark)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The table of a period, and what is to be said to whom.
    private func section(_ period: String) -> [String] {
        let rows = report.scores.filter { $0.period == period }
            .sorted { ($0.composite ?? -1, $1.person) > ($1.composite ?? -1, $0.person) }
        let hasPay = rows.contains { $0.pay != nil }
        let hasPool = rows.contains { $0.poolCents != nil }
        var columns: [TextTable.Column] = [
            .text(phrases.person, least: 12), .number(phrases.score), .text(phrases.light, least: 5),
        ]
        columns += report.groups.map { .number(phrases.name($0.name)) }
        columns.append(.number(phrases.measured))
        if hasPay { columns.append(.number(phrases.pay)) }
        if hasPool { columns.append(.number(phrases.pool)) }
        let cells = rows.map { row in
            var cells = [row.person, ScoreText.score(row.composite), phrases.light(row.light)]
            cells += row.groups.map(ScoreText.score)
            cells.append(NumberText.percent(row.coverage))
            if hasPay { cells.append(row.pay.map(NumberText.percent) ?? "–") }
            if hasPool { cells.append(row.poolCents.map(ScoreText.money) ?? "–") }
            return TextTable.Row(cells)
        }
        var lines = ["", style.heading(phrases.ofPeriod(period))] + table(columns, cells)
        lines += list(phrases.wellDone, rows, "recognition") { phrases.recognition(person: $0, $1) }
        lines += list(phrases.toTalkAbout, rows, "improvementPlan") {
            phrases.improvementPlan(person: $0, $1)
        }
        return lines
    }

    private func list(
        _ heading: String,
        _ rows: [ScoreRow],
        _ kind: String,
        _ text: (String, [(what: String, periods: Int)]) -> String
    ) -> [String] {
        let lines = rows.flatMap { row -> [String] in
            let runs = row.milestones.filter { $0.kind == kind }.map { milestone in
                (
                    what: report.indicators.first { $0.id == milestone.indicator }.map {
                        phrases.name($0.name)
                    } ?? phrases.whole, periods: milestone.periods
                )
            }
            return runs.isEmpty ? [] : paragraph(text(row.person, runs))
        }
        return lines.isEmpty ? [] : ["", style.heading(heading)] + lines
    }

    private func remark(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width).map(style.dimmed)
    }
}

/// Scores and sums of money as the reports write them.
enum ScoreText {
    static func score(_ score: Double?) -> String { score.map { NumberText.decimal($0, places: 1) } ?? "–" }

    static func money(_ cents: Int) -> String { NumberText.decimal(Double(cents) / 100, places: 2) }
}
