import LinearAlgebra

/// An outcome that the score runs against: where the same person scores more than usual, it is worse.
public struct OutcomeAgainst: Sendable, Equatable {
    /// Of the outcome.
    public let id: String
    /// Of the score with the outcome, within people and periods, more being better on both sides; below zero.
    public let correlation: Double
    /// What pulls the score against it, the most first.
    public let indicators: [Part]

    public struct Part: Sendable, Equatable {
        /// Of the indicator.
        public let id: String
        /// What it adds to the correlation: w c / √(w'Gw); those of all indicators add up to it. Below zero.
        public let part: Double
    }
}

extension OutcomeAgainst {
    init(
        _ outcome: Int,
        of weights: [Double],
        _ moments: WeightEvidence,
        outcomes: [WeightOutcome],
        rules: WeightRules
    ) {
        let spread = moments.variance(of: weights).squareRoot()
        let parts = zip(weights, moments.directions[outcome]).map { spread > 0 ? $0 * $1 / spread : 0 }
        id = outcomes[outcome].id
        correlation = parts.reduce(0, +)
        // Those of a tenth of the largest or less are no reason.
        let least = 0.1 * (parts.min() ?? 0)
        indicators = parts.indices.filter { parts[$0] < 0 && parts[$0] <= least }
            .sorted { (parts[$0], $0) < (parts[$1], $1) }
            .map { Part(id: rules.indicators[$0].id, part: parts[$0]) }
    }
}
