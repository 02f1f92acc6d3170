import EventLogs

/// The chain of instances that set each order's lead time.
///
/// Walking back from the instance that ended last through the enabling instances, waiting `[enabled, start]` and
/// processing `[start, end]` follow one another without gap or overlap from the order's completion to its arrival.
public struct CriticalPath: Sendable {
    public let isOnPath: [Bool]
    /// The instance that completed each order; -1 for an order without instances.
    public let lastInstance: [Int32]

    /// - Complexity: O(instances).
    public init(log: EventLog, enablement: Enablement) {
        var isOnPath = [Bool](repeating: false, count: log.instanceCount)
        var lastInstance = [Int32](repeating: -1, count: log.orderCount)
        for order in 0..<log.orderCount {
            let range = log.instances(ofOrder: order)
            guard var instance = range.first else { continue }
            for later in range where log.end[later] >= log.end[instance] { instance = later }
            lastInstance[order] = Int32(instance)
            isOnPath[instance] = true
            while enablement.predecessor[instance] != Enablement.byArrival {
                instance = Int(enablement.predecessor[instance])
                isOnPath[instance] = true
            }
        }
        self.isOnPath = isOnPath
        self.lastInstance = lastInstance
    }
}
