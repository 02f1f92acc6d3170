import EventLogs
import WorkCalendars

extension BatchRow {
    static func rows(_ ledger: DelayLedger) -> [BatchRow] {
        guard let policies = ledger.batchPolicies else { return [] }
        var batches = [Int](repeating: 0, count: policies.policies.count)
        var instances = batches
        for batch in policies.batches.indices {
            batches[Int(policies.batches[batch].activity)] += 1
            instances[Int(policies.batches[batch].activity)] += policies.batches[batch].size
        }
        return policies.policies.indices.compactMap { activity in
            guard let policy = policies.policies[activity] else { return nil }
            var row = BatchRow(
                activity: ledger.log.activities[Int32(activity)],
                rule: "",
                size: nil,
                times: nil,
                batches: batches[activity],
                instances: instances[activity]
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
        let overtakers = ledger.overtakers(of: sufferers)
        // Of many thousands only those that may be shown are sorted.
        var costliest = LargestFew(most: most)
        for (code, sum) in overtakers.sums.enumerated() { costliest.insert(sum.cost, code) }
        let least = costliest.entries.last?.value ?? .max
        let all = zip(overtakers.codes.pairs, overtakers.sums)
        return all.filter { $1.cost >= least }.sorted { left, right in
            (right.1.cost, left.0.first, left.0.second) < (left.1.cost, right.0.first, right.0.second)
        }.prefix(most).map { key, sum in
            OvertakingRow(
                order: ledger.log.orders[Int32(key.first)],
                activity: ledger.log.activities[Int32(key.second)],
                overtaken: sum.overtaken,
                microseconds: sum.cost,
                hours: sum.cost.hours
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
