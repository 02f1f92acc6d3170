import EventLogs

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
