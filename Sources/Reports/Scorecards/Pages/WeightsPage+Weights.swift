import Scorecards

/// The weights of all the year and of cycles, and weights by other rules.
extension WeightsPage {
    /// Now and proposed, group by group, over the interval and the room that each has.
    func weights(_ rows: [IndicatorWeightRow]) -> Markup {
        let scale = PlotScale(
            rows.flatMap { [$0.current, $0.proposed, $0.low, $0.high, $0.least, $0.most] },
            factor: 100,
            suffix: "%"
        )
        let shares = Dictionary(report.groups.map { ($0.id, $0.share) }) { first, _ in first }
        // The card may name indicators of groups in turns; here each group is in one place.
        let grouped = report.groups.flatMap { group in rows.filter { $0.group == group.id } }
        let table = PlotTable(
            title: phrases.indicator,
            scale: scale,
            columns: [
                .number(phrases.now), .number(phrases.proposed),
                .number(phrases.evidence(confidence: figures.confidence)), .number(phrases.permitted),
                .text(phrases.verdict),
            ],
            rows: grouped.map { row in
                let share = shares[row.group].map(NumberText.percent) ?? "–"
                return PlotTable.Row(
                    group: phrases.groupShare(figures.group(row.group), share: share),
                    label: "\(phrases.name(row.name))",
                    drawing: scale.move(
                        from: row.current,
                        to: row.proposed,
                        interval: (row.low, row.high),
                        room: (row.least, row.most)
                    ),
                    cells: [
                        "\(NumberText.percent(row.current))", proposed(row), range(row.low, row.high),
                        range(row.least, row.most), "\(figures.verdict(row))",
                    ]
                )
            }
        ).markup(common)
        let notes = rows.compactMap(figures.note).map { "<p>\($0)</p>\n" as Markup }.joined()
        return "\(table)\(notes)"
    }

    private func proposed(_ row: IndicatorWeightRow) -> Markup {
        let text = NumberText.percent(row.proposed)
        return row.proposed == row.current ? "\(text)" : "<strong>\(text)</strong>"
    }

    private func range(_ low: Double, _ high: Double) -> Markup {
        "\(phrases.range(NumberText.percent(low), NumberText.percent(high)))"
    }

    func cycle(_ cycle: CycleRow) -> Markup {
        let decision: Markup = "<p><strong>\(figures.decision(cycle.decision))</strong></p>\n"
        let table = cycle.decision.hasOwnWeights ? weights(cycle.indicators) : Markup.empty
        return HTMLPage.section(figures.cycleHeading(cycle), "\(decision)\(table)")
    }

    /// Weights by rules of the literature.
    var alternatives: Markup {
        let given = report.alternatives.filter { $0.weights != nil }
        guard !given.isEmpty else { return .empty }
        let table = HTMLTable(
            columns: [.text(phrases.indicator), .number(phrases.now), .number(phrases.proposed)]
                + given.map { .number(phrases.method($0.method)) },
            rows: report.indicators.enumerated().map { place, row in
                ["\(phrases.name(row.name))", "\(NumberText.percent(row.current))", proposed(row)]
                    + given.map { "\($0.weights.map { NumberText.percent($0[place]) } ?? "–")" }
            }
        ).markup(common)
        return HTMLPage.section(
            phrases.alternativesHeading,
            "\(table)<p>\(phrases.alternatives(report.alternatives))</p>\n"
        )
    }
}
