/// Whether other weights are proposed.
public enum WeightDecision: Sendable, Equatable {
    case change
    /// The weights in force break rules, and the evidence carries no change beyond what the rules ask for.
    case comply(broken: [WeightRestriction])
    case keep(KeepReason)
    /// The score in force runs against the outcomes, all in all, told from chance; but no weights within the rules are told to do
    /// better, for this reason. They are not kept because they are good: rules, indicators or directions have to be looked at.
    case revise(KeepReason)
}

/// Why the weights in force should be kept.
public enum KeepReason: Sendable, Equatable {
    /// Of so few people it cannot be told how much chance moves what they have in common.
    case tooFewPeople(observed: Int, needed: Int)
    /// There are too few periods to judge weights on later ones than they were fitted to.
    case tooFewPeriods(observed: Int, needed: Int)
    /// On later periods no weights follow the outcomes better than those in force by more than one standard error.
    ///
    /// - Parameter furtherPeriods: how many more would tell the best gain that was seen; nil where none was.
    case noBetterWeights(furtherPeriods: Int?)
    /// The gain on later periods is not told from chance.
    case gainWithinChance(furtherPeriods: Int?)
    /// In so small a share of samples of people do the weights move to the side of the proposal.
    case unstable(share: Double)
    /// Of no single indicator is the side told to which its weight should move.
    case noIndicatorCertain
    /// On the grid the proposal is what is in force.
    case withinGrid
}
