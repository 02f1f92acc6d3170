import EventLogs

/// What being late, and taking long, do to a number that is known when the order is over: a review score, a refund.
public struct OutcomeRow: Codable, Sendable, Equatable {
    public var attribute: String
    /// The orders of the models that have the number.
    public var orders: Int
    public var mean: Double
    /// Of the orders that can be judged; nil where there are none.
    @ExplicitNull public var meanLate: Double?
    @ExplicitNull public var meanOnTime: Double?
    /// Of being late against being in time.
    @ExplicitNull public var late: OutcomeEffectRow?
    /// Of lead times from the tenth percentile to the ninetieth.
    @ExplicitNull public var leadTime: OutcomeEffectRow?
}

/// An effect on an outcome, in its unit.
public struct OutcomeEffectRow: Codable, Sendable, Equatable {
    /// The hours that it is the difference between; nil for being late.
    @ExplicitNull public var from: Double?
    @ExplicitNull public var to: Double?
    /// The late orders; of the lead time, those at or above `to`. Of all orders in the regression.
    public var orders: Int
    public var fitted: Int
    /// Not adjusted for anything.
    public var raw: OutcomeEstimate
    /// Everything that was given being the same.
    public var adjusted: OutcomeEstimate
    /// The other one of the two being the same too: the lead time for being late, being late for the lead time; nil where
    /// lateness is not known or follows from the lead time.
    @ExplicitNull public var besideOther: OutcomeEstimate?
    /// A hidden cause would have to explain this share of what is left of both to explain the adjusted effect away.
    @ExplicitNull public var robustnessValue: Double?
    /// The late orders, or the slowest, with the lowest outcome where the effect is below zero, else with the highest.
    public var examples: [String]
}

public struct OutcomeEstimate: Codable, Sendable, Equatable {
    public var estimate: Double
    public var lower: Double
    public var upper: Double
    public var pValue: Double
}
