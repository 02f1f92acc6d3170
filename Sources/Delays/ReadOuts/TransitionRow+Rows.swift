import EventLogs

extension TransitionRow {
    /// Most waiting first.
    /// - Complexity: O(n log n) in the distinct transitions.
    static func rows(_ transitions: TransitionSums, _ log: EventLog) -> [TransitionRow] {
        let resourceCount = log.resources.count
        let (pairs, sums) = (transitions.keys.pairs, transitions.sums)
        func activity(_ worker: Int) -> Int32 { TransitionSums.activity(worker, resourceCount) }
        func resource(_ worker: Int) -> Int32 { TransitionSums.resource(worker, resourceCount) }
        func name(_ resource: Int32) -> String? { resource < 0 ? nil : log.resources[resource] }
        return sums.indices.map { code in
            (
                total: sums[code].waiting.total, from: activity(pairs[code].first),
                to: activity(pairs[code].second),
                fromResource: resource(pairs[code].first), toResource: resource(pairs[code].second),
                code: code
            )
        }.sorted { left, right in
            (right.total, left.from, left.to, left.fromResource, left.toResource)
                < (left.total, right.from, right.to, right.fromResource, right.toResource)
        }.map { key in
            let sum = sums[key.code]
            let waiting = sum.waiting
            return TransitionRow(
                from: log.activities[key.from],
                to: log.activities[key.to],
                fromResource: name(key.fromResource),
                toResource: name(key.toResource),
                count: sum.count,
                microseconds: key.total,
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
