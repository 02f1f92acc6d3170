import EventLogs

/// What `orderlens score PERSON PERIOD` says: one person's period, opened to its facts.
public struct ScoreReport: Codable, Sendable {
    /// The version of this form.
    public var schema = "orderlens.score/1"
    public var card: NameRow
    /// How much of the whole weight has to be measured for a composite.
    public var minimumCoverage: Double
    public var groups: [GroupRow]
    public var indicators: [IndicatorRow]
    public var score: ScoreRow
    /// What each group brings of a full pay, in the order of the card, behind the base; nil without pay.
    @ExplicitNull public var payBase: Double?
    @ExplicitNull public var payGroups: [Double]?
    /// For each indicator in the order of the card its facts; empty unless they are asked for.
    public var facts: [[FactRow]]

    public struct FactRow: Codable, Sendable, Equatable {
        /// Such as 2025-03-05; null where the formula gives periods.
        @ExplicitNull public var date: String?
        @ExplicitNull public var value: Double?
        @ExplicitNull public var order: String?
        @ExplicitNull public var event: Int64?
        /// The number of the appeal by which it does not count.
        @ExplicitNull public var appeal: Int?
        /// And the appeal's reason.
        @ExplicitNull public var reason: String?
    }

    public init(_ explanation: ScoreExplanation, _ measurements: CardMeasurements, withFacts: Bool) {
        let scores = explanation.scores
        let whole = ScoresReport(
            scores,
            measurements,
            isShown: { $0 == explanation.person && $1 == explanation.period }
        )
        card = whole.card
        minimumCoverage = whole.minimumCoverage
        groups = whole.groups
        indicators = whole.indicators
        guard let score = whole.scores.first else { preconditionFailure("the explained row is there") }
        self.score = score
        let pay = scores.pay(ofRow: explanation.row)
        payBase = pay?.base
        payGroups = pay?.groups
        facts = explanation.lines.map { line in
            guard withFacts else { return [] }
            return line.facts.map {
                FactRow(
                    date: $0.fact.date?.description,
                    value: $0.fact.value,
                    order: $0.fact.order,
                    event: $0.fact.event,
                    appeal: $0.appeal?.number,
                    reason: $0.appeal?.reason
                )
            }
        }
    }
}
