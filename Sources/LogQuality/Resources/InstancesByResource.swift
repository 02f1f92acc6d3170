import EventLogs

/// The instances of each resource, in the order of the log.
struct InstancesByResource: Sendable {
    private let offsets: [Int]
    private let instances: [Int32]

    /// - Complexity: O(n), four bytes an instance.
    init(_ log: EventLog) {
        var offsets = [Int](repeating: 0, count: log.resources.count + 1)
        for resource in log.resource where resource >= 0 { offsets[Int(resource) + 1] += 1 }
        for resource in 0..<log.resources.count { offsets[resource + 1] += offsets[resource] }
        var next = offsets
        var instances = [Int32](repeating: 0, count: offsets[log.resources.count])
        instances.withUnsafeMutableBufferPointer { instances in
            next.withUnsafeMutableBufferPointer { next in
                for (instance, resource) in log.resource.enumerated() where resource >= 0 {
                    instances[next[Int(resource)]] = Int32(truncatingIfNeeded: instance)
                    next[Int(resource)] += 1
                }
            }
        }
        self.offsets = offsets
        self.instances = instances
    }

    subscript(resource: Int) -> ArraySlice<Int32> { instances[offsets[resource]..<offsets[resource + 1]] }
}
