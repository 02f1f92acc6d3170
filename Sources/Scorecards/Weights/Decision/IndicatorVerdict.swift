/// What is to be done with the weight of an indicator, and why.
public struct IndicatorVerdict: Sendable, Equatable {
    public let id: String
    /// Of the baseline: the weight in force, or for a cycle the common one.
    public let current: Double
    /// On the grid; the current weight where the weights are kept.
    public let proposed: Double
    /// Where the evidence alone would have it, within its limits: at no price for moving. The proposal is drawn to the current
    /// weight, and may lie outside.
    public let interval: ClosedRange<Double>
    public let verdict: Verdict

    public enum Verdict: Sendable, Equatable {
        /// All of the interval is above the current weight, and the proposal is too.
        case raise
        /// All of the interval is below the current weight, and the proposal is too.
        case lower
        case keep(KeepReason)
        /// It moves so that the rules are kept, which the weights in force do not; the evidence carries no change beyond that.
        case comply
        case notEnoughEvidence(DoubtReason)
        /// It tells hardly anybody apart: so large a share of its scores is one and the same.
        case saturated(shareAtOneScore: Double)
        /// More of it goes with one outcome's good and with another's harm; both are named by id. What it should weigh is a
        /// matter of priorities, not of evidence.
        case conflicting(helps: String, harms: String)
    }

    public enum KeepReason: String, Sendable {
        /// All of the interval is within two steps of the grid of the current weight.
        case closeToCurrent
        /// The side is told, but not a step of the grid is left of the move at its price.
        case moveBelowGrid
        /// Its limits leave no room.
        case fixedByRules
    }

    public enum DoubtReason: String, Sendable {
        /// The interval holds the current weight.
        case intervalHoldsCurrent
        /// The interval is on one side, but the weights as a whole are kept.
        case changeNotCarried
        /// The interval is on one side, the proposal on the other, to make room.
        case movedAgainstEvidence
    }

    /// Whether the weight moves without evidence of its own, because those that it shares a sum with do.
    public var makesRoom: Bool {
        switch verdict {
        // Of a conflicting indicator the evidence says a lot: both ways.
        case .raise, .lower, .comply, .conflicting: false
        case .keep, .notEnoughEvidence, .saturated: proposed != current
        }
    }

    /// Whether the side to which the weight moves is told.
    var isCertain: Bool { verdict == .raise || verdict == .lower }
}
