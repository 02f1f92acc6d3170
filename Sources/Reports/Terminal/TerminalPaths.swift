import Delays
import EventLogs

/// The ways that the orders go as text for a terminal.
public struct TerminalPaths: PhrasedText {
    let report: PathReport
    let unit: TimeUnit
    let phrases: any Phrases
    let style: TerminalStyle
    let width: Int

    private static let mostFollows = 30
    private static let mostVariants = 10

    public init(_ report: PathReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
        phrases = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let log = report.log
        var lines = [style.heading(phrases.pathsTitle)]
        lines += phrases.size(log).wrapped(to: width)
        if let span = phrases.span(log) { lines += span.wrapped(to: width) }
        lines.append(leadTime)
        lines += ["", style.heading(phrases.directlyFollows)] + follows
        lines += ["", style.heading(phrases.variants(NumberText.count(report.variantCount)))] + variants
        if let criticalPath = report.criticalPath { lines += self.criticalPath(criticalPath) }
        return lines.joined(separator: "\n") + "\n"
    }

    private var leadTime: String {
        let parts = [
            (phrases.mean, report.leadTime.meanHours), (phrases.median, report.leadTime.medianHours),
            (phrases.ninetiethPercentile, report.leadTime.p90Hours),
        ].compactMap { name, hours in
            hours.map { "\(name) \(unit.text(hours: $0)) \(phrases.symbol(unit))" }
        }
        return phrases.leadTime + "  " + parts.joined(separator: "   ")
    }

    private var follows: [String] {
        let shown = report.directlyFollows.prefix(TerminalPaths.mostFollows)
        let most = Double(shown.first?.count ?? 0)
        let rows = shown.map { row in
            TextTable.Row(
                [
                    row.from, row.to, NumberText.count(row.count), unit.text(hours: row.meanHours),
                    unit.text(hours: row.longestHours),
                ],
                bar: Double(row.count) / most
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.from, least: 12), .text(phrases.to, least: 12), .number(phrases.count),
            .number(phrases.titled(phrases.meanColumn, unit)), .number(phrases.titled(phrases.longest, unit)),
        ]
        return table(columns, rows) + omission(report.directlyFollows.count, shown: shown.count)
    }

    /// The figures of each variant with its path below, for paths that differ late would look alike if they were cut.
    private var variants: [String] {
        let shown = report.variants.prefix(TerminalPaths.mostVariants)
        let most = shown.first?.share ?? 0
        let rows = shown.map { row in
            TextTable.Row(
                [
                    NumberText.count(row.orders), NumberText.percent(row.share),
                    unit.text(hours: row.meanLeadTimeHours),
                ],
                bar: row.share / most
            )
        }
        let columns: [TextTable.Column] = [
            .number(phrases.orders), .number(phrases.share),
            .number(phrases.titled(phrases.leadTime, unit)),
        ]
        let figures = table(columns, rows)
        let paths = shown.map { path($0.activities) }
        return figures.prefix(1) + zip(figures.dropFirst(), paths).flatMap { [$0] + $1 }
            + omission(report.variantCount, shown: shown.count)
    }

    /// Activities one after the other, on as many lines as they need.
    func path(_ activities: some Sequence<String>) -> [String] {
        activities.joined(separator: " → ").withoutControls.wrapped(to: width - 2 * TerminalReport.indent)
            .map { TerminalReport.margin + TerminalReport.margin + style.dimmed($0) }
    }
}
