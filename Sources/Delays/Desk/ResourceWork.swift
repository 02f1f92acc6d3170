import EventLogs

/// The activity instances of each resource, in order of start; those that start together stay in the log's order.
struct ResourceWork: Sendable {
    private let offsets: [Int]
    private let instances: [Int32]

    /// - Complexity: O(n) in the instances.
    init(log: EventLog) {
        let resourceCount = log.resources.count
        var offsets = [Int](repeating: 0, count: resourceCount + 1)
        for resource in log.resource where resource >= 0 { offsets[Int(resource) + 1] += 1 }
        for resource in 0..<resourceCount { offsets[resource + 1] += offsets[resource] }
        var next = offsets
        var instances = [Int32](repeating: 0, count: offsets[resourceCount])
        let byStart = TimeOrder.ascending(log.start)
        for instance in byStart where log.resource[Int(instance)] >= 0 {
            let resource = Int(log.resource[Int(instance)])
            instances[next[resource]] = instance
            next[resource] += 1
        }
        self.offsets = offsets
        self.instances = instances
    }

    var resourceCount: Int { offsets.count - 1 }

    subscript(resource: Int) -> ArraySlice<Int32> { instances[offsets[resource]..<offsets[resource + 1]] }
}
