import EventLogs

/// One resource's work, place by place in order of start.
struct OwnWork {
    let instances: ArraySlice<Int32>
    let starts: [Microseconds]
    let ends: [Microseconds]
    /// When each could begin.
    let enabled: [Microseconds]

    /// - Parameter enabled: when each piece of work could begin.
    /// - Complexity: O(n) in the resource's instances.
    init(of resource: Int, in work: ResourceWork, _ enabled: WorkTimes) {
        instances = work[resource]
        (starts, ends) = work.times(of: resource)
        self.enabled = enabled.times(of: resource)
    }
}
