import EventLogs

/// Time on the critical paths by who did the work.
struct ResourceSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var instances = 0
        fileprivate(set) var times = PerCause()

        @inline(__always)
        mutating func count() { instances &+= 1 }

        /// - Parameter lane: of the cause, as in ``PerCause``.
        @inline(__always)
        mutating func add(_ duration: Microseconds, lane: Int) { times.add(duration, lane: lane) }
    }

    /// Nobody's, then one for each resource.
    private var sums: [Sum]

    init(resourceCount: Int) { sums = Array(repeating: Sum(), count: resourceCount + 1) }

    /// - Parameter resource: ``EventLog/missingName`` for nobody.
    subscript(resource: Int) -> Sum { sums[resource + 1] }

    /// Gives `body` the sum of each resource, nobody's first, to add to.
    @inline(__always)
    mutating func change<Result>(_ body: (UnsafeMutableBufferPointer<Sum>) -> Result) -> Result {
        sums.withUnsafeMutableBufferPointer { body($0) }
    }

    mutating func merge(_ other: ResourceSums) {
        for index in sums.indices {
            sums[index].instances += other.sums[index].instances
            sums[index].times += other.sums[index].times
        }
    }
}
