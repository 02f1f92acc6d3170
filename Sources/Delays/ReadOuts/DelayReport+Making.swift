import EventLogs
import Statistics
import WorkCalendars

/// What a delay report shall hold.
public struct DelayReportOptions: Sendable {
    public var lateRule: LateRule?
    /// How many of the slowest orders are shown in full.
    public var worstOrders = 10
    /// How many overtaking orders are shown.
    public var overtakingOrders = 10
    /// In how many parts the orders are read, if not as many as suit the log; no matter how many, the report is the same.
    var parts: Int?

    public init(lateRule: LateRule? = nil) { self.lateRule = lateRule }
}

extension DelayReport {
    /// Reads everything off a ledger.
    /// - Precondition: its durations add up in 64 bits, as ``DurationSums`` checks.
    /// - Throws: ``LateRuleError`` where the log lacks what the late rule asks for.
    public init(
        _ ledger: DelayLedger,
        calendars: [CalendarRow],
        warnings: [ReportWarning],
        options: DelayReportOptions
    ) throws {
        self.init(
            ledger,
            lateness: try options.lateRule.map {
                try ledger.lateness(by: $0, deskHours: ledger.roster.deskHours)
            },
            calendars: calendars,
            warnings: warnings,
            options: options
        )
    }

    /// Reads everything off a ledger whose orders have been judged.
    /// - Precondition: its durations add up in 64 bits, as ``DurationSums`` checks.
    /// - Parameter lateness: of each order, by the late rule of the options; nil without a rule.
    public init(
        _ ledger: DelayLedger,
        lateness: [Lateness]?,
        calendars: [CalendarRow],
        warnings: [ReportWarning],
        options: DelayReportOptions
    ) {
        precondition(lateness.map { $0.count == ledger.log.orderCount } ?? true, "a judgement for each order")
        let sums = LedgerReading(
            ledger,
            lateness: lateness,
            slowest: options.worstOrders,
            parts: options.parts
        )
        log = LogSummary(ledger.log)
        leadTime = sums.leadTime
        self.ledger = LedgerRow.rows(sums, ledger.log, lateness: lateness)
        causes = CauseRow.rows(sums.totals.causes)
        beforeFirstTouch = CauseRow.rows(sums.totals.beforeFirstTouch)
        transitions = TransitionRow.rows(sums.transitions, ledger.log)
        handOffs = HandOffRow.rows(sums.totals.handOffs)
        resources = ResourceRow.rows(sums.totals.resources, ledger.log)
        weeks = WeekRow.rows(sums.totals.weeks, isJudged: lateness != nil)
        worstOrders = OrderRow.rows(
            sums.totals.slowest.numbers,
            ledger,
            lateness: lateness
        )
        overtaking = OvertakingRow.rows(
            ledger,
            sufferers: sums.totals.mostOvertaken.numbers,
            most: options.overtakingOrders
        )
        batches = BatchRow.rows(ledger)
        self.calendars = calendars
        concurrentActivities = ledger.oracle.pairs.map {
            [ledger.log.activities[$0.0], ledger.log.activities[$0.1]]
        }
        self.warnings = warnings
        late = lateness.flatMap { LateSummary($0, rule: options.lateRule) }
    }
}

extension LogSummary {
    /// What the log is.
    public init(_ log: EventLog) {
        orders = log.orderCount
        instances = log.instanceCount
        activities = log.activities.count
        resources = log.resources.count
        zone = log.zone.identifier
        startTimes = log.startTimes
        from = log.span.map { log.zone.iso8601($0.from) }
        to = log.span.map { log.zone.iso8601($0.to) }
    }
}

extension LedgerRow {
    /// One row for each cell with time in it, largest first.
    fileprivate static func rows(_ reading: LedgerReading, _ log: EventLog, lateness: [Lateness]?)
        -> [LedgerRow]
    {
        let late = lateness?.lazy.filter { $0 == .late }.count ?? 0
        let onTime = lateness?.lazy.filter { $0 == .onTime }.count ?? 0
        return (0..<StageSums.cellCount(log.activities.count)).compactMap { number in
            let cell = reading.totals.stages[number]
            guard cell.total != 0 else { return nil }
            return LedgerRow(
                activity: log.activities[cell.activity],
                cause: cell.cause,
                rework: cell.rework,
                microseconds: cell.total,
                hours: cell.total.hours,
                share: cell.total.share(of: reading.leadTime.totalMicroseconds),
                varianceShare: reading.varianceShares?[number],
                orders: cell.orders,
                hoursPerLateOrder: late > 0 ? cell.inLateOrders.hours / Double(late) : nil,
                hoursPerOtherOrder: onTime > 0 ? cell.inOtherOrders.hours / Double(onTime) : nil
            )
        }.sorted {
            ($1.microseconds, $0.activity, $0.cause.index) < ($0.microseconds, $1.activity, $1.cause.index)
        }
    }
}

extension Microseconds {
    /// This part of `whole`, as a fraction; zero of nothing.
    func share(of whole: Microseconds) -> Double {
        whole == 0 ? 0 : Double(self) / Double(whole)
    }
}

extension CauseRow {
    /// Largest first.
    fileprivate static func rows(_ sums: CauseSums) -> [CauseRow] {
        let total = sums.times.total
        return sums.times.causes.map { cause in
            let sum = sums.times[cause]
            return CauseRow(
                cause: cause,
                microseconds: sum,
                hours: sum.hours,
                share: sum.share(of: total),
                orders: Int(sums.orders[cause])
            )
        }.sorted { ($1.microseconds, $0.cause.index) < ($0.microseconds, $1.cause.index) }
    }
}
