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
    /// What each ``blockSize`` pieces have in common.
    private(set) var blocks: [Block] = []

    /// A power of two.
    static let blockSize = 32

    struct Block {
        var length: Microseconds = 0
        var earliestReady = Microseconds.max
        var latestReady = Microseconds.min
    }

    static let none = BusyPieces()

    private init() {}

    /// - Parameters:
    ///   - works: what the queue's people did, in order of start.
    ///   - clockedOn: when the queue has somebody on duty and nobody free.
    ///   - longestPause: pauses up to this belong to the work before them.
    /// - Complexity: O(n log m) in `works`, of which m are in hand at a time.
    init(works: [Work], clockedOn: IntervalSet, longestPause: Microseconds) {
        self.init(
            [BusyPieces(sweeping: works, from: .min, to: .max, clockedOn: clockedOn)],
            clockedOn,
            longestPause
        )
    }

    /// Joins what was swept of windows that follow one another.
    init(_ windows: [BusyPieces], _ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        if windows.count == 1 {
            self = windows[0]
        } else {
            reserveCapacity(windows.reduce(0) { $0 + $1.count })
            for window in windows { append(window) }
        }
        extendOverPauses(clockedOn, longestPause)
        sumUpBlocks()
    }

    /// The pieces in [from, to), without the pauses that belong to them.
    ///
    /// Only where work becomes ready later than all that is in hand, or the latest of it ends, does a piece end.
    init(sweeping works: [Work], from: Microseconds, to: Microseconds, clockedOn: IntervalSet) {
        reserveCapacity(works.count)
        works.withUnsafeBufferPointer { works in
            var inHand = LatestReady()
            var cursor = clockedOn.firstIndex(endingAfter: from)
            var started = 0
            var instant = from
            while instant < to {
                if inHand.isEmpty {
                    guard started < works.count else { break }
                    instant = max(instant, works[started].start)
                }
                while started < works.count, works[started].start <= instant {
                    inHand.insert(works[started])
                    started += 1
                }
                guard let latest = inHand.latest(at: instant) else { continue }
                let next = started < works.count ? works[started].start : Microseconds.max
                let until = min(next, latest.end, to)
                append(instant, until, latest, within: clockedOn, &cursor)
                instant = until
            }
        }
    }

    var count: Int { starts.count }

    private mutating func reserveCapacity(_ count: Int) {
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        readySince.reserveCapacity(count)
        instance.reserveCapacity(count)
    }

    @inline(__always)
    private mutating func append(
        _ from: Microseconds,
        _ to: Microseconds,
        _ work: Work,
        within clockedOn: IntervalSet,
        _ cursor: inout Int
    ) {
        while cursor < clockedOn.count, clockedOn.ends[cursor] <= from { cursor += 1 }
        var index = cursor
        while index < clockedOn.count, clockedOn.starts[index] < to {
            let start = max(from, clockedOn.starts[index])
            let end = min(to, clockedOn.ends[index])
            if let last = ends.last, last == start, instance[instance.count - 1] == work.instance {
                ends[ends.count - 1] = end
            } else {
                starts.append(start)
                ends.append(end)
                readySince.append(work.ready)
                instance.append(work.instance)
            }
            index += 1
        }
    }

    /// Appends what follows in time; a piece that was cut in two is joined.
    private mutating func append(_ other: BusyPieces) {
        var first = 0
        if let last = ends.last, last == other.starts.first, instance.last == other.instance.first {
            ends[ends.count - 1] = other.ends[0]
            first = 1
        }
        starts += other.starts[first...]
        ends += other.ends[first...]
        readySince += other.readySince[first...]
        instance += other.instance[first...]
    }

    /// A pause between two pieces of work, during which nobody was free, belongs to the first.
    private mutating func extendOverPauses(_ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        var spell = 0
        for piece in starts.indices.dropLast()
        where ends[piece] < starts[piece + 1] && starts[piece + 1] - ends[piece] <= longestPause {
            while spell < clockedOn.count, clockedOn.ends[spell] < ends[piece] { spell += 1 }
            if spell < clockedOn.count, clockedOn.ends[spell] > starts[piece + 1] {
                ends[piece] = starts[piece + 1]
            }
        }
    }

    private mutating func sumUpBlocks() {
        blocks.reserveCapacity(count / BusyPieces.blockSize + 1)
        for first in stride(from: 0, to: count, by: BusyPieces.blockSize) {
            var block = Block()
            for piece in first..<min(count, first + BusyPieces.blockSize) {
                block.length += ends[piece] - starts[piece]
                block.earliestReady = min(block.earliestReady, readySince[piece])
                block.latestReady = max(block.latestReady, readySince[piece])
            }
            blocks.append(block)
        }
    }

    /// The first piece that ends after `instant`.
    func firstIndex(endingAfter instant: Microseconds) -> Int {
        ends.partitionPoint { $0 <= instant }
    }

    /// Some of the pieces.
    subscript(range: Range<Int>) -> BusyPieces {
        var part = BusyPieces()
        part.starts = Array(starts[range])
        part.ends = Array(ends[range])
        part.readySince = Array(readySince[range])
        part.instance = Array(instance[range])
        part.sumUpBlocks()
        return part
    }
}

/// A heap of the work in hand, the one that became ready last on top; finished work is dropped when it surfaces.
private struct LatestReady {
    private var heap: [Work] = []

    var isEmpty: Bool { heap.isEmpty }

    @inline(__always)
    private func isBefore(_ left: Work, _ right: Work) -> Bool {
        left.ready != right.ready ? left.ready > right.ready : left.instance > right.instance
    }

    @inline(__always)
    mutating func insert(_ work: Work) {
        heap.append(work)
        var child = heap.count - 1
        while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    @inline(__always)
    mutating func latest(at instant: Microseconds) -> Work? {
        while let top = heap.first, top.end <= instant { removeTop() }
        return heap.first
    }

    private mutating func removeTop() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            var best = parent
            for child in 2 * parent + 1...2 * parent + 2
            where child < heap.count && isBefore(heap[child], heap[best]) {
                best = child
            }
            if best == parent { return }
            heap.swapAt(parent, best)
            parent = best
        }
    }
}
