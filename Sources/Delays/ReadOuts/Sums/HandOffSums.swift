import EventLogs

/// Waiting along the critical paths where the order changed hands, and where it did not.
struct HandOffSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var count = 0
        fileprivate(set) var waiting: Microseconds = 0
    }

    private(set) var changed = Sum()
    private var all = Sum()

    var kept: Sum { Sum(count: all.count - changed.count, waiting: all.waiting - changed.waiting) }

    /// Without a branch, which nobody could foresee.
    @inline(__always)
    mutating func add(_ isHandOff: Bool, _ waiting: Microseconds) {
        all.count += 1
        all.waiting += waiting
        changed.count += isHandOff ? 1 : 0
        changed.waiting += isHandOff ? waiting : 0
    }

    mutating func merge(_ other: HandOffSums) {
        changed.count += other.changed.count
        changed.waiting += other.changed.waiting
        all.count += other.all.count
        all.waiting += other.all.waiting
    }
}
