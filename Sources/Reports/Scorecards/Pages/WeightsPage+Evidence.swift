import Scorecards

/// What the proposed weights give on later periods, what other priorities would make of them, and what holds them.
extension WeightsPage {
    private static let mostRules = 15
    /// With more outcomes than this, their columns are set closer.
    private static let mostSpread = 8

    // MARK: Later periods

    var gain: Markup {
        guard report.gain != nil else { return "<p>\(phrases.noGain)</p>\n" }
        guard let gain = figures.comparedGain else { return "<p>\(phrases.sameWeights)</p>\n" }
        let rows = figures.gains(gain)
        return [
            "<p>\(phrases.gain(gain))</p>\n", figures.gainOfKept.map(soft) ?? .empty,
            forest(phrases.rSquared, rows, \.explained),
            figures.signOfRSquared(gain).map(soft) ?? .empty,
            forest(phrases.rankCorrelation, rows, \.rankCorrelation),
            soft(phrases.gainMeaning(confidence: figures.confidence)),
        ].joined()
    }

    private func forest(
        _ title: String,
        _ rows: [WeightFigures.Gain],
        _ figure: KeyPath<WeightFigures.Gain, ComparisonRow>
    ) -> Markup {
        let scale = PlotScale(
            rows.flatMap { row in
                let figure = row[keyPath: figure]
                return [figure.low, figure.high, figure.difference]
            }
        )
        let table = PlotTable(
            title: phrases.outcome,
            scale: scale,
            columns: [
                .number(phrases.now), .number(phrases.proposed), .number(phrases.change),
                .number(phrases.interval(figures.confidence)),
            ],
            rows: rows.map { row in
                let figure = row[keyPath: figure]
                return PlotTable.Row(
                    label: "\(row.name)",
                    drawing: scale.estimate(figure.difference, figure.low, figure.high),
                    cells: [
                        "\(NumberText.decimal(figure.current, places: 3))",
                        "\(NumberText.decimal(figure.proposed, places: 3))",
                        "\(WeightFigures.signed(figure.difference))",
                        "\(phrases.range(WeightFigures.signed(figure.low), WeightFigures.signed(figure.high)))",
                    ]
                )
            }
        ).markup(common)
        return "<h3>\(title)</h3>\n\(table)"
    }

    // MARK: Priorities

    /// What each outcome gets under other priorities; with two outcomes also the front itself.
    var priorities: Markup {
        guard let stated = report.priorities.first(where: \.isStated), report.priorities.count > 1 else {
            return .empty
        }
        let scale = PlotScale(report.priorities.flatMap(\.explained))
        let strips = PlotTable(
            title: phrases.outcome,
            scale: scale,
            columns: [.number(phrases.stated), .number(phrases.leastAndMost)],
            rows: report.outcomes.enumerated().map { place, outcome in
                let all = report.priorities.map { $0.explained[place] }
                let ends = [all.min() ?? 0, all.max() ?? 0].map { NumberText.decimal($0, places: 3) }
                return PlotTable.Row(
                    label: "\(phrases.name(outcome.name))",
                    drawing: scale.strip(all, marked: stated.explained[place]),
                    cells: [
                        "\(NumberText.decimal(stated.explained[place], places: 3))",
                        "\(phrases.range(ends[0], ends[1]))",
                    ]
                )
            }
        ).markup(common)
        let front = report.outcomes.count == 2 ? FrontChart(figures: figures).markup : .empty
        let ends = HTMLTable(
            columns: [.text(phrases.priorities)] + report.outcomes.map { .number(phrases.name($0.name)) },
            rows: figures.endsOfFront.map { label, point in
                ["\(label)"] + point.explained.map { "\(NumberText.decimal($0, places: 3))" }
            }
        ).markup(common)
        let isDense = report.outcomes.count > WeightsPage.mostSpread
        let table: Markup = isDense ? "<div class=\"dense\">\(ends)</div>\n" : ends
        return "\(strips)\(soft(phrases.frontMeaning))\(front)\(table)"
    }

    // MARK: Rules

    var sensitivities: Markup {
        // Weights that are kept at an infinite price are held by no rule.
        guard report.evidence.price != nil else { return .empty }
        let shown = figures.sensitivities(most: WeightsPage.mostRules)
        guard !shown.isEmpty else { return "<p>\(phrases.nothingHolds)</p>\n" }
        let scale = PlotScale(shown.map(\.gainPerPoint), factor: 100)
        let table = PlotTable(
            title: phrases.rule,
            scale: scale,
            columns: [.number(phrases.pointsForOne)],
            rows: shown.map {
                PlotTable.Row(
                    label: "\(figures.rule($0.rule))",
                    drawing: scale.bar($0.gainPerPoint, nil, nil),
                    cells: ["\(NumberText.decimal($0.gainPerPoint * 100, places: 3))"]
                )
            }
        ).markup(common)
        return "\(table)\(soft(phrases.sensitivityMeaning))"
    }
}
