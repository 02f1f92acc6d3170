import Delays
import EventLogs

/// A comparison and what changed from week to week as text for a terminal.
public struct TerminalComparison: PhrasedText {
    private let report: ComparisonReport
    private let unit: TimeUnit
    let phrases: any Phrases
    let style: TerminalStyle
    let width: Int

    private static let mostParts = 15
    private static let mostKinds = 10
    private static let mostChanges = 12
    private static let mostChangeParts = 2

    public init(_ report: ComparisonReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        unit = ComparisonFigures.unit(report)
        phrases = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let log = report.log
        var lines = [style.heading(phrases.comparisonTitle)]
        lines += phrases.size(log).wrapped(to: width)
        for warning in report.warnings {
            lines += ("! " + warning.message).wrapped(to: width).map { style.warning($0) }
        }
        if let comparison = report.comparison { lines += self.comparison(comparison) }
        if let weeks = report.weeks { lines += changes(weeks) }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Two sides

    private func comparison(_ comparison: Comparison) -> [String] {
        let figures = ComparisonFigures(comparison, unit: unit, phrases: phrases)
        var lines = [""]
        for side in figures.sides { lines += side.wrapped(to: width) }
        lines += figures.summary.wrapped(to: width)
        lines += ["", style.heading(phrases.byStage)]
        lines += splits(
            [(phrases.all, comparison.total, nil)] + comparison.stages.map { ($0.activity, $0.split, nil) },
            phrases.stage
        )
        lines += ["", style.heading(phrases.byCause)]
        lines += splits(comparison.causes.map { (phrases.name($0.cause), $0.split, $0.cause) }, phrases.cause)
        lines += ["", style.heading(phrases.byStageAndCause)] + parts(comparison)
        lines += ["", style.heading(phrases.kindsOfOrders)] + kinds(comparison, figures)
        lines += [""]
        for note in [phrases.mixMeaning, figures.resampling] {
            lines += note.wrapped(to: width).map { style.dimmed($0) }
        }
        return lines
    }

    private func splits(_ rows: [(name: String, split: SplitRow, cause: Cause?)], _ title: String) -> [String]
    {
        let shown = rows.prefix(TerminalComparison.mostParts)
        let columns: [TextTable.Column] = [
            .text(title, least: 10), .number("A"), .number("B"), .number(phrases.titled(phrases.mix, unit)),
            .number(phrases.interval), .number(phrases.titled(phrases.pace, unit)), .number(phrases.interval),
        ]
        let lines = shown.map { row in
            TextTable.Row(
                [
                    row.name, unit.text(row.split.aMicroseconds), unit.text(row.split.bMicroseconds),
                    unit.difference(hours: row.split.mix.hours), interval(row.split.mix),
                    unit.difference(hours: row.split.pace.hours), interval(row.split.pace),
                ]
            )
        }
        return table(columns, lines) + omission(rows.count, shown: shown.count)
    }

    private func interval(_ effect: EffectRow) -> String { ComparisonFigures.interval(effect, unit) }

    /// What moved most, with a bar for the size of mix and pace together.
    private func parts(_ comparison: Comparison) -> [String] {
        let moved = comparison.parts.filter { $0.split.difference.microseconds != 0 }
        let shown = moved.prefix(TerminalComparison.mostParts)
        let most = shown.map { abs($0.split.difference.hours) }.max() ?? 0
        let rows = shown.map { part in
            TextTable.Row(
                [
                    part.rework ? phrases.reworked(part.activity) : part.activity, phrases.name(part.cause),
                    unit.difference(hours: part.split.mix.hours), NumberText.pValue(part.mixP),
                    unit.difference(hours: part.split.pace.hours), NumberText.pValue(part.paceP),
                ],
                bar: most > 0 ? abs(part.split.difference.hours) / most : 0,
                cause: part.cause
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.stage, least: 10), .text(phrases.cause),
            .number(phrases.titled(phrases.mix, unit)), .number(phrases.pValue),
            .number(phrases.titled(phrases.pace, unit)), .number(phrases.pValue),
        ]
        return table(columns, rows) + omission(moved.count, shown: shown.count)
    }

    private func kinds(_ comparison: Comparison, _ figures: ComparisonFigures) -> [String] {
        var lines = figures.kindNotes.flatMap { $0.wrapped(to: width - TerminalReport.indent) }
            .map { TerminalReport.margin + $0 }
        guard !comparison.kindColumns.isEmpty else { return lines }
        let shown = comparison.kinds.prefix(TerminalComparison.mostKinds)
        let rows = shown.map { kind in
            TextTable.Row(
                [
                    kind.values.map { $0 ?? phrases.noValue }.joined(separator: " · "),
                    NumberText.percent(kind.shareA), NumberText.percent(kind.shareB),
                    kind.meanHoursA.map { unit.text(hours: $0) } ?? "–",
                    kind.meanHoursB.map { unit.text(hours: $0) } ?? "–",
                    unit.difference(hours: kind.mixMicroseconds.hours),
                    kind.compared ? unit.difference(hours: kind.paceMicroseconds.hours) : "–",
                ]
            )
        }
        let columns: [TextTable.Column] = [
            .text(comparison.kindColumns.joined(separator: " · "), least: 12), .number("\(phrases.share) A"),
            .number("B"), .number("\(phrases.titled(phrases.leadTime, unit)) A"), .number("B"),
            .number(phrases.mix), .number(phrases.pace),
        ]
        lines += table(columns, rows) + omission(comparison.kinds.count, shown: shown.count)
        return lines
    }

    // MARK: Weeks

    private func changes(_ scan: WeeklyScan) -> [String] {
        var lines = ["", style.heading(phrases.weekByWeek)]
        let figures = ChangeFigures(scan, unit: unit, phrases: phrases)
        lines += figures.notes.flatMap { $0.wrapped(to: width - TerminalReport.indent) }
            .map { TerminalReport.margin + $0 }
        if scan.weeks.count > 1 {
            let spark = TextBar.sparkline(scan.weeks.suffix(width - 20).map(\.meanLeadTimeHours))
            lines.append("\(TerminalReport.margin)\(phrases.leadTime)  \(spark)")
        }
        guard !scan.changes.isEmpty else { return lines }
        let shown = scan.changes.prefix(TerminalComparison.mostChanges)
        let rows = shown.map { change in
            TextTable.Row(
                [
                    change.week, change.activity ?? phrases.leadTime, unit.text(hours: change.hoursBefore),
                    unit.text(hours: change.hoursAfter),
                    figures.interval(change), NumberText.pValue(change.p),
                    figures.parts(change, most: TerminalComparison.mostChangeParts),
                ]
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.fromWeek, least: 10), .text(phrases.stage, least: 10),
            .number(phrases.titled(phrases.before, unit)), .number(phrases.after),
            .number("\(phrases.difference), \(phrases.interval)"), .number(phrases.pValue),
            .text(phrases.mostly, least: 10),
        ]
        lines += table(columns, rows) + omission(scan.changes.count, shown: shown.count)
        return lines
    }
}
