import EventLogs

/// The ways that the orders of a log go, as numbers with names: lead times, which activity follows which and after how long,
/// and the variants.
///
/// It is also the contract of `orderlens paths --format json`; the schema is `Documentation/paths.schema.json`.
public struct PathReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.paths/1"
    public var log: LogSummary
    public var leadTime: LeadTimeSummary
    /// What orders begin and end with, the most frequent first.
    public var firstActivities: [ActivityCountRow]
    public var lastActivities: [ActivityCountRow]
    /// The most frequent first.
    public var directlyFollows: [DirectlyFollowsRow]
    /// How many variants there are; ``variants`` may have fewer.
    public var variantCount: Int
    /// The most frequent first.
    public var variants: [VariantRow]
    /// Where on these ways the time goes; nil where it was not asked for.
    @ExplicitNull public var criticalPath: CriticalPathReport?

    /// - Parameter mostVariants: how many variants to list; nil for all.
    /// - Throws: ``DurationError/sumTooLong(years:)``
    public init(_ log: EventLog, mostVariants: Int? = 100) throws {
        try DurationSums(of: log).check()
        let paths = Variants(log)
        let follows = DirectlyFollowsTimes(log)
        self.log = LogSummary(log)
        leadTime = LeadTimeSummary(paths.leadTimes)
        firstActivities = ActivityCountRow.rows(follows.first, log)
        lastActivities = ActivityCountRow.rows(follows.last, log)
        directlyFollows = follows.follows.sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
            .map { DirectlyFollowsRow($0, log) }
        variantCount = paths.variants.count
        variants = paths.variants.prefix(mostVariants ?? paths.variants.count)
            .map { VariantRow($0, log, of: paths.leadTimes.count) }
        criticalPath = nil
    }

    /// The same with where on the ways the time goes.
    /// - Throws: ``DurationError/sumTooLong(years:)``
    public init(_ ledger: DelayLedger, mostVariants: Int? = 100) throws {
        try self.init(ledger.log, mostVariants: mostVariants)
        criticalPath = CriticalPathReport(ledger)
    }
}

public struct ActivityCountRow: Codable, Sendable, Equatable {
    public var activity: String
    public var orders: Int

    static func rows(_ counts: [Int], _ log: EventLog) -> [ActivityCountRow] {
        counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
            .map { ActivityCountRow(activity: log.activities[Int32($0)], orders: counts[$0]) }
    }
}

/// The time between two activities of which one directly follows the other, from the end of the first to the start of the
/// second; negative where they overlap.
public struct DirectlyFollowsRow: Codable, Sendable, Equatable {
    public var from: String
    public var to: String
    public var count: Int
    public var microseconds: Microseconds
    public var meanHours: Double
    public var shortestHours: Double
    public var longestHours: Double

    init(_ follow: DirectlyFollowsTimes.Follow, _ log: EventLog) {
        from = log.activities[follow.from]
        to = log.activities[follow.to]
        count = follow.count
        microseconds = follow.total
        meanHours = follow.total.hours / Double(follow.count)
        shortestHours = follow.shortest.hours
        longestHours = follow.longest.hours
    }
}

public struct VariantRow: Codable, Sendable, Equatable {
    public var activities: [String]
    public var orders: Int
    /// Of all orders.
    public var share: Double
    public var meanLeadTimeHours: Double
    /// An order that went this way.
    public var example: String

    init(_ variant: Variants.Variant, _ log: EventLog, of orders: Int) {
        activities = log.instances(ofOrder: variant.example).map { log.activities[log.activity[$0]] }
        self.orders = variant.orders
        share = Double(variant.orders) / Double(orders)
        meanLeadTimeHours = variant.leadTime.hours / Double(variant.orders)
        example = log.orders[Int32(variant.example)]
    }
}
