import EventLogs

/// The groups of instances that have the shape of a batch, whether by policy or by chance.
///
/// For each resource and activity, work without a longer pause than allowed forms a run. A run falls apart into
/// batches so that every member was enabled before its batch began (Martin et al., "Batch Processing: Definition and
/// Event Log Identification", 2015; the split by enablement follows Lashkevich et al., "Why am I waiting?", 2023).
struct BatchDiscovery: Sendable {
    let batches: [Batch]

    /// - Parameter enabled: when each instance could begin.
    /// - Complexity: O(n log n) in the instances.
    init(log: EventLog, work: ResourceWork, enabled: [Microseconds], shape: BatchShape) {
        var batches: [Batch] = []
        var byActivity: [Int32: [Int32]] = [:]
        for resource in 0..<work.resourceCount {
            byActivity.removeAll(keepingCapacity: true)
            for instance in work[resource] {
                byActivity[log.activity[Int(instance)], default: []].append(instance)
            }
            for (_, instances) in byActivity.sorted(by: { $0.key < $1.key }) {
                for run in BatchDiscovery.runs(instances, log, shape.longestGap) {
                    for group in BatchDiscovery.splitByEnablement(run, log, enabled)
                        .flatMap({ BatchDiscovery.splitByStart($0, log) })
                    where BatchDiscovery.isLargeEnough(group, log, shape.leastSize) {
                        batches.append(
                            Batch(group, filled: group.map { enabled[Int($0)] }.max() ?? 0, log: log)
                        )
                    }
                }
            }
        }
        self.batches = batches
    }

    private static func runs(_ instances: [Int32], _ log: EventLog, _ gap: Microseconds) -> [ArraySlice<
        Int32
    >] {
        var runs: [ArraySlice<Int32>] = []
        var first = 0
        var latestEnd = Microseconds.min
        for index in instances.indices {
            if index > first, log.start[Int(instances[index])] > latestEnd + gap {
                runs.append(instances[first..<index])
                first = index
            }
            latestEnd = max(index == first ? .min : latestEnd, log.end[Int(instances[index])])
        }
        if first < instances.count { runs.append(instances[first...]) }
        return runs
    }

    /// Each instance joins the earliest group that began after it was enabled, or opens one.
    private static func splitByEnablement(
        _ run: ArraySlice<Int32>,
        _ log: EventLog,
        _ enabled: [Microseconds]
    ) -> [[Int32]] {
        if run.count == 1 { return [Array(run)] }
        var groups: [[Int32]] = []
        var firstStarts: [Microseconds] = []
        for instance in run {
            let first = firstStarts.partitionPoint { $0 < enabled[Int(instance)] }
            if first < groups.count {
                groups[first].append(instance)
            } else {
                groups.append([instance])
                firstStarts.append(log.start[Int(instance)])
            }
        }
        return groups
    }

    /// Groups begun at one moment each are batches of their own, even back to back.
    private static func splitByStart(_ group: [Int32], _ log: EventLog) -> [[Int32]] {
        var parts: [[Int32]] = []
        for instance in group {
            if let last = parts.last?[0], log.start[Int(last)] == log.start[Int(instance)] {
                parts[parts.count - 1].append(instance)
            } else {
                parts.append([instance])
            }
        }
        return parts.count > 1 && parts.allSatisfy { $0.count > 1 } ? parts : [group]
    }

    /// The repetitions of one order do not make a batch.
    private static func isLargeEnough(_ group: [Int32], _ log: EventLog, _ least: Int) -> Bool {
        guard group.count >= least else { return false }
        guard group.count > 1 else { return true }
        return Set(group.map { log.order(ofInstance: Int($0)) }).count >= max(least, 2)
    }
}
