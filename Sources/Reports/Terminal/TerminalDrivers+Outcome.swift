import Delays

extension TerminalDrivers {
    /// What being late and taking long do to the outcome that was asked for.
    var outcome: [String] {
        guard let outcome = report.outcome else { return [] }
        let means = phrases.outcomeMeans(
            mean: decimal(outcome.mean),
            orders: NumberText.count(outcome.orders),
            late: outcome.meanLate.map(decimal),
            onTime: outcome.meanOnTime.map(decimal)
        )
        let effects: [(name: String, effect: OutcomeEffectRow)] = [
            outcome.late.map { (phrases.beingLate, $0) },
            outcome.leadTime.map { effect in
                let (from, to) = (unit.text(hours: effect.from ?? 0), unit.text(hours: effect.to ?? 0))
                return (phrases.leadTime("\(from) → \(to) \(common.symbol(unit))"), effect)
            },
        ].compactMap(\.self)
        let rows = effects.map { name, effect in
            TextTable.Row([
                name, difference(effect.raw.estimate), difference(effect.adjusted.estimate),
                decimal(effect.adjusted.lower) + " – " + decimal(effect.adjusted.upper),
                effect.robustnessValue.map(NumberText.percent) ?? "–",
                effect.besideOther.map { difference($0.estimate) } ?? "–",
            ])
        }
        let columns: [TextTable.Column] = [
            .text("", least: 16), .number(phrases.raw), .number(phrases.adjusted),
            .number(phrases.interval(confidence)), .number(phrases.robustness), .number(phrases.besideOther),
        ]
        let examples = effects.flatMap { name, effect in
            effect.examples.isEmpty
                ? [] : remark(phrases.examples(name, orders: phrases.list(effect.examples)))
        }
        return section(
            phrases.outcome(outcome.attribute),
            paragraph(means) + table(columns, rows) + remark(phrases.outcomeMeaning) + examples
        )
    }

    private func difference(_ value: Double) -> String { (value > 0 ? "+" : "") + decimal(value) }

    private func decimal(_ value: Double) -> String { NumberText.decimal(value, places: 2) }
}
