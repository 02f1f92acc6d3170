import Delays

extension DriversPage {
    /// What being late and taking long do to the outcome that was asked for.
    var outcome: Markup {
        guard let outcome = report.outcome else { return .empty }
        let figures = OutcomeFigures(outcome, phrases: phrases, common: common, unit: unit)
        let scale = PlotScale(
            figures.effects.flatMap {
                [$0.effect.adjusted.lower, $0.effect.adjusted.upper, $0.effect.adjusted.estimate]
            }
        )
        let table = PlotTable(
            title: "",
            scale: scale,
            columns: [
                .number(phrases.raw), .number(phrases.adjusted), interval, .number(phrases.robustness),
                .number(phrases.besideOther), .text(common.example),
            ],
            rows: figures.effects.map { name, effect in
                let adjusted = effect.adjusted
                return PlotTable.Row(
                    label: "\(name)",
                    drawing: scale.estimate(adjusted.estimate, adjusted.lower, adjusted.upper),
                    cells: figures.cells(effect).map { "\($0)" } + ["\(phrases.list(effect.examples))"]
                )
            }
        ).markup(common)
        return HTMLPage.section(
            phrases.outcome(outcome.attribute),
            "<p>\(figures.means)</p>\n\(table)\(soft(phrases.outcomeMeaning))"
        )
    }
}
