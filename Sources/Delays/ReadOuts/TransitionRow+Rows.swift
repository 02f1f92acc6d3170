import EventLogs

extension TransitionRow {
    /// All instances with a predecessor, grouped by both activities and both resources; most waiting first.
    /// - Complexity: O(n log n) in the distinct transitions, O(n) in the instances.
    static func rows(_ ledger: DelayLedger) -> [TransitionRow] {
        struct Key: Hashable {
            let from, to, fromResource, toResource: Int32
        }
        var groups: [Key: (count: Int, parts: WaitingParts, elapsed: Microseconds)] = [:]
        let log = ledger.log
        for instance in 0..<log.instanceCount {
            guard let before = ledger.predecessor(of: instance) else { continue }
            let key = Key(
                from: log.activity[before],
                to: log.activity[instance],
                fromResource: log.resource[before],
                toResource: log.resource[instance]
            )
            var group = groups[key] ?? (0, .zero, 0)
            group.count += 1
            if ledger.isElapsed(instance) {
                group.elapsed += log.end[instance] - ledger.enablement.enabled[instance]
            } else {
                group.parts += ledger.waiting[instance]
            }
            groups[key] = group
        }
        func name(_ resource: Int32) -> String? { resource < 0 ? nil : log.resources[resource] }
        return groups.sorted { left, right in
            let (most, least) = (left.value, right.value)
            let (first, second) = (most.parts.total + most.elapsed, least.parts.total + least.elapsed)
            return (second, left.key.from, left.key.to, left.key.fromResource, left.key.toResource)
                < (first, right.key.from, right.key.to, right.key.fromResource, right.key.toResource)
        }.map { key, group in
            TransitionRow(
                from: log.activities[key.from],
                to: log.activities[key.to],
                fromResource: name(key.fromResource),
                toResource: name(key.toResource),
                count: group.count,
                microseconds: group.parts.total + group.elapsed,
                batching: group.parts.batching,
                unavailability: group.parts.unavailability,
                prioritization: group.parts.prioritization,
                contention: group.parts.contention,
                unexplained: group.parts.unexplained,
                undetermined: group.parts.undetermined + group.elapsed
            )
        }
    }
}

extension HandOffRow {
    /// Waiting along the critical paths where the order changed hands, and where it did not.
    static func rows(_ ledger: DelayLedger) -> [HandOffRow] {
        guard !ledger.waiting.isEmpty else { return [] }
        var counts = [0, 0]
        var waits: [Microseconds] = [0, 0]
        for instance in 0..<ledger.log.instanceCount
        where ledger.path.isOnPath[instance] && !ledger.isElapsed(instance) {
            guard ledger.predecessor(of: instance) != nil else { continue }
            let index = ledger.isHandOff(instance) ? 1 : 0
            counts[index] += 1
            waits[index] += ledger.waiting[instance].total
        }
        return [1, 0].filter { counts[$0] > 0 }.map {
            HandOffRow(
                handOff: $0 == 1,
                count: counts[$0],
                waitingMicroseconds: waits[$0],
                meanWaitingHours: waits[$0].hours / Double(counts[$0])
            )
        }
    }
}

extension ResourceRow {
    /// Time on the critical paths by who did the work; most waiting first.
    static func rows(_ ledger: DelayLedger) -> [ResourceRow] {
        let log = ledger.log
        let nobody = log.resources.count
        var instances = [Int](repeating: 0, count: nobody + 1)
        var processing = [Microseconds](repeating: 0, count: nobody + 1)
        var parts = [[Microseconds]](
            repeating: Array(repeating: 0, count: Cause.allCases.count),
            count: nobody + 1
        )
        for order in 0..<log.orderCount {
            var last = -1
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                let resource = log.resource[instance] < 0 ? nobody : Int(log.resource[instance])
                if instance != last { instances[resource] += 1 }
                last = instance
                if cause == .processing {
                    processing[resource] += duration
                } else {
                    parts[resource][cause.index] += duration
                }
            }
        }
        return (0...nobody).filter { instances[$0] > 0 }.map { resource in
            let waiting = Cause.allCases.filter { parts[resource][$0.index] != 0 }
                .map { ($0.rawValue, parts[resource][$0.index]) }
            return ResourceRow(
                resource: resource == nobody ? nil : log.resources[Int32(resource)],
                instances: instances[resource],
                processingMicroseconds: processing[resource],
                waitingMicroseconds: parts[resource].reduce(0, +),
                waiting: Dictionary(uniqueKeysWithValues: waiting)
            )
        }.sorted {
            ($1.waitingMicroseconds, $0.resource ?? "") < ($0.waitingMicroseconds, $1.resource ?? "")
        }
    }
}
