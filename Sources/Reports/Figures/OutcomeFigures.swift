import Delays

/// What every form of a report of drivers shows of an outcome.
struct OutcomeFigures {
    let means: String
    let effects: [(name: String, effect: OutcomeEffectRow)]

    init(_ outcome: OutcomeRow, phrases: any DriverPhrases, common: any Phrases, unit: TimeUnit) {
        means = phrases.outcomeMeans(
            mean: OutcomeFigures.decimal(outcome.mean),
            orders: NumberText.count(outcome.orders),
            late: outcome.meanLate.map(OutcomeFigures.decimal),
            onTime: outcome.meanOnTime.map(OutcomeFigures.decimal)
        )
        effects = [
            outcome.late.map { (phrases.beingLate, $0) },
            outcome.leadTime.map { effect in
                let (from, to) = (unit.text(hours: effect.from ?? 0), unit.text(hours: effect.to ?? 0))
                return (phrases.leadTime("\(from) → \(to) \(common.symbol(unit))"), effect)
            },
        ].compactMap(\.self)
    }

    /// As it is, adjusted, the interval, how robust, and beside the other of the two.
    func cells(_ effect: OutcomeEffectRow) -> [String] {
        [
            difference(effect.raw.estimate), difference(effect.adjusted.estimate),
            OutcomeFigures.decimal(effect.adjusted.lower) + " – "
                + OutcomeFigures.decimal(effect.adjusted.upper),
            effect.robustnessValue.map(NumberText.percent) ?? "–",
            effect.besideOther.map { difference($0.estimate) } ?? "–",
        ]
    }

    private func difference(_ value: Double) -> String {
        (value > 0 ? "+" : "") + OutcomeFigures.decimal(value)
    }

    private static func decimal(_ value: Double) -> String { NumberText.decimal(value, places: 2) }
}
