import Scorecards

/// Proposed weights as text for a terminal.
public struct TerminalWeights: TerminalText {
    let report: WeightsReport
    let figures: WeightFigures
    let style: TerminalStyle
    let width: Int

    var phrases: any WeightPhrases { figures.phrases }

    public init(_ report: WeightsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        figures = WeightFigures(report, look.language.weightPhrases)
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        var lines = [style.heading(phrases.title(card: phrases.name(report.card)))]
        lines += phrases.opening(report.evidence, outcomes: figures.priorities).withoutControls.wrapped(
            to: width
        )
        lines += [""] + paragraph(figures.decision(report.decision))
        lines += figures.against.flatMap(paragraph)
        lines += [""] + indicators(report.indicators)
        lines += gain + sensitivities + priorities
        for cycle in report.cycles {
            lines += ["", style.heading(figures.cycleHeading(cycle))]
            lines += paragraph(figures.decision(cycle.decision))
            if cycle.decision.hasOwnWeights { lines += indicators(cycle.indicators) }
        }
        if !report.unobservedCycles.isEmpty {
            lines += [""] + paragraph(phrases.unobserved(report.unobservedCycles.map(phrases.name)))
        }
        lines += alternatives
        lines += section(report.consequences)
        lines += [""] + phrases.association.wrapped(to: width).map(style.dimmed)
        return lines.joined(separator: "\n") + "\n"
    }

    func name(ofIndicator id: String) -> String { figures.indicator(id) }

    private func indicators(_ rows: [IndicatorWeightRow]) -> [String] {
        table(
            [
                .text(phrases.indicator, least: 12).wrapping, .number(phrases.now),
                .number(phrases.proposed),
                .number(phrases.evidence(confidence: figures.confidence)).wrapping,
                .text(phrases.verdict, least: 16).wrapping,
            ],
            rows.map { row in
                TextTable.Row([
                    phrases.name(row.name), NumberText.percent(row.current), NumberText.percent(row.proposed),
                    "\(NumberText.percent(row.low)) – \(NumberText.percent(row.high))",
                    figures.verdict(row),
                ])
            }
        )
            + rows.compactMap(figures.note).flatMap(paragraph)
    }

    private var gain: [String] {
        guard let gain = report.gain else { return [] }
        let rows = figures.gains(gain)
        func figure(_ row: ComparisonRow) -> String {
            "\(NumberText.decimal(row.current, places: 3)) → \(NumberText.decimal(row.proposed, places: 3))"
        }
        func table(_ title: String, _ row: KeyPath<WeightFigures.Gain, ComparisonRow>) -> [String] {
            self.table(
                [
                    .text(phrases.outcome, least: 10).wrapping, .number(title).wrapping,
                    .number(phrases.change).wrapping,
                ],
                rows.map {
                    TextTable.Row([$0.name, figure($0[keyPath: row]), WeightFigures.change($0[keyPath: row])])
                }
            )
        }
        return ["", style.heading(phrases.gainHeading)] + paragraph(phrases.gain(gain))
            + (figures.gainOfKept.map(paragraph) ?? [])
            + table(phrases.rSquared, \.explained)
            + (figures.signOfRSquared(gain).map(paragraph) ?? []) + [""]
            + table(phrases.rankCorrelation, \.rankCorrelation)
            + (figures.worse.map(paragraph) ?? [])
    }

    func signed(_ value: Double, places: Int = 3) -> String {
        WeightFigures.signed(value, places: places)
    }

    private var sensitivities: [String] {
        let shown = figures.sensitivities(most: 5)
        if shown.isEmpty { return [] }
        return ["", style.heading(phrases.sensitivityHeading)]
            + shown.flatMap {
                paragraph(
                    phrases.sensitivity(
                        figures.rule($0.rule),
                        points: NumberText.decimal($0.gainPerPoint * 100, places: 3),
                        isShare: $0.rule.rule == "group"
                    )
                )
            }
    }

    private var priorities: [String] {
        // Of the whole front, its ends: where most of one outcome is explained.
        let rows = figures.endsOfFront
        if rows.isEmpty { return [] }
        return ["", style.heading(phrases.prioritiesHeading)]
            + table(
                [.text(phrases.priorities, least: 12).wrapping]
                    + report.outcomes.map { .number(phrases.name($0.name)).wrapping },
                rows.map { label, point in
                    TextTable.Row([label] + point.explained.map { NumberText.decimal($0, places: 3) })
                }
            )
    }

    private var alternatives: [String] {
        let given = report.alternatives.filter { $0.weights != nil }
        guard !given.isEmpty else { return [] }
        return ["", style.heading(phrases.alternativesHeading)]
            + table(
                [.text(phrases.indicator, least: 12).wrapping, .number(phrases.now)]
                    + given.map { .number(phrases.method($0.method)) },
                report.indicators.enumerated().map { place, row in
                    TextTable.Row(
                        [phrases.name(row.name), NumberText.percent(row.current)]
                            + given.map { $0.weights.map { NumberText.percent($0[place]) } ?? "–" }
                    )
                }
            ) + paragraph(phrases.alternatives(report.alternatives))
    }
}
