import Delays

extension TerminalDrivers {
    /// What being late and taking long do to the outcome that was asked for.
    var outcome: [String] {
        guard let outcome = report.outcome else { return [] }
        let own = OutcomeFigures(outcome, phrases: phrases, common: common, unit: unit)
        let columns: [TextTable.Column] = [
            .text("", least: 16), .number(phrases.raw), .number(phrases.adjusted),
            .number(phrases.interval(figures.confidence)), .number(phrases.robustness),
            .number(phrases.besideOther),
        ]
        let rows = own.effects.map { TextTable.Row([$0.name] + own.cells($0.effect)) }
        let examples = own.effects.flatMap { name, effect in
            effect.examples.isEmpty
                ? [] : remark(phrases.examples(name, orders: phrases.list(effect.examples)))
        }
        return section(
            phrases.outcome(outcome.attribute),
            paragraph(own.means) + table(columns, rows) + remark(phrases.outcomeMeaning) + examples
        )
    }
}
