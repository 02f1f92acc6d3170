import EventLogs
import WorkCalendars

extension BatchRow {
    static func rows(_ ledger: DelayLedger) -> [BatchRow] {
        guard let policies = ledger.batchPolicies else { return [] }
        return policies.policies.indices.compactMap { activity in
            guard let policy = policies.policies[activity] else { return nil }
            let batches = policies.batches.filter { Int($0.activity) == activity }
            var row = BatchRow(
                activity: ledger.log.activities[Int32(activity)],
                rule: "",
                size: nil,
                times: nil,
                batches: batches.count,
                instances: batches.reduce(0) { $0 + $1.size }
            )
            switch policy {
            case .together: row.rule = "together"
            case .size(let size): (row.rule, row.size) = ("size", size)
            case .clock(let times): (row.rule, row.times) = ("clock", times.map { ZoneRules.clock($0) })
            }
            return row
        }
    }
}

extension OvertakingRow {
    /// The orders that cost others most by going first.
    ///
    /// - Parameter sufferers: the instances that lost most to prioritization; an order that overtook many is among those
    ///   that overtook the worst sufferers.
    static func rows(
        _ ledger: DelayLedger,
        sufferers: [Int],
        most: Int
    ) -> [OvertakingRow] {
        struct Key: Hashable {
            let order: Int
            let activity: Int32
        }
        var costs: [Key: (instances: Int, cost: Microseconds)] = [:]
        for overtaking in ledger.overtaking(of: sufferers) {
            let key = Key(
                order: ledger.log.order(ofInstance: overtaking.by),
                activity: ledger.log.activity[overtaking.by]
            )
            let known = costs[key] ?? (0, 0)
            costs[key] = (known.instances + 1, known.cost + overtaking.cost)
        }
        return costs.sorted {
            ($1.value.cost, $0.key.order, $0.key.activity) < ($0.value.cost, $1.key.order, $1.key.activity)
        }.prefix(most).map {
            OvertakingRow(
                order: ledger.log.orders[Int32($0.key.order)],
                activity: ledger.log.activities[$0.key.activity],
                overtaken: $0.value.instances,
                microseconds: $0.value.cost,
                hours: $0.value.cost.hours
            )
        }
    }
}

extension DutyRoster {
    /// When anybody was on duty.
    public var deskHours: IntervalSet {
        IntervalSet(mergingStarts: onDuty.flatMap(\.starts), ends: onDuty.flatMap(\.ends))
    }
}
