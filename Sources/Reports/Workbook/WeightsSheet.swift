import Scorecards
import Workbooks

/// What the indicators weigh and should weigh, as a sheet.
struct WeightsSheet {
    let figures: WeightFigures
    let parts: SheetParts

    private var report: WeightsReport { figures.report }
    private var phrases: any WeightPhrases { figures.phrases }
    private var common: any Phrases { parts.common }

    init(_ report: WeightsReport, _ language: ReportLanguage) {
        figures = WeightFigures(report, language.weightPhrases)
        parts = SheetParts(language)
    }

    var sheet: Sheet {
        let cycles = report.cycles.filter(\.decision.hasOwnWeights).map { cycle in
            weights(cycle.indicators, heading: figures.cycleHeading(cycle))
        }
        let tables =
            [weights(report.indicators, heading: phrases.weightsHeading)] + cycles
            + [gains, sensitivities, alternatives]
        return parts.sheet(
            .weights,
            [
                Line(phrases.title(card: phrases.name(report.card)), .title),
                Line(phrases.opening(report.evidence, outcomes: figures.priorities), .soft),
                Line(figures.decision(report.decision), report.decision.isNoChange ? .notice : .plain),
            ] + figures.against.map { Line($0, .notice) },
            tables.filter { $0.rowCount > 0 },
            charts: report.indicators.isEmpty
                ? []
                : [
                    Chart(
                        .bars,
                        title: phrases.weightsHeading,
                        series: [
                            Chart.Series(2, SheetColour.before), Chart.Series(3, SheetColour.after),
                        ],
                        rows: 0..<min(report.indicators.count, 40)
                    )
                ],
            notes: report.cycles.map {
                parts.words.title(figures.cycleHeading($0), figures.decision($0.decision))
            } + report.indicators.compactMap(figures.note) + [figures.worse].compactMap(\.self)
                + phrases.provenance(report.evidence, confidence: figures.confidence)
        )
    }

    private func weights(_ rows: [IndicatorWeightRow], heading: String) -> Table {
        let evidence = phrases.evidence(confidence: figures.confidence)
        return Table(
            heading: heading,
            columns: [
                Column(phrases.indicator, .text(rows.map { phrases.name($0.name) })),
                Column(parts.words.group, .text(rows.map { figures.group($0.group) })),
                Column(phrases.now, .percentages(rows.map(\.current))),
                Column(phrases.proposed, .percentages(rows.map(\.proposed))),
                Column(
                    phrases.change,
                    .decimals(rows.map { 100 * ($0.proposed - $0.current) }, places: 1, isSigned: true)
                ),
                Column(parts.lower(evidence), .percentages(rows.map(\.low))),
                Column(parts.upper(evidence), .percentages(rows.map(\.high))),
                Column(parts.lower(phrases.permitted), .percentages(rows.map(\.least))),
                Column(parts.upper(phrases.permitted), .percentages(rows.map(\.most))),
                Column(phrases.verdict, .text(rows.map(figures.verdict))),
            ],
            shadings: [
                Shading(2, .bars(SheetColour.before)), Shading(3, .bars(SheetColour.share)),
                Shading(4, .diverging(below: SheetColour.orange, above: SheetColour.blue, extent: 10)),
            ]
        )
    }

    /// R² and rank correlation on later periods.
    private var gains: Table {
        let rows = figures.comparedGain.map(figures.gains) ?? []
        let interval = phrases.interval(figures.confidence)
        func columns(_ title: String, _ row: KeyPath<WeightFigures.Gain, ComparisonRow>) -> [Column] {
            func number(_ value: KeyPath<ComparisonRow, Double>, isSigned: Bool = false) -> Column.Values {
                .decimals(rows.map { $0[keyPath: row][keyPath: value] }, places: 3, isSigned: isSigned)
            }
            let change = parts.words.title(title, phrases.change)
            return [
                Column(parts.words.title(title, phrases.now), number(\.current)),
                Column(parts.words.title(title, phrases.proposed), number(\.proposed)),
                Column(change, number(\.difference, isSigned: true)),
                Column(parts.lower(interval), number(\.low, isSigned: true)),
                Column(parts.upper(interval), number(\.high, isSigned: true)),
            ]
        }
        return Table(
            heading: phrases.gainHeading,
            columns: [
                Column(phrases.outcome, .text(rows.map(\.name))), Column("", .text(rows.map { _ in nil })),
            ] + columns(phrases.rSquared, \.explained) + columns(phrases.rankCorrelation, \.rankCorrelation)
        )
    }

    private var sensitivities: Table {
        let rows = figures.sensitivities(most: 20)
        return Table(
            heading: phrases.sensitivityHeading,
            columns: [
                Column(phrases.rule, .text(rows.map { figures.rule($0.rule) })),
                Column("", .text(rows.map { _ in nil })),
                Column(phrases.pointsForOne, .decimals(rows.map { 100 * $0.gainPerPoint }, places: 3)),
            ]
        )
    }

    private var alternatives: Table {
        let given = report.alternatives.filter { $0.weights != nil }
        let rows = given.isEmpty ? [] : report.indicators
        return Table(
            heading: phrases.alternativesHeading,
            columns: [
                Column(phrases.indicator, .text(rows.map { phrases.name($0.name) })),
                Column(parts.words.group, .text(rows.map { figures.group($0.group) })),
                Column(phrases.now, .percentages(rows.map(\.current))),
                Column(phrases.proposed, .percentages(rows.map(\.proposed))),
            ]
                + given.map { method in
                    Column(
                        phrases.method(method.method),
                        .percentages(rows.indices.map { method.weights?[$0] })
                    )
                }
        )
    }
}
