/// An outcome that the score in force runs against: more score goes with less good.
public struct AgainstRow: Codable, Sendable, Equatable {
    /// Of the outcome.
    public var id: String
    /// Of the score in force with it, within people and periods; below zero.
    public var correlation: Double
    /// Of the score under the proposed weights.
    public var proposedCorrelation: Double
    /// What pulls the score against it, the most first.
    public var indicators: [PartRow]

    public struct PartRow: Codable, Sendable, Equatable {
        /// Of the indicator.
        public var id: String
        /// What it adds to the correlation; below zero.
        public var part: Double
    }

    init(_ against: OutcomeAgainst, _ proposal: WeightProposal) {
        id = against.id
        correlation = against.correlation
        proposedCorrelation = proposal.correlation(withOutcome: against.id)
        indicators = against.indicators.map { PartRow(id: $0.id, part: $0.part) }
    }
}
