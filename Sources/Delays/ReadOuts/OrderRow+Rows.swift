import EventLogs
import Parallelism

extension OrderRow {
    /// Orders, each with its timeline.
    static func rows(
        _ orders: [Int],
        _ ledger: DelayLedger,
        lateness: [Lateness]?
    ) -> [OrderRow] {
        concurrentMap(orders.count) { number in
            let order = orders[number]
            return OrderRow(OrderTimeline(of: order, in: ledger), ledger, lateness: lateness?[order])
        }
    }

    /// One order in full.
    public init(_ timeline: OrderTimeline, _ ledger: DelayLedger, lateness: Lateness?) {
        let log = ledger.log
        let leadTime = ledger.leadTime(ofOrder: timeline.order)
        let arrival = ledger.enablement.arrival[timeline.order]
        order = log.orders[Int32(timeline.order)]
        leadTimeHours = leadTime.hours
        self.arrival = log.zone.iso8601(arrival)
        completion = log.zone.iso8601(arrival + leadTime)
        tiles = TileRow.rows(timeline.tiles, ledger)
        let largest = OrderRow.largest(timeline)
        largestActivity = log.activities[log.activity[largest?.instance ?? log.firstInstance[timeline.order]]]
        largestCause = largest?.cause ?? .processing
        largestHours = (largest?.microseconds ?? 0).hours
        late = lateness.flatMap { $0 == .unknown ? nil : $0 == .late }
    }

    /// The instance and cause that took the most time, all tiles of the two together.
    private static func largest(
        _ timeline: OrderTimeline
    ) -> (instance: Int, cause: Cause, microseconds: Microseconds)? {
        var sums: [(instance: Int, cause: Cause, microseconds: Microseconds)] = []
        for tile in timeline.tiles {
            // The tiles of an instance follow one another.
            let known = sums.indices.reversed().prefix { sums[$0].instance == tile.instance }
            if let index = known.first(where: { sums[$0].cause == tile.cause }) {
                sums[index].microseconds += tile.to - tile.from
            } else {
                sums.append((tile.instance, tile.cause, tile.to - tile.from))
            }
        }
        return sums.max { $0.microseconds < $1.microseconds }
    }
}

extension TileRow {
    private static let rowsInOneGo = 256

    /// - Complexity: O(tiles), on all processors.
    fileprivate static func rows(_ tiles: [OrderTimeline.Tile], _ ledger: DelayLedger) -> [TileRow] {
        let runs = concurrentMap((tiles.count + rowsInOneGo - 1) / rowsInOneGo) { run in
            let own = tiles[run * rowsInOneGo..<min(tiles.count, (run + 1) * rowsInOneGo)]
            return rows(ofRun: own, ledger)
        }
        return runs.flatMap { $0 }
    }

    /// Apart, so that the ledger is not copied for each tile: a log has many columns, whose owners would be counted.
    @inline(never)
    private static func rows(ofRun tiles: ArraySlice<OrderTimeline.Tile>, _ ledger: DelayLedger) -> [TileRow]
    {
        var rows: [TileRow] = []
        rows.reserveCapacity(tiles.count)
        for tile in tiles { rows.append(TileRow(tile, ledger)) }
        return rows
    }

    private init(_ tile: OrderTimeline.Tile, _ ledger: DelayLedger) {
        from = ledger.log.zone.iso8601(tile.from)
        to = ledger.log.zone.iso8601(tile.to)
        microseconds = tile.to - tile.from
        activity = ledger.log.activities[ledger.log.activity[tile.instance]]
        cause = tile.cause
        rework = ledger.isRework[tile.instance]
        within = tile.within
        let worker = ledger.log.resource[tile.instance]
        resource = worker < 0 ? nil : ledger.log.resources[worker]
        workedOnOrder = tile.workedOn.map { ledger.log.orders[Int32(ledger.log.order(ofInstance: $0))] }
    }
}

extension WeekRow {
    /// Oldest first.
    static func rows(_ weeks: WeekSums, isJudged: Bool) -> [WeekRow] {
        weeks.all.map { monday, week in
            let hours = week.times.causes.map { ($0.rawValue, week.times[$0].hours / Double(week.orders)) }
            return WeekRow(
                week: CivilDate(daysSinceEpoch: monday).description,
                orders: week.orders,
                late: isJudged ? week.late : nil,
                meanLeadTimeHours: week.leadTime.hours / Double(week.orders),
                hours: Dictionary(uniqueKeysWithValues: hours)
            )
        }
    }
}

extension LateSummary {
    /// Nil where no order could be judged.
    init?(_ lateness: [Lateness], rule: LateRule?) {
        judged = lateness.lazy.filter { $0 != .unknown }.count
        guard judged > 0, let rule else { return nil }
        orders = lateness.lazy.filter { $0 == .late }.count
        share = Double(orders) / Double(judged)
        self.rule = rule.description
        criterion = LateCriterion(rule)
    }
}

extension LateCriterion {
    init(_ rule: LateRule) {
        switch rule {
        case .promise: self.init(kind: .promise)
        case .target(let target): self.init(kind: .target, targetHours: target.hours)
        case .workingTarget(let target): self.init(kind: .workingTarget, targetHours: target.hours)
        case .attribute(let name, let values):
            self.init(kind: .attribute, attribute: name, values: values.sorted())
        }
    }
}

extension LateRule: CustomStringConvertible {
    public var description: String {
        switch self {
        case .promise: "completed after the promised time"
        case .target(let target): "lead time over \(text(target))"
        case .workingTarget(let target): "lead time over \(text(target)) of working hours"
        case .attribute(let name, let values): "\(name) is \(values.sorted().joined(separator: " or "))"
        }
    }

    private func text(_ target: Microseconds) -> String {
        target % .hour == 0 ? "\(target / .hour) h" : "\(target / .minute) min"
    }
}
