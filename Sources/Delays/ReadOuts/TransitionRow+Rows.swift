import EventLogs
import Parallelism
import Sorting

extension TransitionRow {
    /// Most waiting first.
    /// - Complexity: O(n log n) in the distinct transitions.
    static func rows(_ transitions: TransitionSums, _ log: EventLog) -> [TransitionRow] {
        let sums = transitions.sums
        let largestFirst = largestFirst(sums)
        let (activities, resources) = (log.activities.names, log.resources.names)
        @Sendable func name(_ resource: Int32) -> String? { resource < 0 ? nil : resources[Int(resource)] }
        return concurrentMap(largestFirst.count, inRunsOf: 1024) { row in
            let sum = sums[largestFirst[row]]
            let waiting = sum.waiting
            return TransitionRow(
                from: activities[Int(sum.before.activity)],
                to: activities[Int(sum.after.activity)],
                fromResource: name(sum.before.resource),
                toResource: name(sum.after.resource),
                count: sum.count,
                microseconds: waiting.total,
                batching: waiting.batching,
                unavailability: waiting.unavailability,
                prioritization: waiting.prioritization,
                contention: waiting.contention,
                unexplained: waiting.unexplained,
                undetermined: waiting.undetermined
            )
        }
    }

    /// The places of the sums with most waiting first, among equals in order of what they are of.
    private static func largestFirst(_ sums: [TransitionSums.Sum]) -> [Int] {
        var places = sums.indices.map {
            KeyedIndex(key: ~sums[$0].waiting.total.radixKey, index: Int32($0))
        }
        places.radixSort { $0.key }
        var first = 0
        while first < places.count {
            let key = places[first].key
            let end = places[first...].firstIndex { $0.key != key } ?? places.count
            // Most have a total of their own.
            if end - first > 1 {
                places[first..<end].sort { sums[Int($0.index)].transition < sums[Int($1.index)].transition }
            }
            first = end
        }
        return places.map { Int($0.index) }
    }
}

extension TransitionSums.Sum {
    /// What it is the sum of.
    fileprivate var transition: (Int32, Int32, Int32, Int32) {
        (before.activity, after.activity, before.resource, after.resource)
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
