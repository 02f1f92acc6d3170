import Scorecards

/// Proposed weights as text for a terminal.
public struct TerminalWeights: TerminalText {
    let report: WeightsReport
    let phrases: any WeightPhrases
    let style: TerminalStyle
    let width: Int

    public init(_ report: WeightsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        phrases = look.language.weightPhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let outcomes = report.outcomes.map { "\(phrases.name($0.name)) \(NumberText.percent($0.priority))" }
        var lines = [style.heading(phrases.title(card: phrases.name(report.card)))]
        lines += phrases.opening(report.evidence, outcomes: outcomes).withoutControls.wrapped(to: width)
        lines += [""] + paragraph(decision(report.decision))
        lines += [""] + indicators(report.indicators)
        lines += gain + sensitivities + priorities
        for cycle in report.cycles {
            let months = cycle.months.map(String.init).joined(separator: ", ")
            lines += ["", style.heading(phrases.cycleHeading(phrases.name(cycle.name), months: months))]
            lines += paragraph(decision(cycle.decision))
            if cycle.decision.decision != "keep" { lines += indicators(cycle.indicators) }
        }
        if !report.unobservedCycles.isEmpty {
            lines += [""] + paragraph(phrases.unobserved(report.unobservedCycles.map(phrases.name)))
        }
        lines += alternatives
        if let consequences = report.consequences { lines += section(consequences) }
        lines += [""] + phrases.association.wrapped(to: width).map(style.dimmed)
        return lines.joined(separator: "\n") + "\n"
    }

    private func decision(_ row: DecisionRow) -> String {
        phrases.decision(row, rules: row.broken.map(rule))
    }

    func name(ofIndicator id: String) -> String {
        report.indicators.first { $0.id == id }.map { phrases.name($0.name) } ?? id
    }

    private func name(ofOutcome id: String) -> String {
        report.outcomes.first { $0.id == id }.map { phrases.name($0.name) } ?? id
    }

    private func rule(_ rule: RuleRow) -> String {
        let group = report.groups.first { rule.rule == "group" && $0.id == rule.id }
        return phrases.rule(
            rule,
            name: group.map { phrases.name($0.name) } ?? rule.id.map(name(ofIndicator:)) ?? "",
            other: rule.other.map(name(ofIndicator:)) ?? ""
        )
    }

    private func indicators(_ rows: [IndicatorWeightRow]) -> [String] {
        let confidence = NumberText.confidence(report.evidence.confidence)
        return table(
            [
                .text(phrases.indicator, least: 12), .number(phrases.now), .number(phrases.proposed),
                .number(phrases.evidence(confidence: confidence)), .text(phrases.verdict, least: 16),
            ],
            rows.map { row in
                let verdict = phrases.verdict(row)
                return TextTable.Row([
                    phrases.name(row.name), NumberText.percent(row.current), NumberText.percent(row.proposed),
                    "\(NumberText.percent(row.low)) – \(NumberText.percent(row.high))",
                    row.makesRoom ? "\(verdict), \(phrases.makesRoom)" : verdict,
                ])
            }
        )
            + rows.compactMap { row in
                phrases.note(
                    row,
                    helps: row.helps.map(name(ofOutcome:)) ?? "",
                    harms: row.harms.map(name(ofOutcome:)) ?? ""
                )
            }.flatMap(paragraph)
    }

    private var gain: [String] {
        guard let gain = report.gain else { return [] }
        let rows =
            [
                OutcomeFigures(
                    name: phrases.whole,
                    explained: gain.explained,
                    rankCorrelation: gain.rankCorrelation
                )
            ]
            + gain.outcomes.map {
                OutcomeFigures(
                    name: name(ofOutcome: $0.id),
                    explained: $0.explained,
                    rankCorrelation: $0.rankCorrelation
                )
            }
        func figure(_ row: ComparisonRow) -> String {
            "\(NumberText.decimal(row.current, places: 3)) → \(NumberText.decimal(row.proposed, places: 3))"
        }
        func change(_ row: ComparisonRow) -> String {
            "\(signed(row.difference)) (\(signed(row.low)) – \(signed(row.high)))"
        }
        func table(_ title: String, _ row: KeyPath<OutcomeFigures, ComparisonRow>) -> [String] {
            self.table(
                [.text(phrases.outcome, least: 10), .number(title), .number(phrases.change)],
                rows.map { TextTable.Row([$0.name, figure($0[keyPath: row]), change($0[keyPath: row])]) }
            )
        }
        return ["", style.heading(phrases.gainHeading)] + paragraph(phrases.gain(gain))
            + table(phrases.rSquared, \.explained) + [""] + table(phrases.rankCorrelation, \.rankCorrelation)
            + worse(gain)
    }

    private struct OutcomeFigures {
        let name: String
        let explained: ComparisonRow
        let rankCorrelation: ComparisonRow
    }

    private func worse(_ gain: GainRow) -> [String] {
        let worse = gain.outcomes.filter { $0.explained.high < 0 }.map { name(ofOutcome: $0.id) }
        return worse.isEmpty || report.decision.decision == "keep" ? [] : paragraph(phrases.worse(worse))
    }

    func signed(_ value: Double, places: Int = 3) -> String {
        (value < 0 ? "−" : "+") + NumberText.decimal(abs(value), places: places)
    }

    private var sensitivities: [String] {
        let shown = report.sensitivities.filter { $0.gainPerPoint > 5e-6 }.prefix(5)
        if shown.isEmpty { return [] }
        return ["", style.heading(phrases.sensitivityHeading)]
            + shown.flatMap {
                paragraph(
                    phrases.sensitivity(
                        rule($0.rule),
                        points: NumberText.decimal($0.gainPerPoint * 100, places: 3)
                    )
                )
            }
    }

    private var priorities: [String] {
        guard report.priorities.count > 1 else { return [] }
        // Of the whole front, its ends: where most of one outcome is explained.
        var rows = report.priorities.filter(\.isStated).map { (phrases.stated, $0.explained) }
        for (place, outcome) in report.outcomes.enumerated() {
            let most = report.priorities.max { $0.explained[place] < $1.explained[place] }
            rows += most.map { [(phrases.most(of: phrases.name(outcome.name)), $0.explained)] } ?? []
        }
        return ["", style.heading(phrases.prioritiesHeading)]
            + table(
                [.text(phrases.priorities, least: 12)]
                    + report.outcomes.map { .number(phrases.name($0.name)) },
                rows.map { label, explained in
                    TextTable.Row([label] + explained.map { NumberText.decimal($0, places: 3) })
                }
            )
    }

    private var alternatives: [String] {
        let given = report.alternatives.filter { $0.weights != nil }
        guard !given.isEmpty else { return [] }
        return ["", style.heading(phrases.alternativesHeading)]
            + table(
                [.text(phrases.indicator, least: 12), .number(phrases.now)]
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
