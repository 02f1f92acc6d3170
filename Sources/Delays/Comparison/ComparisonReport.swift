import EventLogs

/// Two sets of orders compared, and what changed from week to week, as numbers with names.
///
/// It is also the contract of `orderlens compare --format json`; the schema is `Documentation/comparison.schema.json`. Durations
/// are means an order, in microseconds where they add up and in hours where they are to be read; shares are fractions of 1.
public struct ComparisonReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.comparison/1"
    public var log: LogSummary
    /// Nil where nothing was to be compared.
    @ExplicitNull public var comparison: Comparison?
    /// Nil for two logs, which have no weeks in common.
    @ExplicitNull public var weeks: WeeklyScan?
    public var warnings: [ReportWarning]

    public init(
        log: EventLog,
        comparison: Comparison?,
        weeks: WeeklyScan?,
        warnings: [ReportWarning] = []
    ) {
        self.log = LogSummary(log)
        self.comparison = comparison
        self.weeks = weeks
        self.warnings = warnings
    }
}

/// The difference of the mean lead times of two sets of orders, split into what other orders make of it and what
/// another pace makes of it, by stage and cause.
public struct Comparison: Codable, Sendable, Equatable {
    public var a: ComparedSideRow
    public var b: ComparedSideRow
    public var total: SplitRow
    /// By stage and cause, the largest difference first; they add up to the total.
    public var parts: [ComparedPartRow]
    /// The parts put together by stage, the largest difference first.
    public var stages: [ComparedStageRow]
    /// The parts put together by cause, the largest difference first.
    public var causes: [ComparedCauseRow]
    /// The columns that kinds of orders are told apart by.
    public var kindColumns: [String]
    public var leftOutColumns: [LeftOutColumnRow]
    /// What moved the mean most comes first; they add up to the total.
    public var kinds: [KindRow]
    public var resampling: ResamplingRow
}

public struct ComparedSideRow: Codable, Sendable, Equatable {
    public var name: String
    public var orders: Int
    /// Orders that were left out because they are not completed.
    public var openOrders: Int
    public var meanMicroseconds: Microseconds
    public var meanHours: Double
    /// Of its orders those of kinds that both sides have enough of.
    public var comparedShare: Double
}

/// How much longer it takes an order of B than one of A.
public struct SplitRow: Codable, Sendable, Equatable {
    public var aMicroseconds: Microseconds
    public var bMicroseconds: Microseconds
    /// B less A; mix and pace add up to it.
    public var difference: EffectRow
    /// Because B has other orders.
    public var mix: EffectRow
    /// Of the mix, what orders make of it whose like the other side lacks.
    public var unmatchedMicroseconds: Microseconds
    /// Because orders of the same kind take longer in B.
    public var pace: EffectRow
}

/// A mean an order and its interval.
public struct EffectRow: Codable, Sendable, Equatable {
    public var microseconds: Microseconds
    public var hours: Double
    /// The interval in hours; nil where there is none.
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
}

public struct ComparedPartRow: Codable, Sendable, Equatable {
    public var activity: String
    public var rework: Bool
    public var cause: Cause
    public var split: SplitRow
    /// Orders with such time.
    public var ordersA: Int
    public var ordersB: Int
    /// An order of each side with much of it; nil where it has none.
    @ExplicitNull public var exampleA: String?
    @ExplicitNull public var exampleB: String?
    /// The p values of mix and pace, adjusted over all parts; nil where nothing varies.
    @ExplicitNull public var mixP: Double?
    @ExplicitNull public var paceP: Double?
}

public struct ComparedStageRow: Codable, Sendable, Equatable {
    public var activity: String
    public var split: SplitRow
}

public struct ComparedCauseRow: Codable, Sendable, Equatable {
    public var cause: Cause
    public var split: SplitRow
}

public struct LeftOutColumnRow: Codable, Sendable, Equatable {
    public var column: String
    public var reason: LeftOutReason
}

public struct KindRow: Codable, Sendable, Equatable {
    /// In each of the columns; nil for orders without a value.
    public var values: [String?]
    public var ordersA: Int
    public var ordersB: Int
    /// Of all orders of the side.
    public var shareA: Double
    public var shareB: Double
    @ExplicitNull public var meanHoursA: Double?
    @ExplicitNull public var meanHoursB: Double?
    /// Whether both sides have enough of them to be compared.
    public var compared: Bool
    public var mixMicroseconds: Microseconds
    public var paceMicroseconds: Microseconds
}

/// How the intervals were come by.
public struct ResamplingRow: Codable, Sendable, Equatable {
    /// The column whose values belong together; nil where each order is drawn for itself.
    @ExplicitNull public var cluster: String?
    /// How many orders or clusters there are to draw.
    public var units: Int
    /// How many bundles they were put into at random, which are drawn as wholes.
    public var bundles: Int
    public var replicates: Int
    /// Of them those that could not be split, because no kind was left on both sides.
    public var undefinedReplicates: Int
    public var seed: UInt64
    public var confidence: Double
}
