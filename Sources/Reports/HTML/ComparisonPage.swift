import Delays
import EventLogs

/// A comparison and what changed from week to week as one page of HTML that needs nothing beside it.
public struct ComparisonPage {
    private let report: ComparisonReport
    private let unit: TimeUnit
    private let phrases: any Phrases

    private static let mostKinds = 30
    private static let mostParts = 30

    public init(_ report: ComparisonReport, language: ReportLanguage) {
        self.report = report
        unit = ComparisonFigures.unit(report)
        phrases = language.phrases
    }

    public var text: String {
        HTMLPage(
            title: phrases.comparisonTitle,
            phrases: phrases,
            styles: ComparisonPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    /// What is below the header, also as a part of another page.
    var contents: Markup {
        "\(report.comparison.map(comparison) ?? .empty)\(report.weeks.map(weeks) ?? .empty)"
    }

    static let styles: Markup = """
          .mix { fill: #56b4e9; }
          .pace { fill: #d55e00; }
          svg line.whisker { stroke: var(--text); stroke-width: 1.4; }
          svg line.zero { stroke: var(--soft); stroke-width: 1.2; }
          svg polyline.series { fill: none; stroke: #0072b2; stroke-width: 1.8; }
          svg line.level { stroke: #d55e00; stroke-width: 2; }

        """

    private var header: Markup {
        let log = report.log
        let size = phrases.size(log)
        let warnings = report.warnings.map { "<p class=\"notice\">\($0.message)</p>\n" as Markup }.joined()
        return "<h1>\(phrases.comparisonTitle)</h1>\n<p class=\"soft\">\(size)</p>\n\(warnings)"
    }

    // MARK: Two sides

    private func comparison(_ comparison: Comparison) -> Markup {
        let figures = ComparisonFigures(comparison, unit: unit, phrases: phrases)
        let sides = figures.sides.map { "<p>\($0)</p>\n" as Markup }.joined()
        let chart = SplitChart(
            rows: [(phrases.all, comparison.total)] + comparison.stages.map { ($0.activity, $0.split) },
            unit: unit,
            phrases: phrases
        ).markup
        let notes = figures.kindNotes.map { "<p class=\"soft\">\($0)</p>\n" as Markup }.joined()
        return [
            sides, "<p><strong>\(figures.summary)</strong></p>\n",
            HTMLPage.section(phrases.byStage, "\(soft(phrases.mixMeaning))\(chart)"),
            HTMLPage.section(phrases.byCause, causes(comparison)),
            HTMLPage.section(phrases.byStageAndCause, "\(parts(comparison))\(soft(figures.resampling))"),
            HTMLPage.section(phrases.kindsOfOrders, "\(notes)\(kinds(comparison))"),
        ].joined()
    }

    private func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    private var splitColumns: [HTMLTable.Column] {
        [
            .number("A"), .number("B"), .number(phrases.titled(phrases.mix, unit)), .number(phrases.interval),
            .number(phrases.titled(phrases.pace, unit)), .number(phrases.interval),
        ]
    }

    private func cells(_ split: SplitRow) -> [Markup] {
        [
            "\(unit.text(split.aMicroseconds))", "\(unit.text(split.bMicroseconds))",
            "\(unit.difference(hours: split.mix.hours))", "\(ComparisonFigures.interval(split.mix, unit))",
            "\(unit.difference(hours: split.pace.hours))", "\(ComparisonFigures.interval(split.pace, unit))",
        ]
    }

    private func cell(_ cause: Cause) -> Markup {
        "<span class=\"cause\">\(Drawing.swatch(cause))\(phrases.name(cause))</span>"
    }

    private func causes(_ comparison: Comparison) -> Markup {
        HTMLTable(
            columns: [.text(phrases.cause)] + splitColumns,
            rows: comparison.causes.map { [cell($0.cause)] + cells($0.split) }
        ).markup(phrases)
    }

    private func parts(_ comparison: Comparison) -> Markup {
        let moved = comparison.parts.filter { $0.split.difference.microseconds != 0 }
        let shown = moved.prefix(ComparisonPage.mostParts)
        return HTMLTable(
            columns: [.text(phrases.stage), .text(phrases.cause)] + splitColumns + [
                .number("\(phrases.pValue) (\(phrases.pace))"), .text(phrases.example),
            ],
            rows: shown.map { part in
                let name = part.rework ? phrases.reworked(part.activity) : part.activity
                return ["\(name)", cell(part.cause)] + cells(part.split) + [
                    "\(NumberText.pValue(part.paceP))",
                    "\([part.exampleA, part.exampleB].map { $0 ?? "–" }.joined(separator: " / "))",
                ]
            },
            omitted: moved.count - shown.count
        ).markup(phrases)
    }

    private func kinds(_ comparison: Comparison) -> Markup {
        guard !comparison.kindColumns.isEmpty else { return .empty }
        let shown = comparison.kinds.prefix(ComparisonPage.mostKinds)
        return HTMLTable(
            columns: comparison.kindColumns.map { .text($0) } + [
                .number("\(phrases.share) A"), .number("\(phrases.share) B"),
                .number("\(phrases.titled(phrases.leadTime, unit)) A"), .number("B"),
                .number(phrases.titled(phrases.mix, unit)), .number(phrases.titled(phrases.pace, unit)),
            ],
            rows: shown.map { kind in
                kind.values.map { "\($0 ?? phrases.noValue)" } + [
                    "\(NumberText.percent(kind.shareA))", "\(NumberText.percent(kind.shareB))",
                    "\(kind.meanHoursA.map { unit.text(hours: $0) } ?? "–")",
                    "\(kind.meanHoursB.map { unit.text(hours: $0) } ?? "–")",
                    "\(unit.difference(hours: kind.mixMicroseconds.hours))",
                    "\(kind.compared ? unit.difference(hours: kind.paceMicroseconds.hours) : "–")",
                ]
            },
            omitted: comparison.kinds.count - shown.count
        ).markup(phrases)
    }

    // MARK: Weeks

    private func weeks(_ scan: WeeklyScan) -> Markup {
        let figures = ChangeFigures(scan, unit: unit, phrases: phrases)
        let notes = figures.notes.map(soft).joined()
        let rows = scan.changes.map { change -> [Markup] in
            [
                "\(change.week)", "\(change.activity ?? phrases.leadTime)",
                "\(unit.text(hours: change.hoursBefore))", "\(unit.text(hours: change.hoursAfter))",
                "\(figures.interval(change))", "\(NumberText.pValue(change.p))",
                "\(figures.parts(change, most: 3))",
            ]
        }
        let table = HTMLTable(
            columns: [
                .text(phrases.fromWeek), .text(phrases.stage), .number(phrases.titled(phrases.before, unit)),
                .number(phrases.after), .number("\(phrases.difference), \(phrases.interval)"),
                .number(phrases.pValue), .text(phrases.mostly),
            ],
            rows: rows
        ).markup(phrases)
        let changed = Set(scan.changes.map { $0.activity ?? "" })
        let charts = scan.series.filter { $0.activity == nil || changed.contains($0.activity ?? "") }.map {
            series in
            ChangeChart(
                scan: scan,
                series: series,
                changes: scan.changes.filter { $0.activity == series.activity },
                unit: unit,
                phrases: phrases
            ).markup
        }.joined()
        return HTMLPage.section(phrases.weekByWeek, "\(notes)\(table)\(charts)")
    }
}
