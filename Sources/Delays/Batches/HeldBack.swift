import EventLogs
import WorkCalendars

/// What shows that a group's orders were held back: how its resource passed the time from the first member's enablement
/// to the group's beginning.
struct HeldBack: OptionSet {
    let rawValue: UInt8

    /// The resource did nothing else for a while.
    static let wasHeld = HeldBack(rawValue: 1)
    /// It was on duty and free for a while, or began all members in one go.
    static let isDeliberate = HeldBack(rawValue: 2)
    /// It had been free just before.
    static let beganFree = HeldBack(rawValue: 4)
}

extension HeldBack {
    /// The time outside the resource's work is added up from the group's beginning backwards, until it is enough.
    /// - Parameter near: where the last group was found in the resource's work and duty; any numbers.
    /// - Complexity: O(log *d*) for a group *d* places away, and what work it did in short pauses' reach.
    init(_ group: BatchGroup, _ load: WorkLoad, onDuty: IntervalSet, near: inout (work: Int, duty: Int)) {
        self = group.startsTogether ? .isDeliberate : []
        let full = load.full
        near.work = full.firstIndex(endingAfter: group.firstStart - 1, near: near.work)
        var index = near.work
        if index == full.count || full.starts[index] >= group.firstStart { insert(.beganFree) }
        // Before `index`, all work began before the group.
        if index < full.count, full.starts[index] < group.firstStart { index += 1 }
        var (outside, free): (Microseconds, Microseconds) = (0, 0)
        var to = group.firstStart
        while to > group.firstEnabled, !contains([.wasHeld, .isDeliberate]) {
            let from = max(group.firstEnabled, index > 0 ? full.ends[index - 1] : .min)
            if from < to {
                outside += to - from
                if !contains(.isDeliberate) { free += onDuty.duration(from: from, to: to, near: &near.duty) }
                if outside > load.pauseTolerance { insert(.wasHeld) }
                if free > load.pauseTolerance { insert(.isDeliberate) }
            }
            index -= 1
            to = index >= 0 ? full.starts[index] : .min
        }
    }
}
