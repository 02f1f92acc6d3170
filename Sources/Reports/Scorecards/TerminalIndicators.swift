import Scorecards

/// Associations of indicators and outcomes as text for a terminal.
public struct TerminalIndicators: TerminalText {
    private let report: IndicatorsReport
    private let phrases: any IndicatorPhrases
    let style: TerminalStyle
    let width: Int

    public init(_ report: IndicatorsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        phrases = look.language.indicatorPhrases
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
        lines += remarks.flatMap(paragraph) + measurements + checks
        lines += [""] + [phrases.meaning].flatMap(dimmed)
        if !report.unmeasured.isEmpty { lines += dimmed(phrases.unmeasured(report.unmeasured)) }
        if !report.unmatched.isEmpty { lines += dimmed(phrases.unmatched(report.unmatched)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func dimmed(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width).map(style.dimmed)
    }

    private func name(_ id: String?) -> String {
        (report.indicators + report.outcomes).first { $0.id == id }.map { phrases.name($0.name) } ?? id ?? ""
    }

    /// Oriented, with a star where it is told from chance.
    private func correlation(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> String {
        guard let estimate, let value = estimate.correlation else { return "–" }
        return signed(value * Double(row.orientation)) + (estimate.told ? "*" : "")
    }

    private func signed(_ value: Double) -> String { NumberText.signed(value, places: 2) }

    private func section(_ outcome: MeasureRow) -> [String] {
        let rows = report.associations.filter { $0.outcome == outcome.id }
        let lags = rows.first?.within.map(\.lag).filter { $0 > 0 } ?? []
        func now(_ row: AssociationRow) -> AssociationRow.EstimateRow? {
            row.within.first { $0.lag == 0 }?.estimate
        }
        let sorted = rows.enumerated().sorted {
            let (left, right) = (
                abs(now($0.element)?.correlation ?? 0), abs(now($1.element)?.correlation ?? 0)
            )
            return (right, $0.offset) < (left, $1.offset)
        }.map(\.element)
        let columns: [TextTable.Column] =
            [
                .text(phrases.indicator, least: 12), .number(phrases.withinPeople),
                .number(phrases.interval(NumberText.confidence(report.confidence))),
                .number(phrases.adjustedP), .number(phrases.pooled), .number(phrases.partial),
            ] + lags.map { .number(phrases.later($0)) }
        let cells = sorted.map { row -> TextTable.Row in
            let within = now(row)
            return TextTable.Row(
                [
                    name(row.indicator), correlation(within, row), interval(within, row),
                    NumberText.pValue(within?.adjustedPValue), correlation(row.pooled, row),
                    correlation(row.partial, row),
                ]
                    + lags.map { lag in
                        correlation(row.within.first { $0.lag == lag }?.estimate, row)
                    }
            )
        }
        return ["", style.heading(phrases.goesWith(phrases.name(outcome.name)))] + table(columns, cells)
    }

    private func interval(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> String {
        guard let lower = estimate?.lower, let upper = estimate?.upper else { return "–" }
        return row.orientation > 0
            ? "\(signed(lower)) … \(signed(upper))" : "\(signed(-upper)) … \(signed(-lower))"
    }

    private var remarks: [String] {
        report.associations.filter(\.reversed).map { row in
            phrases.reversal(
                name(row.indicator),
                name(row.outcome),
                pooled: correlation(row.pooled, row),
                within: correlation(row.within.first { $0.lag == 0 }?.estimate, row)
            )
        }
            + report.indicators.filter(\.saturated).map { row in
                phrases.saturated(
                    phrases.name(row.name),
                    share: NumberText.percent(row.shareAtCommonest ?? 0),
                    value: NumberText.value(row.commonest ?? 0)
                )
            }
            + report.collinearity.madeUp.filter { !$0.others.isEmpty }.map {
                phrases.madeUp(name($0.indicator), of: $0.others.map { name($0) })
            }
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
                row.drift.slope.map { signed($0) + (row.drift.told ? "*" : "") } ?? "–",
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
            let isCorrelation = check.kind == "tradeOff" || check.kind == "skippedChecks"
            func text(_ value: Double?) -> String {
                value.map { isCorrelation ? signed($0) : NumberText.percent($0) } ?? "–"
            }
            lines += paragraph(
                phrases.found(
                    check,
                    name(check.indicator),
                    name(check.other),
                    effect: text(check.effect),
                    interval: "\(text(check.lower)) … \(text(check.upper))"
                )
            )
            let examples = check.examples.prefix(3).map { example in
                "\(example.person) \(example.period)"
            }
            if !examples.isEmpty { lines += paragraph(phrases.example(phrases.list(Array(examples)))) }
            lines += paragraph(phrases.answer(check, name(check.indicator), name(check.other))) + [""]
        }
        return lines + paragraph(phrases.accusesNobody)
    }
}
