import Delays
import EventLogs
import WorkCalendars

/// The desk of a log as the log shows it, and the work that its orders were.
public struct LoggedDesk: Sendable {
    public internal(set) var work: ReplayWork
    public internal(set) var desk: ReplayDesk
    /// Who did each instance in the log; -1 where it does not say.
    let logged: [Int32]

    /// Who did an activity less often than that does it by way of exception, and not in a replay.
    static let leastShareOfSkill = 0.02
    /// A resource's hands: so many pieces of work at once are enough for this share of its time with work.
    static let shareInHand = 0.95

    /// - Throws: ``ReplayError/noStarts`` where the log does not tell waiting from work.
    /// - Complexity: O(instances · log instances), and O(k²) for an order of k instances.
    public init(_ ledger: DelayLedger) throws(ReplayError) {
        let log = ledger.log
        guard ledger.waiting.count == log.instanceCount else { throw .noStarts }
        let end = log.end.max() ?? 0
        let begin = ledger.enablement.arrival.min() ?? end
        let horizon = end + max(end - begin, 26 * .week)
        let onDuty = ledger.duty.onDuty.map { $0.repeating(after: end, until: horizon) }
        let enablers = Enablers(log, ledger.oracle)
        work = ReplayWork(
            arrival: ledger.enablement.arrival,
            firstInstance: log.firstInstance,
            activity: log.activity,
            effort: (0..<log.instanceCount).map { instance in
                let (start, end) = (log.start[instance], log.end[instance])
                let resource = log.resource[instance]
                guard resource >= 0 else { return end - start }
                let worked = onDuty[Int(resource)].duration(from: start, to: end)
                // Work outside all hours took as long as it took.
                return worked > 0 ? worked : end - start
            },
            outside: Self.outsideWaits(ledger),
            firstEnabler: enablers.first,
            enablers: enablers.instances
        )
        let skills = Self.skills(log)
        let hands = Self.hands(log)
        logged = log.resource
        desk = ReplayDesk(
            resources: onDuty.indices.map { resource in
                .init(skills: skills[resource], onDuty: onDuty[resource], capacity: hands[resource])
            },
            activities: (0..<log.activities.count).map { activity in
                ReplayDesk.Activity(
                    batch: Self.batchRule(Int32(activity), ledger),
                    releases: Self.releases(Int32(activity), ledger, from: begin, until: horizon),
                    isUnstaffed: !skills.contains { $0.contains(Int32(activity)) }
                )
            }
        )
    }

    /// What each instance waited for that nothing at the desk explains.
    private static func outsideWaits(_ ledger: DelayLedger) -> [Microseconds] {
        func unexplained(_ column: WaitingColumn, _ row: Int) -> Microseconds {
            var sum: Microseconds = 0
            column.forEachPart(of: row) { cause, length in
                if cause == .unexplained || cause == .undetermined { sum += length }
            }
            return sum
        }
        let log = ledger.log
        var waits = (0..<log.instanceCount).map { unexplained(ledger.waiting, $0) }
        for order in 0..<log.orderCount {
            guard let first = log.instances(ofOrder: order).first else { continue }
            waits[first] += unexplained(ledger.firstTouch, order)
        }
        return waits
    }

    /// Of each resource the activities that it does more than by way of exception.
    private static func skills(_ log: EventLog) -> [Set<Int32>] {
        let activities = log.activities.count
        var counts = [Int](repeating: 0, count: activities * log.resources.count)
        var ofActivity = [Int](repeating: 0, count: activities)
        for instance in 0..<log.instanceCount where log.resource[instance] >= 0 {
            counts[Int(log.resource[instance]) * activities + Int(log.activity[instance])] += 1
            ofActivity[Int(log.activity[instance])] += 1
        }
        return (0..<log.resources.count).map { resource in
            let own = counts[resource * activities..<(resource + 1) * activities]
            let total = own.reduce(0, +)
            return Set(
                (0..<activities).filter { activity in
                    let count = Double(counts[resource * activities + activity])
                    return count > 0
                        && (count >= leastShareOfSkill * Double(ofActivity[activity])
                            || count >= leastShareOfSkill * Double(total))
                }.map { Int32($0) }
            )
        }
    }

    /// Of each resource how much it has in hand at once.
    private static func hands(_ log: EventLog) -> [Int] {
        var edges = [[(time: Microseconds, step: Int)]](repeating: [], count: log.resources.count)
        for instance in 0..<log.instanceCount where log.resource[instance] >= 0 {
            edges[Int(log.resource[instance])].append((log.start[instance], 1))
            edges[Int(log.resource[instance])].append((log.end[instance], -1))
        }
        return edges.map { edges in
            // What ends at a moment ends before what begins.
            let sorted = edges.sorted { ($0.time, $0.step) < ($1.time, $1.step) }
            var times: [Int: Microseconds] = [:]
            var (inHand, last) = (0, sorted.first?.time ?? 0)
            for edge in sorted {
                if inHand > 0 { times[inHand, default: 0] += edge.time - last }
                (inHand, last) = (inHand + edge.step, edge.time)
            }
            let busy = times.values.reduce(0, +)
            var covered: Microseconds = 0
            for (level, time) in times.sorted(by: { $0.key < $1.key }) {
                covered += time
                if Double(covered) >= shareInHand * Double(busy) { return level }
            }
            return 1
        }
    }

    private static func batchRule(_ activity: Int32, _ ledger: DelayLedger) -> ReplayDesk.BatchRule? {
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
                patience: patience(batches.filter { $0.size < size }, ledger),
                work: isAtOnce ? .atOnce : .inTurn
            )
        case .together: return .init(least: 1, work: isAtOnce ? .atOnce : .inTurn)
        case .clock: return nil
        }
    }

    /// How long the first of a batch waits where it begins before it has its size: the median; nil if none does.
    private static func patience(_ batches: [Batch], _ ledger: DelayLedger) -> Microseconds? {
        let waits = batches.map { batch in
            batch.firstStart
                - (batch.instances.map { ledger.enablement.enabled[Int($0)] }.min() ?? batch.firstStart)
        }.sorted()
        return waits.isEmpty ? nil : max(1, waits[waits.count / 2])
    }

    /// The moments at which work of an activity is let through, where that goes by the clock.
    private static func releases(
        _ activity: Int32,
        _ ledger: DelayLedger,
        from begin: Microseconds,
        until horizon: Microseconds
    ) -> [Microseconds] {
        guard case .clock(let times) = ledger.batchPolicies?.policies[Int(activity)] else { return [] }
        return ledger.log.zone.instants(daily: times, from: begin, to: horizon)
    }
}

/// Why orders cannot be replayed.
public enum ReplayError: Error, Sendable, Equatable {
    /// The log does not say when work begins, or only on which day.
    case noStarts
}
