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
    /// - Complexity: O(tiles), on all processors.
    fileprivate static func rows(_ tiles: [OrderTimeline.Tile], _ ledger: DelayLedger) -> [TileRow] {
        concurrentMap(tiles.count, inRunsOf: 256) { row(tiles[$0], ledger) }
    }

    /// No initializer, which would own a copy of the ledger, nor a closure inside: a log has many columns, whose owners would
    /// be counted for each of many tiles.
    private static func row(_ tile: OrderTimeline.Tile, _ ledger: DelayLedger) -> TileRow {
        let resource = ledger.log.resource[tile.instance]
        var workedOnOrder: String?
        if let other = tile.workedOn {
            workedOnOrder = ledger.log.orders[Int32(ledger.log.order(ofInstance: other))]
        }
        return TileRow(
            from: ledger.log.zone.iso8601(tile.from),
            to: ledger.log.zone.iso8601(tile.to),
            microseconds: tile.to - tile.from,
            activity: ledger.log.activities[ledger.log.activity[tile.instance]],
            cause: tile.cause,
            within: tile.within,
            resource: resource < 0 ? nil : ledger.log.resources[resource],
            rework: ledger.isRework[tile.instance],
            workedOnOrder: workedOnOrder
        )
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
    /// The rule with its numbers in hours.
    public init(_ rule: LateRule) {
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
