import EventLogs
import Parallelism

extension TransitionRow {
    /// Most waiting first.
    /// - Complexity: O(n log n) in the distinct transitions.
    static func rows(_ transitions: TransitionSums, _ log: EventLog) -> [TransitionRow] {
        let sums = transitions.sums
        let largestFirst = sums.indices.map { (total: sums[$0].waiting.total, code: $0) }.sorted {
            if $0.total != $1.total { return $0.total > $1.total }
            let (left, right) = (sums[$0.code], sums[$1.code])
            return (left.before.activity, left.after.activity, left.before.resource, left.after.resource)
                < (right.before.activity, right.after.activity, right.before.resource, right.after.resource)
        }
        let (activities, resources) = (log.activities.names, log.resources.names)
        @Sendable func name(_ resource: Int32) -> String? { resource < 0 ? nil : resources[Int(resource)] }
        return concurrentMap(largestFirst.count, inRunsOf: 1024) { row in
            let sum = sums[largestFirst[row].code]
            let waiting = sum.waiting
            return TransitionRow(
                from: activities[Int(sum.before.activity)],
                to: activities[Int(sum.after.activity)],
                fromResource: name(sum.before.resource),
                toResource: name(sum.after.resource),
                count: sum.count,
                microseconds: largestFirst[row].total,
                batching: waiting.batching,
                unavailability: waiting.unavailability,
                prioritization: waiting.prioritization,
                contention: waiting.contention,
                unexplained: waiting.unexplained,
                undetermined: waiting.undetermined
            )
        }
    }
}

extension HandOffRow {
    static func rows(_ sums: HandOffSums) -> [HandOffRow] {
        [(true, sums.changed), (false, sums.kept)].filter { $0.1.count > 0 }.map { isHandOff, sum in
            HandOffRow(
                handOff: isHandOff,
                count: sum.count,
                waitingMicroseconds: sum.waiting,
                meanWaitingHours: sum.waiting.hours / Double(sum.count)
            )
        }
    }
}

extension ResourceRow {
    /// Most waiting first.
    static func rows(_ sums: ResourceSums, _ log: EventLog) -> [ResourceRow] {
        let nobody = Int(EventLog.missingName)
        return (Array(0..<log.resources.count) + [nobody]).filter { sums[$0].instances > 0 }.map { resource in
            let times = sums[resource].times
            let waiting = times.causes.filter { $0 != .processing }
            return ResourceRow(
                resource: resource == nobody ? nil : log.resources[Int32(resource)],
                instances: sums[resource].instances,
                processingMicroseconds: times[.processing],
                waitingMicroseconds: times.total - times[.processing],
                waiting: Dictionary(uniqueKeysWithValues: waiting.map { ($0.rawValue, times[$0]) })
            )
        }.sorted {
            ($1.waitingMicroseconds, $0.resource ?? "") < ($0.waitingMicroseconds, $1.resource ?? "")
        }
    }
}
