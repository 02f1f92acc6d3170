import EventLogs

/// Waiting between instances and those that enabled them, by both activities and both resources.
struct TransitionSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var count = 0
        /// Waiting by cause, elapsed time, and the work that was waited for.
        fileprivate(set) var times = PerCause()

        var waiting: Microseconds { times.total &- times[.processing] }
    }

    private(set) var keys = DenseCodes()
    /// By the code of their key.
    private(set) var sums: [Sum] = []

    /// An activity and a resource, perhaps ``EventLog/missingName``, as one number.
    @inline(__always)
    static func worker(_ activity: Int32, _ resource: Int32, _ resourceCount: Int) -> Int {
        Int(activity) &* (resourceCount &+ 1) &+ Int(resource) &+ 1
    }

    static func activity(_ worker: Int, _ resourceCount: Int) -> Int32 { Int32(worker / (resourceCount + 1)) }

    static func resource(_ worker: Int, _ resourceCount: Int) -> Int32 {
        Int32(worker % (resourceCount + 1)) - 1
    }

    @inline(__always)
    mutating func add(_ times: PerCause, from: Int, to: Int) {
        let slot = slot(from: from, to: to)
        sums[slot].count += 1
        sums[slot].times += times
    }

    mutating func merge(_ other: TransitionSums) {
        for (key, sum) in zip(other.keys.pairs, other.sums) {
            let slot = slot(from: key.first, to: key.second)
            sums[slot].count += sum.count
            sums[slot].times += sum.times
        }
    }

    @inline(__always)
    private mutating func slot(from: Int, to: Int) -> Int {
        let slot = keys.code(of: from, to)
        if slot == sums.count { sums.append(Sum()) }
        return slot
    }
}

/// Waiting along the critical paths where the order changed hands, and where it did not.
struct HandOffSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var count = 0
        fileprivate(set) var waiting: Microseconds = 0
    }

    private(set) var changed = Sum()
    private(set) var kept = Sum()

    @inline(__always)
    mutating func add(_ isHandOff: Bool, _ waiting: Microseconds) {
        if isHandOff {
            changed.count += 1
            changed.waiting += waiting
        } else {
            kept.count += 1
            kept.waiting += waiting
        }
    }

    mutating func merge(_ other: HandOffSums) {
        changed.count += other.changed.count
        changed.waiting += other.changed.waiting
        kept.count += other.kept.count
        kept.waiting += other.kept.waiting
    }
}
