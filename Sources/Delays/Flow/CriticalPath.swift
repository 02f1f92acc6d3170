import EventLogs
import Parallelism

/// The chain of instances that set each order's lead time.
///
/// Walking back from the instance that ended last through the enabling instances, waiting `[enabled, start]` and
/// processing `[start, end]` follow one another without gap or overlap from the order's completion to its arrival.
public struct CriticalPath: Sendable {
    public let isOnPath: [Bool]
    /// The instance that completed each order; -1 for an order without instances.
    public let lastInstance: [Int32]

    /// - Complexity: O(instances), on all processors.
    public init(log: EventLog, enablement: Enablement) {
        let ranges = log.orderRanges(count: 16)
        var lastInstance: [Int32] = []
        isOnPath = filledArray(log.instanceCount) { (isOnPath: UnsafeMutableBufferPointer<Bool>) in
            lastInstance = filledArray(log.orderCount) { (lastInstance: UnsafeMutableBufferPointer<Int32>) in
                let columns = PathColumns(isOnPath: isOnPath, lastInstance: lastInstance)
                concurrently(ranges.count) { columns.fill(ranges[$0], of: log, enablement) }
            }
        }
        self.lastInstance = lastInstance
    }
}

/// Columns under construction. Different threads only touch different orders.
private struct PathColumns: @unchecked Sendable {
    let isOnPath: UnsafeMutableBufferPointer<Bool>
    let lastInstance: UnsafeMutableBufferPointer<Int32>

    func fill(_ orders: Range<Int>, of log: EventLog, _ enablement: Enablement) {
        log.end.withUnsafeBufferPointer { end in
            enablement.enabled.enablers.withUnsafeBufferPointer { enablers in
                for order in orders {
                    let instances = log.instances(ofOrder: order)
                    lastInstance[order] = -1
                    guard var instance = instances.first else { continue }
                    for later in instances {
                        isOnPath[later] = false
                        if end[later] >= end[instance] { instance = later }
                    }
                    lastInstance[order] = Int32(truncatingIfNeeded: instance)
                    isOnPath[instance] = true
                    while enablers[instance] >= 0 {
                        instance = Int(enablers[instance])
                        isOnPath[instance] = true
                    }
                }
            }
        }
    }
}
