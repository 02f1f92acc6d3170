import Delays
import EventLogs

/// What could be changed at a desk, and what it would give, as numbers with names: the one source of every export.
///
/// It is also the contract of `orderlens improve --format json`; the schema is `Documentation/improvements.schema.json`. Times are in
/// hours, shares are fractions of 1, money and hours of work are those of the first year. Every key is always there; what could not
/// be computed is null, and ``notComputed`` says why.
public struct ImprovementsReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.improvements/1"
    public var log: LogSummary
    public var leadTime: LeadTimeSummary
    /// Orders that are replayed, and how many that is a week.
    public var orders: Int
    public var ordersPerWeek: Double
    @ExplicitNull public var lateness: LateCriterion?
    public var prices: PriceRow
    public var fidelity: FidelityRow
    /// How the intervals were made; nil where nothing was replayed.
    @ExplicitNull public var interval: Effect.Interval?
    /// What was asked for, each for itself, and all of it together.
    public var requested: [ImprovementRow]
    @ExplicitNull public var plan: ImprovementRow?
    /// What the ledger suggests and the replay confirms, the best first; of a desk that cannot be replayed faithfully what bounds say.
    public var improvements: [ImprovementRow]
    /// Pairs of the best.
    public var pairs: [ImprovementRow]
    /// What the ledger suggests, and is no gain or cannot be told from none.
    public var without: [ImprovementRow]
    /// What the ledger suggests at activities whose waits are not replayed near enough: what bounds say.
    public var bounded: [ImprovementRow]
    /// Levers that were replayed: the family of the adjusted p values, and the false discovery rate that they are held to.
    public var tried: Int
    public var level: Double
    /// From the desk as it is to the plan, or to the best levers together, or to all that was asked for where these are no alternatives: one
    /// lever more in each row.
    public var steps: [StepRow]
    /// Lead times before and after all of the steps; empty where nothing was replayed.
    public var distribution: [DistributionRow]
    @ExplicitNull public var reach: ReachRow?
    public var load: [LoadCurve.Point]
    public var notComputed: [ImprovementGapRow]
}

/// What time and delay cost, as it was given, and how much work changes are taken to be.
public struct PriceRow: Codable, Sendable, Equatable {
    @ExplicitNull public var currency: String?
    @ExplicitNull public var hour: Double?
    @ExplicitNull public var headPerWeek: Double?
    @ExplicitNull public var lateOrder: Double?
    public var ruleHours: Double
    public var trainingHours: Double
    public var systemHours: Double
}

/// Levers pulled together.
public struct ImprovementRow: Codable, Sendable, Equatable {
    public var levers: [LeverRow]
    /// What it takes, and in hours of work of the first year.
    public var effort: LeverEffort
    public var firstYearHours: Double
    @ExplicitNull public var money: MoneyRow?
    /// The hours of an order that the levers answer in the ledger: as much as they can take away there. Where they relieve other activities,
    /// an effect can be larger.
    public var mostHours: Double
    @ExplicitNull public var effect: ReplayedEffectRow?
    /// Hours of lead time saved in a year for each hour of work of the first year, at least a day of it.
    @ExplicitNull public var hoursPerHourOfWork: Double?
    /// Of no difference of the means, alone and in the family of all that was tried.
    @ExplicitNull public var pValue: Double?
    @ExplicitNull public var adjustedPValue: Double?
    /// The same of the shares of late orders.
    @ExplicitNull public var latePValue: Double?
    @ExplicitNull public var adjustedLatePValue: Double?
    public var examples: [Improvement.Example]
    public var people: [PersonRow]
}

public struct LeverRow: Codable, Sendable, Equatable {
    public var kind: LeverKind
    /// As it is written for `--lever`.
    public var text: String
    public var parameters: [Parameter]
    public var answers: Answered

    public struct Parameter: Codable, Sendable, Equatable {
        public var key: String
        public var value: String
    }

    /// The waiting, or work, that it takes its effect from.
    public struct Answered: Codable, Sendable, Equatable {
        /// Null for all.
        @ExplicitNull public var activities: [String]?
        public var causes: [Cause]
    }
}

/// Money of the first year; what is spent is below zero.
public struct MoneyRow: Codable, Sendable, Equatable {
    public var lateOrders: Double
    public var work: Double
    public var heads: Double
    public var once: Double
    public var net: Double
}

public struct ReplayedEffectRow: Codable, Sendable, Equatable {
    /// Orders compared, those that only one of the replays completed, and those that can be judged late or in time in both.
    public var orders: Int
    public var stuck: Int
    public var judged: Int
    public var meanHours: ReplayedChangeRow
    public var medianHours: ReplayedChangeRow
    public var p90Hours: ReplayedChangeRow
    @ExplicitNull public var lateShare: ReplayedChangeRow?
    /// Orders that are completed at least a minute sooner, and later.
    public var faster: Int
    public var slower: Int
}

/// Before and after in the replay, and the interval of the difference; nil where the orders are too few for one.
public struct ReplayedChangeRow: Codable, Sendable, Equatable {
    public var before: Double
    public var after: Double
    public var difference: Double
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
}

/// Somebody's work in hours a week, and the share of their time on duty; a name of nil is somebody who comes on top.
public struct PersonRow: Codable, Sendable, Equatable {
    @ExplicitNull public var name: String?
    public var hoursBefore: Double
    public var hoursAfter: Double
    @ExplicitNull public var shareBefore: Double?
    @ExplicitNull public var shareAfter: Double?
}

/// The desk with one lever more.
public struct StepRow: Codable, Sendable, Equatable {
    /// Nil for the desk as it is.
    @ExplicitNull public var lever: LeverRow?
    public var meanHours: Double
    public var medianHours: Double
    public var p90Hours: Double
    @ExplicitNull public var lateShare: Double?
}

/// A quantile of the lead times, in hours.
public struct DistributionRow: Codable, Sendable, Equatable {
    public var share: Double
    public var before: Double
    public var after: Double
}

public struct ReachRow: Codable, Sendable, Equatable {
    public var figure: ReachGoal.Figure
    /// Hours, or a share.
    public var atMost: Double
    @ExplicitNull public var before: Double?
    public var isReached: Bool
    /// Whether everything was tried that there is to try.
    public var isComplete: Bool
    public var tried: Int
    /// The cheapest that reaches it, else the one that comes nearest; nil where nothing is needed, or nothing helps.
    @ExplicitNull public var improvement: ImprovementRow?
}

/// What could not be computed, and why.
public struct ImprovementGapRow: Codable, Sendable, Equatable {
    public enum What: String, Codable, Sendable, CaseIterable {
        case effects, late, money, intervals
    }

    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// The replay is too far from the log.
        case notFaithful
        /// No rule says when an order is late.
        case noLateRule
        /// Lateness is an attribute of the order, which a replay does not have.
        case attributeRule
        /// No prices of an hour and of a late order.
        case noPrices
        /// Too few orders to tell how much they differ.
        case tooFewOrders
    }

    public var what: What
    public var reason: Reason
}
