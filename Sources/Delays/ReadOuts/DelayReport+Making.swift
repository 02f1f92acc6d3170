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

    public init(lateRule: LateRule? = nil) { self.lateRule = lateRule }
}

extension DelayReport {
    /// Reads everything off a ledger.
    /// - Throws: ``LateRuleError`` where the log lacks what the late rule asks for.
    public init(
        _ ledger: DelayLedger,
        calendars: [CalendarRow],
        warnings: [ReportWarning],
        options: DelayReportOptions
    ) throws {
        let lateness = try options.lateRule.map {
            try ledger.lateness(by: $0, deskHours: ledger.roster.deskHours)
        }
        var history = QueueHistory(ledger)
        let totals = LedgerTotals(ledger, lateness: lateness ?? [])
        log = LogSummary(ledger.log)
        let hasInstances = ledger.path.lastInstance.map { $0 >= 0 }
        leadTime = LeadTimeSummary(zip(totals.leadTimes, hasInstances).filter(\.1).map(\.0))
        self.ledger = LedgerRow.rows(totals, ledger.log, lateness: lateness)
        causes = CauseRow.rows(ledger)
        beforeFirstTouch = CauseRow.beforeFirstTouch(ledger)
        transitions = TransitionRow.rows(ledger)
        handOffs = HandOffRow.rows(ledger)
        resources = ResourceRow.rows(ledger)
        weeks = WeekRow.rows(ledger, totals.leadTimes, lateness: lateness)
        worstOrders = OrderRow.worst(
            options.worstOrders,
            ledger,
            totals.leadTimes,
            lateness: lateness,
            history: &history
        )
        overtaking = OvertakingRow.rows(ledger, most: options.overtakingOrders, history: &history)
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
    init(_ log: EventLog) {
        orders = log.orderCount
        instances = log.instanceCount
        activities = log.activities.count
        resources = log.resources.count
        zone = log.zone.identifier
        startTimes = log.startTimes
        from = log.start.min().map(log.zone.iso8601)
        to = log.end.max().map(log.zone.iso8601)
    }
}

extension LeadTimeSummary {
    /// - Parameter leadTimes: those of the orders that have instances; the others have none.
    init(_ leadTimes: [Microseconds]) {
        let sorted = leadTimes.sorted()
        totalMicroseconds = leadTimes.reduce(0, +)
        meanHours = sorted.isEmpty ? nil : totalMicroseconds.hours / Double(sorted.count)
        medianHours = quantile(ofSorted: sorted, 0.5).map { $0 / Double(Microseconds.hour) }
        p90Hours = quantile(ofSorted: sorted, 0.9).map { $0 / Double(Microseconds.hour) }
    }
}

extension LedgerRow {
    /// One row for each cell with time in it, largest first.
    static func rows(_ totals: LedgerTotals, _ log: EventLog, lateness: [Lateness]?) -> [LedgerRow] {
        let late = lateness?.lazy.filter { $0 == .late }.count ?? 0
        let onTime = lateness?.lazy.filter { $0 == .onTime }.count ?? 0
        return totals.cells.indices.filter { totals.cells[$0].microseconds != 0 }.map { index in
            let (activity, cause, rework) = LedgerTotals.key(index)
            let cell = totals.cells[index]
            return LedgerRow(
                activity: log.activities[activity],
                cause: cause,
                rework: rework,
                microseconds: cell.microseconds,
                hours: cell.microseconds.hours,
                share: cell.microseconds.share(of: totals.total),
                varianceShare: totals.varianceShares?[index],
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
    static func rows(_ ledger: DelayLedger) -> [CauseRow] {
        var sums = CauseSums()
        for order in 0..<ledger.log.orderCount {
            ledger.forEachEntry(ofOrder: order) { _, cause, duration in sums.add(duration, cause, order) }
        }
        return sums.rows
    }

    static func beforeFirstTouch(_ ledger: DelayLedger) -> [CauseRow] {
        var sums = CauseSums()
        for (order, parts) in ledger.firstTouch.enumerated() {
            for cause in Cause.ofWaiting where parts[cause] != 0 { sums.add(parts[cause], cause, order) }
        }
        return sums.rows
    }
}

/// Sums by cause, with the number of orders behind each.
private struct CauseSums {
    private var sums = [Microseconds](repeating: 0, count: Cause.allCases.count)
    private var orders = [Int](repeating: 0, count: Cause.allCases.count)
    private var lastOrder = [Int](repeating: -1, count: Cause.allCases.count)

    mutating func add(_ duration: Microseconds, _ cause: Cause, _ order: Int) {
        guard duration != 0 else { return }
        sums[cause.index] += duration
        if lastOrder[cause.index] != order {
            lastOrder[cause.index] = order
            orders[cause.index] += 1
        }
    }

    var rows: [CauseRow] {
        let total = sums.reduce(0, +)
        return Cause.allCases.filter { sums[$0.index] != 0 }.map { cause in
            let sum = sums[cause.index]
            return CauseRow(
                cause: cause,
                microseconds: sum,
                hours: sum.hours,
                share: sum.share(of: total),
                orders: orders[cause.index]
            )
        }.sorted { ($1.microseconds, $0.cause.index) < ($0.microseconds, $1.cause.index) }
    }
}
