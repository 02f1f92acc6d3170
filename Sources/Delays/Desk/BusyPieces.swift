import EventLogs
import WorkCalendars

/// What a queue's people worked on, in disjoint pieces of their time on duty during which nobody was free; a pause counts
/// to the work before it.
///
/// Each piece carries the work that became ready last of all that was in hand then: an order that was ready before it
/// has been overtaken by it.
struct BusyPieces: Sendable {
    private(set) var starts: [Microseconds] = []
    private(set) var ends: [Microseconds] = []
    /// When the work in hand became ready.
    private(set) var readySince: [Microseconds] = []
    /// The instance worked on.
    private(set) var instance: [Int32] = []

    static let none = BusyPieces()

    private init() {}

    /// - Parameters:
    ///   - works: the instances that the queue's people did, in any order.
    ///   - clockedOn: when the queue has somebody on duty and nobody free.
    ///   - longestPause: pauses up to this belong to the work before them.
    /// - Complexity: O(n log n) in `works`.
    init(
        works: [Int32],
        log: EventLog,
        ready: [Microseconds],
        clockedOn: IntervalSet,
        longestPause: Microseconds
    ) {
        let (start, end) = (log.start, log.end)
        let worked = works.filter { end[Int($0)] > start[Int($0)] }
        let byStart = worked.sorted { start[Int($0)] < start[Int($1)] }
        let byEnd = byStart.sorted { end[Int($0)] < end[Int($1)] }
        var inHand = LatestReady(ready: ready, end: end)
        var cursor = 0
        var (started, ended) = (0, 0)
        while ended < byEnd.count {
            let nextEnd = end[Int(byEnd[ended])]
            let nextStart = started < byStart.count ? start[Int(byStart[started])] : Microseconds.max
            let from = min(nextStart, nextEnd)
            while started < byStart.count, start[Int(byStart[started])] == from {
                inHand.insert(byStart[started])
                started += 1
            }
            while ended < byEnd.count, end[Int(byEnd[ended])] == from { ended += 1 }
            guard ended < byEnd.count, let latest = inHand.latest(at: from) else { continue }
            let upcomingStart = started < byStart.count ? start[Int(byStart[started])] : Microseconds.max
            let to = min(upcomingStart, end[Int(byEnd[ended])])
            append(from, to, latest, ready[Int(latest)], within: clockedOn, &cursor)
        }
        extendOverPauses(clockedOn, longestPause)
    }

    /// A pause between two pieces of work, during which nobody was free, belongs to the first.
    private mutating func extendOverPauses(_ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        for piece in starts.indices.dropLast()
        where ends[piece] < starts[piece + 1] && starts[piece + 1] - ends[piece] <= longestPause {
            let spell = clockedOn.firstIndex(endingAfter: ends[piece] - 1)
            if spell < clockedOn.count, clockedOn.ends[spell] > starts[piece + 1] {
                ends[piece] = starts[piece + 1]
            }
        }
    }

    var count: Int { starts.count }

    private mutating func append(
        _ from: Microseconds,
        _ to: Microseconds,
        _ work: Int32,
        _ since: Microseconds,
        within clockedOn: IntervalSet,
        _ cursor: inout Int
    ) {
        while cursor < clockedOn.count, clockedOn.ends[cursor] <= from { cursor += 1 }
        var index = cursor
        while index < clockedOn.count, clockedOn.starts[index] < to {
            let start = max(from, clockedOn.starts[index])
            let end = min(to, clockedOn.ends[index])
            if let last = ends.last, last == start, instance.last == work {
                ends[ends.count - 1] = end
            } else {
                starts.append(start)
                ends.append(end)
                readySince.append(since)
                instance.append(work)
            }
            index += 1
        }
    }

    /// The first piece that ends after `instant`.
    func firstIndex(endingAfter instant: Microseconds) -> Int {
        ends.partitionPoint { $0 <= instant }
    }
}

/// A heap of the work in hand, the one that became ready last on top; finished work is dropped when it surfaces.
private struct LatestReady {
    private let ready: [Microseconds]
    private let end: [Microseconds]
    private var heap: [Int32] = []

    init(ready: [Microseconds], end: [Microseconds]) {
        self.ready = ready
        self.end = end
    }

    private func isBefore(_ left: Int32, _ right: Int32) -> Bool {
        (ready[Int(left)], left) > (ready[Int(right)], right)
    }

    mutating func insert(_ work: Int32) {
        heap.append(work)
        var child = heap.count - 1
        while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func latest(at instant: Microseconds) -> Int32? {
        while let top = heap.first, end[Int(top)] <= instant { removeTop() }
        return heap.first
    }

    private mutating func removeTop() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            var best = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && isBefore(heap[child], heap[best]) {
                best = child
            }
            if best == parent { return }
            heap.swapAt(parent, best)
            parent = best
        }
    }
}
