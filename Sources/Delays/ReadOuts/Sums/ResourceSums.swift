import EventLogs

/// Time on the critical paths by who did the work.
struct ResourceSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var instances = 0
        fileprivate(set) var times = PerCause()
    }

    /// Nobody's, then one for each resource.
    private var sums: [Sum]

    init(resourceCount: Int) { sums = Array(repeating: Sum(), count: resourceCount + 1) }

    /// - Parameter resource: ``EventLog/missingName`` for nobody.
    subscript(resource: Int) -> Sum { sums[resource + 1] }

    @inline(__always)
    mutating func add(_ times: PerCause, _ resource: Int32) {
        sums[Int(resource) + 1].instances += 1
        sums[Int(resource) + 1].times += times
    }

    mutating func merge(_ other: ResourceSums) {
        for index in sums.indices {
            sums[index].instances += other.sums[index].instances
            sums[index].times += other.sums[index].times
        }
    }
}
