import EventLogs
import Statistics
import WorkCalendars

/// Everything that the delay ledger of one log says, as numbers with names: the one source of every export.
///
/// It is also the contract of `--format json`; the schema is `Documentation/delays.schema.json`. Durations are in
/// microseconds where they must add up and in hours where they are to be read; shares are fractions of 1; times are
/// ISO 8601 in the log's zone.
public struct DelayReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.delays/1"
    public var log: LogSummary
    public var leadTime: LeadTimeSummary
    /// Adds up to `leadTime.totalMicroseconds`, exactly.
    public var ledger: [LedgerRow]
    /// The hours by cause over all activities, largest first.
    public var causes: [CauseRow]
    /// What held orders up before their first touch.
    public var beforeFirstTouch: [CauseRow]
    /// All instances that took over from another, not only those on the critical path.
    public var transitions: [TransitionRow]
    /// Waiting on the critical path by whether the order changed hands.
    public var handOffs: [HandOffRow]
    /// By who did the work that was waited for.
    public var resources: [ResourceRow]
    @ExplicitNull public var late: LateSummary?
    /// By week of completion.
    public var weeks: [WeekRow]
    public var worstOrders: [OrderRow]
    /// Which orders went first, and what that cost the ones they overtook.
    public var overtaking: [OvertakingRow]
    public var batches: [BatchRow]
    public var calendars: [CalendarRow]
    /// Pairs of activities that run side by side.
    public var concurrentActivities: [[String]]
    public var warnings: [ReportWarning]
}

extension DelayReport {
    /// Whether any order is late: then its parts can be told as those that make orders late, and not only as those that take time.
    public var hasLateOrders: Bool { (late?.orders ?? 0) > 0 }
}

public struct LogSummary: Codable, Sendable, Equatable {
    public var orders: Int
    public var instances: Int
    public var activities: Int
    public var resources: Int
    /// The first start and the last end; nil for a log without instances.
    @ExplicitNull public var from: String?
    @ExplicitNull public var to: String?
    public var zone: String
    public var startTimes: EventLog.StartTimes
}

public struct LeadTimeSummary: Codable, Sendable, Equatable {
    public var totalMicroseconds: Microseconds
    @ExplicitNull public var meanHours: Double?
    @ExplicitNull public var medianHours: Double?
    @ExplicitNull public var p90Hours: Double?
}

public struct LedgerRow: Codable, Sendable, Equatable {
    public var activity: String
    public var cause: Cause
    public var rework: Bool
    public var microseconds: Microseconds
    public var hours: Double
    /// Of the total lead time.
    public var share: Double
    /// `Cov(this part, lead time) / Var(lead time)` over the orders; nil where lead times do not vary.
    @ExplicitNull public var varianceShare: Double?
    /// Orders with such time.
    public var orders: Int
    /// Mean hours in late orders and in the others; nil without a late rule.
    @ExplicitNull public var hoursPerLateOrder: Double?
    @ExplicitNull public var hoursPerOtherOrder: Double?
}

public struct CauseRow: Codable, Sendable, Equatable {
    public var cause: Cause
    public var microseconds: Microseconds
    public var hours: Double
    public var share: Double
    public var orders: Int
}

public struct TransitionRow: Codable, Sendable, Equatable {
    public var from: String
    public var to: String
    @ExplicitNull public var fromResource: String?
    @ExplicitNull public var toResource: String?
    public var count: Int
    public var microseconds: Microseconds
    public var batching: Microseconds
    public var unavailability: Microseconds
    public var prioritization: Microseconds
    public var contention: Microseconds
    public var unexplained: Microseconds
    public var undetermined: Microseconds
}

public struct HandOffRow: Codable, Sendable, Equatable {
    public var handOff: Bool
    public var count: Int
    public var waitingMicroseconds: Microseconds
    public var meanWaitingHours: Double
}

public struct ResourceRow: Codable, Sendable, Equatable {
    @ExplicitNull public var resource: String?
    public var instances: Int
    public var processingMicroseconds: Microseconds
    public var waitingMicroseconds: Microseconds
    public var waiting: [String: Microseconds]
}

public struct LateSummary: Codable, Sendable, Equatable {
    public var orders: Int
    /// Of the orders that could be judged.
    public var share: Double
    public var judged: Int
    /// In words.
    public var rule: String
    public var criterion: LateCriterion
}

/// A ``LateRule`` as data.
public struct LateCriterion: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable {
        case promise, target, workingTarget, attribute
    }

    public var kind: Kind
    /// The longest lead time that is in time, for targets.
    @ExplicitNull public var targetHours: Double?
    /// The order attribute that says so, and the values that mean late.
    @ExplicitNull public var attribute: String?
    @ExplicitNull public var values: [String]?
}

public struct WeekRow: Codable, Sendable, Equatable {
    /// The Monday of the week, as a date.
    public var week: String
    public var orders: Int
    @ExplicitNull public var late: Int?
    public var meanLeadTimeHours: Double
    /// Mean hours an order by cause.
    public var hours: [String: Double]
}

public struct OrderRow: Codable, Sendable, Equatable {
    public var order: String
    public var leadTimeHours: Double
    @ExplicitNull public var late: Bool?
    public var arrival: String
    public var completion: String
    public var largestActivity: String
    public var largestCause: Cause
    public var largestHours: Double
    public var tiles: [TileRow]
}

public struct TileRow: Codable, Sendable, Equatable {
    public var from: String
    public var to: String
    public var microseconds: Microseconds
    public var activity: String
    public var cause: Cause
    @ExplicitNull public var within: Cause?
    @ExplicitNull public var resource: String?
    public var rework: Bool
    /// The order that was worked on instead.
    @ExplicitNull public var workedOnOrder: String?
}

public struct OvertakingRow: Codable, Sendable, Equatable {
    public var order: String
    public var activity: String
    public var overtaken: Int
    public var microseconds: Microseconds
    public var hours: Double
}

public struct BatchRow: Codable, Sendable, Equatable {
    public var activity: String
    /// `together`, `size` or `clock`.
    public var rule: String
    @ExplicitNull public var size: Int?
    @ExplicitNull public var times: [String]?
    public var batches: Int
    public var instances: Int
}

public struct CalendarRow: Codable, Sendable, Equatable {
    public var resource: String
    public var source: Source
    @ExplicitNull public var hoursPerWeek: Double?
    /// `Mon 09:00-17:00` and so on.
    public var hours: [String]
    /// Days of leave found or given, `2026-08-03/2026-08-14`.
    public var leave: [String]

    /// How a calendar was come by.
    public enum Source: String, Codable, Sendable, CaseIterable {
        case given
        /// Calendars were given, but none for this resource: taken to be always on duty.
        case noneGiven
        /// The user says that everybody is always on duty.
        case always
        /// From the resource's own work.
        case discovered
        /// The resource's own work goes on round the clock.
        case discoveredAlways
        /// The resource has too little work of its own to tell; the hours are its team's.
        case borrowedFromTeam
        /// Nobody's work tells: taken to be always on duty.
        case unknown
    }
}

public struct ReportWarning: Codable, Sendable, Equatable {
    /// A stable name for programs.
    public var code: String
    public var message: String
    @ExplicitNull public var count: Int?

    public init(code: String, message: String, count: Int? = nil) {
        self.code = code
        self.message = message
        self.count = count
    }
}
