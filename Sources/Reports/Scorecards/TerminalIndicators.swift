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
        lines +=
            (figures.correlationsWithheld + figures.reversals + figures.measurementRemarks).flatMap(paragraph)
            + measurements + checks
        lines += [""] + [phrases.meaning].flatMap(dimmed)
        if !report.unmeasuredNames.isEmpty {
            lines += dimmed(phrases.unmeasured(report.unmeasuredNames.map(phrases.name)))
        }
        if !report.unmatched.isEmpty { lines += dimmed(phrases.unmatched(report.unmatched)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func dimmed(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width).map(style.dimmed)
    }

    /// Without the spaces behind the second line of a name.
    private func lines(_ named: NamedRows) -> [String] {
        table(named.columns, named.rows).map { line in
            String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
        }
    }

    private func section(_ outcome: MeasureRow) -> [String] {
        let rows = figures.sorted(outcome.id)
        let lags = rows.first?.within.map(\.lag).filter { $0 > 0 } ?? []
        let titles =
            [
                phrases.withinPeople, phrases.interval(figures.confidence), phrases.adjustedP, phrases.pooled,
                phrases.partial,
            ] + lags.map(phrases.later)
        let cells = rows.map { row -> [String] in
            let within = row.withinNow
            return
                [
                    figures.name(row.indicator), figures.correlation(within, row),
                    figures.interval(within, row),
                    NumberText.pValue(within?.adjustedPValue), figures.correlation(row.pooled, row),
                    figures.correlation(row.partial, row),
                ]
                + lags.map { lag in
                    figures.correlation(row.within.first { $0.lag == lag }?.estimate, row)
                }
        }
        let named = NamedRows(
            [phrases.indicator] + titles,
            cells,
            optional: lags.count,
            dispensable: 2,
            width: width - TerminalReport.indent
        )
        let leftOut = Array(titles.suffix(named.leftOut))
        return ["", style.heading(phrases.goesWith(phrases.name(outcome.name)))]
            + lines(named)
            + (leftOut.isEmpty ? [] : paragraph(phrases.columnsLeftOut(phrases.list(leftOut))))
    }

    private var measurements: [String] {
        let rows = (report.indicators + report.outcomes).map { row in
            [
                phrases.name(row.name), row.target.map(NumberText.value) ?? "–",
                row.shareAtCommonest.map(NumberText.percent) ?? "–",
                row.drift.slope.map { figures.signed($0) + (row.drift.told ? "*" : "") } ?? "–",
                reliability(row.reliability),
                row.varianceInflation.map { NumberText.decimal($0, places: 1) } ?? "–",
            ]
        }
        let named = NamedRows(
            [
                phrases.indicator, phrases.target, phrases.commonestShare, phrases.driftEachPeriod,
                phrases.reliability, phrases.inflation,
            ],
            rows,
            width: width - TerminalReport.indent
        )
        return ["", style.heading(phrases.asMeasurements)] + lines(named)
    }

    private func reliability(_ row: MeasureRow.ReliabilityRow) -> String {
        row.missing?.reason == "halvesContradict"
            ? "< 0" : row.value.map { NumberText.decimal($0, places: 2) } ?? "–"
    }

    private var checks: [String] {
        var lines = ["", style.heading(phrases.checks)]
        let found = report.checks.filter(\.found)
        if found.isEmpty {
            return lines + paragraph(figures.nothingFound) + figures.checksNotMade.flatMap(paragraph)
        }
        for check in found {
            lines += paragraph(figures.found(check))
            let examples = check.examples.prefix(3).map { example in
                "\(example.person) \(example.period)"
            }
            if !examples.isEmpty { lines += paragraph(phrases.example(phrases.list(Array(examples)))) }
            lines += paragraph(figures.answer(check)) + [""]
        }
        return lines + paragraph(phrases.accusesNobody) + figures.checksNotMade.flatMap(paragraph)
    }
}
