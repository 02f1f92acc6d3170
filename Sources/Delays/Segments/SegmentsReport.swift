import EventLogs

/// Kinds of orders that take longer, or are late more often, than comparable ones, and those that go well, as numbers with names:
/// the one source of every export.
///
/// It is also the contract of `orderlens segments --format json`; the schema is `Documentation/segments.schema.json`. Effects on
/// the lead time are in hours, those on being late in percentage points. Every key is always there; what could not be
/// computed is null, and ``notComputed`` or the row's `gap` says why.
public struct SegmentsReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.segments/1"
    public var log: LogSummary
    public var leadTime: LeadTimeSummary
    /// The orders of the study.
    public var orders: Int
    /// Orders left out because the source does not say that they are completed.
    public var openOrders: Int
    /// Orders left out because a number of theirs, or what they are clustered by, is missing.
    public var incompleteOrders: Int
    public var search: SegmentSearchRow
    /// How the errors of the effects were estimated.
    public var errors: DriverErrors
    @ExplicitNull public var lateness: SegmentLatenessRow?
    /// Slower, or later, than comparable orders; confirmed. The most hours first, then the late ones.
    public var segments: [SegmentRow]
    /// Faster, or more punctual; confirmed.
    public var brightSpots: [SegmentRow]
    /// What one half suggested and the other did not confirm.
    public var unconfirmed: [SegmentRow]
    /// Orders that count neither as late nor as in time: the lateness of these levels is an artefact.
    public var setAside: [SetAsideRow]
    public var leftOut: [DriverLeftOutRow]
    public var notComputed: [DriverGapRow]
}

/// What was searched, and how much of it.
public struct SegmentSearchRow: Codable, Sendable, Equatable {
    /// Of the split into halves.
    public var seed: UInt64
    /// Orders of the half that suggests segments, and of the one that confirms them.
    public var searchedOrders: Int
    public var confirmingOrders: Int
    /// Features that conditions are made of.
    public var features: [String]
    public var conditions: Int
    public var depth: Int
    /// Orders of a segment in the first half, at least.
    public var fewestOrders: Int
    /// Conjunctions that were looked at, and those that a bound ruled out.
    public var evaluated: Int
    public var pruned: Int
    /// Segments that were tested: the family of the correction.
    public var tested: Int
}

public struct SegmentLatenessRow: Codable, Sendable, Equatable {
    public var criterion: LateCriterion
    /// Of the orders of the study, those that can be judged, and the late ones of these.
    public var judged: Int
    public var late: Int
}

/// A conjunction of conditions, and what it does.
public struct SegmentRow: Codable, Sendable, Equatable {
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case hours, late
    }

    public var conditions: [SegmentCondition]
    /// What it stands out by.
    public var outcome: Outcome
    /// All orders with the conditions, and those of the confirming half.
    public var orders: Int
    public var confirmingOrders: Int
    /// Of all orders.
    public var share: Double
    /// Their mean lead time, not adjusted for anything.
    public var meanHours: Double
    /// The share of them that is late, of those that can be judged.
    @ExplicitNull public var lateShare: Double?
    /// Against orders that are the same in all features but those of the conditions, in the confirming half.
    @ExplicitNull public var hours: SegmentEffect?
    @ExplicitNull public var late: SegmentEffect?
    /// What it has beyond its conditions' own effects, and beside stronger segments on the same features; of its outcome.
    @ExplicitNull public var own: SegmentEffect?
    /// The larger one of the effect's and of the own effect's: both have to be there.
    @ExplicitNull public var pValue: Double?
    /// After Benjamini and Hochberg, over all segments tested.
    @ExplicitNull public var adjustedPValue: Double?
    /// Why one of the two cannot be told, and there is no p value.
    @ExplicitNull public var gap: DriverGapRow.Reason?
    /// The slowest orders, the fastest, the slowest of the late ones or the slowest of those in time.
    public var examples: [String]
}

public struct SegmentEffect: Codable, Sendable, Equatable {
    public var estimate: Double
    public var lower: Double
    public var upper: Double
    public var pValue: Double
}

/// A condition on a feature: a level, a run of levels that have an order, or a range of numbers.
public struct SegmentCondition: Codable, Sendable, Equatable {
    public var feature: String
    public var about: String
    /// Of ``above`` and ``atMost``; nil for plain numbers.
    @ExplicitNull public var unit: OrderFeature.Unit?
    @ExplicitNull public var level: String?
    /// The last one of a run that begins with `level`.
    @ExplicitNull public var toLevel: String?
    /// Above this, where it is not nil.
    @ExplicitNull public var above: Double?
    /// At most this, where it is not nil.
    @ExplicitNull public var atMost: Double?
}
