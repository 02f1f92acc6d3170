import EventLogs

/// The groups of instances that have the shape of a batch, whether by policy or by chance.
///
/// For each resource and activity, work without a longer pause than allowed forms a run. A run falls apart into
/// batches so that every member was enabled before its batch began (Martin et al., "Batch Processing: Definition and
/// Event Log Identification", 2015; the split by enablement follows Lashkevich et al., "Why am I waiting?", 2023).
struct BatchDiscovery: Sendable {
    /// The groups of each resource.
    let byResource: [BatchGroups]

    /// - Parameter enabled: when each instance could begin.
    /// - Complexity: O(n log n) in the instances, on all processors; O(n) where hardly any make a group.
    init(log: EventLog, work: ResourceWork, enabled: EnabledTimes, shape: BatchShape) {
        let sameOrder = SameOrder(log)
        let enabled = enabled.inOrder(of: work)
        byResource = work.concurrentMapResources { resource in
            let own = OwnWork(of: resource, in: work, enabled)
            let activities = own.instances.map { log.activity[Int($0)] }
            return BatchGroups(
                of: own,
                ActivityLists(activities, activityCount: log.activities.count),
                sameOrder: sameOrder,
                shape: shape
            )
        }
    }

    /// All groups, by resource, activity and time.
    func batches(in log: EventLog) -> [Batch] {
        byResource.flatMap { own in own.groups.map { Batch($0, own.members(of: $0), log: log) } }
    }
}
