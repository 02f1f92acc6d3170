import EventLogs
import Sorting

/// Something that happens at the desk at a moment.
struct DeskEvent: Comparable {
    var time: Microseconds
    /// Events at one moment happen in the order in which they were planned.
    var sequence: UInt64
    var kind: Kind
    /// Whom or what it happens to: a work item, an assistant, a stage or a calendar, by kind.
    var subject: Int
    /// For batch deadlines, which collection of the stage is meant.
    var collection: Int

    enum Kind: UInt8 {
        case arrival, ready, finished, rested, overlap, opens, closes, batchTime, batchDeadline
    }

    @inline(__always)
    static func < (left: DeskEvent, right: DeskEvent) -> Bool {
        left.time != right.time ? left.time < right.time : left.sequence < right.sequence
    }
}

/// The events to come, the next one first.
struct EventHeap {
    private var events = BinaryHeap<DeskEvent>()
    private var planned: UInt64 = 0

    var nextTime: Microseconds? { events.first?.time }

    /// - Complexity: O(log n)
    mutating func plan(_ kind: DeskEvent.Kind, at time: Microseconds, subject: Int = 0, collection: Int = 0) {
        events.insert(
            DeskEvent(time: time, sequence: planned, kind: kind, subject: subject, collection: collection)
        )
        planned += 1
    }

    /// Takes out the next event.
    /// - Precondition: there is one.
    /// - Complexity: O(log n)
    mutating func removeFirst() -> DeskEvent { events.removeFirst() }
}
