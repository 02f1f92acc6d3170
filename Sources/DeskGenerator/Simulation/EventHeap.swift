import EventLogs

/// Something that happens at the desk at a moment.
struct DeskEvent {
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
    func isBefore(_ other: DeskEvent) -> Bool {
        time != other.time ? time < other.time : sequence < other.sequence
    }
}

/// The events to come, the next one first: a binary heap.
struct EventHeap {
    private var events: [DeskEvent] = []
    private var planned: UInt64 = 0

    var nextTime: Microseconds? { events.first?.time }

    /// - Complexity: O(log n)
    mutating func plan(_ kind: DeskEvent.Kind, at time: Microseconds, subject: Int = 0, collection: Int = 0) {
        let event = DeskEvent(
            time: time,
            sequence: planned,
            kind: kind,
            subject: subject,
            collection: collection
        )
        planned += 1
        events.append(event)
        var child = events.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard event.isBefore(events[parent]) else { break }
            events[child] = events[parent]
            child = parent
        }
        events[child] = event
    }

    /// Takes out the next event.
    /// - Precondition: there is one.
    /// - Complexity: O(log n)
    mutating func removeFirst() -> DeskEvent {
        let first = events[0]
        let last = events.removeLast()
        guard !events.isEmpty else { return first }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < events.count else { break }
            if child + 1 < events.count, events[child + 1].isBefore(events[child]) { child += 1 }
            guard events[child].isBefore(last) else { break }
            events[parent] = events[child]
            parent = child
        }
        events[parent] = last
        return first
    }
}
