/// How a person's score of a period came about, down to the facts.
public struct ScoreExplanation: Sendable {
    public let person: String
    public let period: Period
    /// The score as a whole; its row is ``row``.
    public let scores: Scores
    public let row: Int
    /// One for each indicator of the card, in its order.
    public let lines: [Line]

    /// What is known of an indicator.
    public struct Line: Sendable, Equatable {
        /// Nil where it is not measured or withheld.
        public var value: Double?
        /// Facts behind the value, if they are known.
        public var count: Double?
        public var origin: CardMeasurements.Origin
        public var withheld: WithheldValue.Reason?
        /// The facts of a formula, with those that do not count; by date, those of a day in the order of the query.
        public var facts: [ExplainedFact]
    }

    /// A fact, and the appeal by which it does not count.
    public struct ExplainedFact: Sendable, Equatable {
        public var fact: Fact
        public var appeal: Appeal?
    }

    /// - Parameter measurements: with the facts of that person's period kept.
    /// - Returns: nil if no indicator is measured of the person in the period, nor withheld.
    public init?(
        _ person: String,
        _ period: Period,
        of scores: Scores,
        _ measurements: CardMeasurements,
        appeals: AppealRegister = AppealRegister()
    ) {
        guard let row = scores.row(person: person, period: period), measurements.hasIndicator[row] else {
            return nil
        }
        self.person = person
        self.period = period
        self.scores = scores
        self.row = row
        lines = scores.card.indicators.indices.map { index in
            let id = scores.card.indicators[index].id
            let column = measurements.panel.columns[index]
            let facts = (measurements.facts[id] ?? []).filter { $0.person == person && $0.period == period }
                .enumerated().sorted { left, right in
                    let (first, second) = (left.element.date, right.element.date)
                    if first == second { return left.offset < right.offset }
                    return (first?.daysSinceEpoch ?? .max) < (second?.daysSinceEpoch ?? .max)
                }.map(\.element)
            func known(_ value: Double?) -> Double? { value.flatMap { $0.isNaN ? nil : $0 } }
            return Line(
                value: known(column.values[row]),
                count: known(column.counts?[row]),
                origin: measurements.origins[index],
                withheld: measurements.withheld.first {
                    $0.id == id && $0.person == person && $0.period == period
                }?.reason,
                facts: facts.map {
                    ExplainedFact(fact: $0, appeal: appeals.appeal(against: $0, of: id))
                }
            )
        }
    }
}
