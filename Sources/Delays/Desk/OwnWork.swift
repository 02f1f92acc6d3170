import EventLogs
import Parallelism

/// One resource's work, place by place in order of start.
struct OwnWork {
    let instances: ArraySlice<Int32>
    let starts: [Microseconds]
    let ends: [Microseconds]
    /// When each could begin.
    let enabled: [Microseconds]

    /// - Parameter enabled: when each instance of the log could begin.
    /// - Complexity: O(n) in the resource's instances.
    init(of resource: Int, in work: ResourceWork, _ enabled: EnabledTimes) {
        instances = work[resource]
        (starts, ends) = work.times(of: resource)
        self.enabled = instances.withUnsafeBufferPointer { instances in
            filledArray(instances.count) { enabled.gather(instances, into: $0) }
        }
    }
}
