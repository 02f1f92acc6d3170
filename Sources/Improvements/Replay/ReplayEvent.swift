import EventLogs

/// Something that will happen in a replay.
struct ReplayEvent: Comparable {
    let time: Microseconds
    let kind: Kind
    /// An instance, or a resource that comes on duty.
    let subject: Int32

    enum Kind: UInt8 {
        /// An instance ends, and with `endsWork` its resource is free again.
        case ends, endsWork
        /// What an instance waited for outside has passed.
        case ready
        /// An instance is let into its queue.
        case released
        /// An instance has waited as long as its batch has patience.
        case overdue
        case onDuty
    }

    @inline(__always)
    static func < (left: Self, right: Self) -> Bool {
        if left.time != right.time { return left.time < right.time }
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        return left.subject < right.subject
    }
}

/// An instance in a queue.
struct QueuedWork: Comparable {
    /// What the rule of the queue goes by, the lowest is next.
    let key: Double
    let ready: Microseconds
    let instance: Int32

    init(_ instance: Int, ready: Microseconds, rule: ReplayDesk.QueueRule, work: ReplayWork) {
        self.instance = Int32(instance)
        self.ready = ready
        if work.isFirstTouch[instance] {
            key = -.infinity
            return
        }
        key =
            switch rule {
            case .firstInFirstOut: 0
            case .lastInFirstOut: -Double(ready)
            case .shortestFirst: Double(work.effort[instance])
            case .lowestRank: work.rank[instance]
            }
    }

    /// Whether it goes before all others, whatever the rule.
    @inline(__always)
    var isFirstTouch: Bool { key == -.infinity }

    @inline(__always)
    static func < (left: Self, right: Self) -> Bool {
        if left.key != right.key { return left.key < right.key }
        if left.ready != right.ready { return left.ready < right.ready }
        return left.instance < right.instance
    }
}
