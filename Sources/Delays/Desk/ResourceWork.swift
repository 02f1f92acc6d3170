import EventLogs

/// The activity instances of each resource, in order of start.
struct ResourceWork: Sendable {
    private let offsets: [Int]
    private let instances: [Int32]

    /// - Complexity: O(n log n) in the instances of a resource.
    init(log: EventLog) {
        let resourceCount = log.resources.count
        var offsets = [Int](repeating: 0, count: resourceCount + 1)
        for resource in log.resource where resource >= 0 { offsets[Int(resource) + 1] += 1 }
        for resource in 0..<resourceCount { offsets[resource + 1] += offsets[resource] }
        var next = offsets
        var instances = [Int32](repeating: 0, count: offsets[resourceCount])
        for (instance, resource) in log.resource.enumerated() where resource >= 0 {
            instances[next[Int(resource)]] = Int32(instance)
            next[Int(resource)] += 1
        }
        for resource in 0..<resourceCount {
            instances[offsets[resource]..<offsets[resource + 1]].sort {
                (log.start[Int($0)], log.end[Int($0)], $0) < (log.start[Int($1)], log.end[Int($1)], $1)
            }
        }
        self.offsets = offsets
        self.instances = instances
    }

    var resourceCount: Int { offsets.count - 1 }

    subscript(resource: Int) -> ArraySlice<Int32> { instances[offsets[resource]..<offsets[resource + 1]] }
}
