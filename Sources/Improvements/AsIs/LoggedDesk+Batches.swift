import Delays
import EventLogs

extension LoggedDesk {
    /// The rule by which an activity is done in batches; nil where it is not, and where that goes by the clock.
    static func batchRule(_ activity: Int32, _ ledger: DelayLedger) -> ReplayDesk.BatchRule? {
        guard let policies = ledger.batchPolicies, let policy = policies.policies[Int(activity)] else {
            return nil
        }
        let batches = policies.batches.filter { $0.activity == activity }
        let isAtOnce = batches.count { $0.kind(in: ledger.log) == .simultaneous } * 2 > batches.count
        switch policy {
        case .size(let size):
            return .init(
                least: size,
                most: size,
                patience: patience(batches, size, ledger),
                work: isAtOnce ? .atOnce : .inTurn
            )
        case .together: return .init(least: 1, work: isAtOnce ? .atOnce : .inTurn)
        case .clock: return nil
        }
    }

    /// The batches of activities that are begun together without a rule of size: what belongs together is taken from the log.
    static func gathering(_ ledger: DelayLedger) -> [Int32] {
        var gathering = [Int32](repeating: -1, count: ledger.log.instanceCount)
        guard let policies = ledger.batchPolicies else { return gathering }
        var next: Int32 = 0
        for batch in policies.batches where policies.policies[Int(batch.activity)] == .together {
            for instance in batch.instances { gathering[Int(instance)] = next }
            next += 1
        }
        return gathering
    }

    /// How long the first of a batch waits where it begins before it has its size: the median of those that waited longer than batches
    /// take to fill; the longest wait of all where there are none. Nil without batches.
    ///
    /// A smaller batch that waited less is none that somebody lost patience with: the log shows who was begun together, not who was
    /// meant to be.
    private static func patience(_ batches: [Batch], _ size: Int, _ ledger: DelayLedger) -> Microseconds? {
        func sinceFirst(_ batch: Batch, until moment: Microseconds) -> Microseconds {
            moment - (batch.instances.map { ledger.enablement.enabled[Int($0)] }.min() ?? moment)
        }
        let filling = batches.filter { $0.size >= size }.map { sinceFirst($0, until: $0.filled) }
        let longest = filling.max() ?? 0
        let lost = batches.filter { $0.size < size }.map { sinceFirst($0, until: $0.firstStart) }
            .filter { $0 >= longest }.sorted()
        if lost.isEmpty, filling.isEmpty { return nil }
        return max(1, lost.isEmpty ? longest : lost[lost.count / 2])
    }

    /// The moments at which work of an activity is let through, where that goes by the clock.
    static func releases(
        _ activity: Int32,
        _ ledger: DelayLedger,
        from begin: Microseconds,
        until horizon: Microseconds
    ) -> [Microseconds] {
        guard case .clock(let times) = ledger.batchPolicies?.policies[Int(activity)] else { return [] }
        let zone = ledger.log.zone
        let batches = ledger.batchPolicies?.batches.filter { $0.activity == activity } ?? []
        let weekdays = batches.map { zone.weekday($0.firstStart) }
        return zone.instants(daily: times, on: Set(weekdays), from: begin, to: horizon)
    }
}
