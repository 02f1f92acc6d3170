import Scorecards

/// Associations of indicators and outcomes as text for a terminal.
public struct TerminalIndicators: TerminalText {
    private let report: IndicatorsReport
    private let figures: IndicatorFigures
    let style: TerminalStyle
    let width: Int

    private var phrases: any IndicatorPhrases { figures.phrases }

    public init(_ report: IndicatorsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        figures = IndicatorFigures(report, look.language.indicatorPhrases)
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        var lines = [style.heading(phrases.title(card: phrases.name(report.card)))]
        lines += phrases.opening(
            people: NumberText.count(report.people),
            first: report.firstPeriod ?? "–",
            last: report.lastPeriod ?? "–",
            tests: NumberText.count(report.tests)
        ).wrapped(to: width)
        for outcome in report.outcomes { lines += section(outcome) }
        lines += (figures.reversals + figures.measurementRemarks).flatMap(paragraph) + measurements + checks
        lines += [""] + [phrases.meaning].flatMap(dimmed)
        if !report.unmeasured.isEmpty { lines += dimmed(phrases.unmeasured(report.unmeasured)) }
        if !report.unmatched.isEmpty { lines += dimmed(phrases.unmatched(report.unmatched)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func dimmed(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width).map(style.dimmed)
    }

    private func section(_ outcome: MeasureRow) -> [String] {
        let rows = figures.sorted(outcome.id)
        let lags = rows.first?.within.map(\.lag).filter { $0 > 0 } ?? []
        let columns: [TextTable.Column] =
            [
                .text(phrases.indicator, least: 12), .number(phrases.withinPeople),
                .number(phrases.interval(figures.confidence)),
                .number(phrases.adjustedP), .number(phrases.pooled), .number(phrases.partial),
            ] + lags.map { .number(phrases.later($0)) }
        let cells = rows.map { row -> TextTable.Row in
            let within = row.withinNow
            return TextTable.Row(
                [
                    figures.name(row.indicator), figures.correlation(within, row),
                    figures.interval(within, row),
                    NumberText.pValue(within?.adjustedPValue), figures.correlation(row.pooled, row),
                    figures.correlation(row.partial, row),
                ]
                    + lags.map { lag in
                        figures.correlation(row.within.first { $0.lag == lag }?.estimate, row)
                    }
            )
        }
        return ["", style.heading(phrases.goesWith(phrases.name(outcome.name)))] + table(columns, cells)
    }

    private var measurements: [String] {
        let columns: [TextTable.Column] = [
            .text(phrases.indicator, least: 12), .number(phrases.target), .number(phrases.commonestShare),
            .number(phrases.driftEachPeriod), .number(phrases.reliability), .number(phrases.inflation),
        ]
        let rows = (report.indicators + report.outcomes).map { row in
            TextTable.Row([
                phrases.name(row.name), row.target.map(NumberText.value) ?? "–",
                row.shareAtCommonest.map(NumberText.percent) ?? "–",
                row.drift.slope.map { figures.signed($0) + (row.drift.told ? "*" : "") } ?? "–",
                row.reliability.value.map { NumberText.decimal($0, places: 2) } ?? "–",
                row.varianceInflation.map { NumberText.decimal($0, places: 1) } ?? "–",
            ])
        }
        return ["", style.heading(phrases.asMeasurements)] + table(columns, rows)
    }

    private var checks: [String] {
        var lines = ["", style.heading(phrases.checks)]
        let found = report.checks.filter(\.found)
        if found.isEmpty {
            return lines + paragraph(phrases.nothingFound(tests: NumberText.count(report.checkTests)))
        }
        for check in found {
            lines += paragraph(figures.found(check))
            let examples = check.examples.prefix(3).map { example in
                "\(example.person) \(example.period)"
            }
            if !examples.isEmpty { lines += paragraph(phrases.example(phrases.list(Array(examples)))) }
            lines += paragraph(figures.answer(check)) + [""]
        }
        return lines + paragraph(phrases.accusesNobody)
    }
}
