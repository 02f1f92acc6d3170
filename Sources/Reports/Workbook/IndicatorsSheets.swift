import Scorecards
import Workbooks

/// How indicators go with outcomes, as sheets: a heat map, what they are worth as measurements, checks; and every association.
struct IndicatorsSheets {
    let figures: IndicatorFigures
    let parts: SheetParts

    private var report: IndicatorsReport { figures.report }
    private var phrases: any IndicatorPhrases { figures.phrases }
    private var common: any Phrases { parts.common }

    init(_ report: IndicatorsReport, _ language: ReportLanguage) {
        figures = IndicatorFigures(report, language.indicatorPhrases)
        parts = SheetParts(language)
    }

    private var opening: [Line] {
        [
            Line(phrases.title(card: phrases.name(report.card)), .title),
            Line(
                phrases.opening(
                    people: NumberText.count(report.people),
                    first: report.firstPeriod ?? "–",
                    last: report.lastPeriod ?? "–",
                    tests: NumberText.count(report.tests)
                ),
                .soft
            ),
        ]
    }

    /// Correlations from this size on have the full colour.
    private static let strong = 0.5

    private static let heat = Shading.Kind.diverging(
        below: SheetColour.orange,
        above: SheetColour.blue,
        extent: strong
    )

    // MARK: The map

    var indicators: Sheet {
        let found = report.checks.filter(\.found).map { Line(figures.found($0), .notice) }
        return parts.sheet(
            .indicators,
            opening + figures.reversals.map { Line($0, .notice) } + found,
            [map, measurements, checks].filter { $0.rowCount > 0 },
            notes: [phrases.meaning] + figures.measurementRemarks + figures.checksNotMade
                + (report.unmeasuredNames.isEmpty
                    ? [] : [phrases.unmeasured(report.unmeasuredNames.map(phrases.name))])
                + (report.unmatched.isEmpty ? [] : [phrases.unmatched(report.unmatched)])
        )
    }

    /// Within people, in the same period, turned so that better with better is above zero.
    private var map: Table {
        let rows = report.indicators
        return Table(
            heading: phrases.withinPeople,
            columns: [Column(phrases.indicator, .text(rows.map { phrases.name($0.name) }))]
                + report.outcomes.map { outcome in
                    let correlations = rows.map { indicator -> Double? in
                        let row = report.associations.first {
                            $0.indicator == indicator.id && $0.outcome == outcome.id
                        }
                        return row.flatMap { IndicatorFigures.oriented($0.withinNow, $0) }
                    }
                    return Column(
                        phrases.name(outcome.name),
                        .decimals(correlations, places: 2, isSigned: true)
                    )
                },
            shadings: [Shading(1..<1 + report.outcomes.count, IndicatorsSheets.heat)]
        )
    }

    private var measurements: Table {
        let rows = report.indicators + report.outcomes
        return Table(
            heading: phrases.asMeasurements,
            columns: [
                Column(phrases.indicator, .text(rows.map { phrases.name($0.name) })),
                Column(phrases.mean, .decimals(rows.map(\.mean), places: 2)),
                Column(phrases.target, .decimals(rows.map(\.target), places: 2)),
                Column(phrases.meetingTarget, .percentages(rows.map(\.shareMeetingTarget))),
                Column(phrases.commonestShare, .percentages(rows.map(\.shareAtCommonest))),
                Column(
                    phrases.driftEachPeriod,
                    .decimals(rows.map(\.drift.slope), places: 2, isSigned: true)
                ),
                Column(phrases.reliability, .decimals(rows.map(\.reliability.value), places: 2)),
                Column(phrases.inflation, .decimals(rows.map(\.varianceInflation), places: 1)),
            ],
            shadings: [Shading(3, .bars(SheetColour.share)), Shading(4, .bars(SheetColour.before))]
        )
    }

    private var checks: Table {
        let rows = report.checks.filter { $0.missing == nil }
        let interval = phrases.interval(figures.confidence)
        return Table(
            heading: phrases.checks,
            columns: [
                Column(
                    phrases.indicator,
                    .text(
                        rows.map { check in
                            guard let indicator = check.indicator else { return phrases.allWork }
                            let name = figures.name(indicator)
                            return check.other.map { phrases.together(name, figures.name($0)) } ?? name
                        }
                    )
                ),
                Column(phrases.effect, .decimals(rows.map(\.effect), places: 3, isSigned: true)),
                Column(parts.lower(interval), .decimals(rows.map(\.lower), places: 3, isSigned: true)),
                Column(parts.upper(interval), .decimals(rows.map(\.upper), places: 3, isSigned: true)),
                Column(phrases.adjustedP, .probabilities(rows.map(\.adjustedPValue))),
                Column(phrases.check, .text(rows.map { phrases.name(ofCheck: $0.kind) })),
                Column(
                    phrases.result,
                    .text(rows.map { $0.found ? phrases.foundSomething : phrases.foundNothing })
                ),
            ]
        )
    }

    // MARK: Row by row

    var associations: Sheet {
        let rows = report.outcomes.flatMap { figures.sorted($0.id) }
        let interval = phrases.interval(figures.confidence)
        let lags = report.associations.first?.within.map(\.lag).filter { $0 > 0 } ?? []
        func correlations(_ estimate: (AssociationRow) -> AssociationRow.EstimateRow?) -> Column.Values {
            .decimals(
                rows.map { IndicatorFigures.oriented(estimate($0), $0) },
                places: 2,
                isSigned: true
            )
        }
        func bounds(_ end: ((lower: Double, upper: Double)) -> Double) -> Column.Values {
            .decimals(
                rows.map { IndicatorFigures.bounds($0.withinNow, $0).map(end) },
                places: 2,
                isSigned: true
            )
        }
        var columns = [
            Column(parts.language.weightPhrases.outcome, .text(rows.map { figures.name($0.outcome) })),
            Column(phrases.indicator, .text(rows.map { figures.name($0.indicator) })),
            Column(phrases.withinPeople, correlations(\.withinNow)),
            Column(parts.lower(interval), bounds(\.lower)),
            Column(parts.upper(interval), bounds(\.upper)),
            Column(phrases.adjustedP, .probabilities(rows.map { $0.withinNow?.adjustedPValue })),
            Column(parts.language.weightPhrases.verdict, .text(rows.map(told))),
            Column(phrases.pooled, correlations(\.pooled)),
            Column(phrases.partial, correlations(\.partial)),
            Column(
                phrases.spearman,
                .decimals(
                    rows.map { row in row.spearman.map { $0 * Double(row.orientation) } },
                    places: 2,
                    isSigned: true
                )
            ),
        ]
        columns += lags.map { lag in
            Column(
                parts.words.title(phrases.withinPeople, phrases.later(lag)),
                correlations { row in row.within.first { $0.lag == lag }?.estimate }
            )
        }
        columns += [
            Column(common.count, .integers(rows.map(\.rows))),
            Column(parts.language.weightPhrases.people, .integers(rows.map(\.people))),
        ]
        return parts.sheet(
            .associations,
            opening,
            [
                Table(
                    columns: columns,
                    fixedColumns: 2,
                    shadings: [
                        Shading(2, IndicatorsSheets.heat),
                        Shading(7..<10 + lags.count, IndicatorsSheets.heat),
                    ]
                )
            ],
            notes: [phrases.meaning] + figures.correlationsWithheld
        )
    }

    /// Whether it is told from chance; else why there is no number.
    private func told(_ row: AssociationRow) -> String? {
        guard let within = row.withinNow else { return nil }
        return within.missing.map(phrases.reason) ?? (within.told ? phrases.told : phrases.notTold)
    }
}
