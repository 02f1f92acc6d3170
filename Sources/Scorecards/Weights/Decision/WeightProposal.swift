import Statistics

/// What the weights of a scorecard should be, judged on what they were not fitted to; or why they should be kept.
///
/// Weights are fitted to the outcomes under the rules (`WeightObjective`), at a price for moving that is chosen by how earlier fits
/// did on later periods. A change is proposed only if all of this holds:
///
/// - some price does better on later periods than keeping the weights, by more than one standard error;
/// - weights chosen so follow the outcomes better on periods that neither they nor their price were fitted to, told from chance;
/// - in at least 95 % of samples of people the weights move to the same side;
/// - of one indicator at least the side is certain to which it moves.
///
/// Otherwise the weights are kept. It is association within persons and periods, not proof of cause: what else moves along with an
/// indicator in the same person and period is not taken out.
public struct WeightProposal: Sendable {
    public let rules: WeightRules
    public let outcomes: [WeightOutcome]
    /// What is kept if nothing else is proposed: the weights in force, or for a cycle the common ones.
    public let baseline: [Double]
    public let decision: WeightDecision
    /// On the grid, if the decision is a change; else the baseline.
    public let weights: [Double]
    /// The fit at the price, before it came to the grid; the nearest to the baseline that keep the rules, where the price is
    /// infinite.
    public let fitted: [Double]
    /// λ; infinite where keeping the weights did best.
    public let price: Double
    /// One for each indicator of the rules.
    public let indicators: [IndicatorVerdict]
    /// Of the proposals as they would have been made; nil where there are too few periods.
    public let gain: HeldOutGain?
    /// In what share of samples of people the weights move to the side of `fitted`; zero where it does not move.
    public let stability: Double
    /// The rules that hold `fitted` where it is; empty where the price is infinite.
    public let sensitivities: [Sensitivity]
    /// The outcomes that the score under the baseline runs against.
    public let against: [OutcomeAgainst]
    public let evidence: Basis
    /// What the rows of all people say, within people and periods.
    let moments: WeightEvidence

    /// What the proposal rests on.
    public struct Basis: Sendable, Equatable {
        public let rows: Int
        public let incompleteRows: Int
        public let people: Int
        public let periods: Int
        public let replicates: Int
        public let seed: UInt64
        /// Of the intervals.
        public let confidence: Double
    }

    /// From so many people on samples of them tell how much chance moves. With two, what the effects of person and period leave
    /// is one person's mirrored: every sample is like every other. Of 30 sets of nothing but noise, 6 indicators, 18 periods, a
    /// change was proposed in 6 with two people, 3 with three, 1 with four, none with six or ten.
    static let leastPeople = 6

    /// In fewer samples of people a move is not stable.
    static let leastStability = 0.95
}

extension WeightProposal {
    /// Of the score under the proposed weights with an outcome, within people and periods, in all rows.
    /// - Precondition: one of the outcomes.
    func correlation(withOutcome id: String) -> Double {
        guard let outcome = outcomes.firstIndex(where: { $0.id == id }) else {
            preconditionFailure("one of the outcomes")
        }
        return moments.correlations(of: weights)[outcome]
    }
}
