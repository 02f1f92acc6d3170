import EventLogs
import Sorting
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
    /// Finds a piece by its end.
    private(set) var byEnd = InstantIndex([])

    /// A power of two.
    static let blockSize = 16

    struct Block {
        var length: Microseconds = 0
        var earliestReady = Microseconds.max
        var latestReady = Microseconds.min

        init(
            _ starts: ArraySlice<Microseconds>,
            _ ends: ArraySlice<Microseconds>,
            _ readySince: ArraySlice<Microseconds>
        ) {
            for (start, end) in zip(starts, ends) { length += end - start }
            for ready in readySince {
                earliestReady = min(earliestReady, ready)
                latestReady = max(latestReady, ready)
            }
        }
    }

    static let none = BusyPieces()

    private init() {}

    /// - Parameters:
    ///   - works: what the queue's people did, in order of start.
    ///   - clockedOn: when the queue has somebody on duty and nobody free.
    ///   - longestPause: pauses up to this belong to the work before them.
    /// - Complexity: O(n log m) in `works`, of which m are in hand at a time.
    init(works: [Work], clockedOn: IntervalSet, longestPause: Microseconds) {
        var sweep = BusySweep(from: .min, clockedOn: clockedOn)
        works.withUnsafeBufferPointer { sweep.sweep($0, to: .max) }
        self.init([BusyPieces(sweep.pieces)], clockedOn, longestPause)
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
        finish()
    }

    /// Pieces as they were swept, without the pauses that belong to them.
    init(_ pieces: [BusyPiece]) {
        starts = pieces.map(\.start)
        ends = pieces.map(\.end)
        readySince = pieces.map(\.ready)
        instance = pieces.map(\.instance)
    }

    var count: Int { starts.count }

    private mutating func reserveCapacity(_ count: Int) {
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        readySince.reserveCapacity(count)
        instance.reserveCapacity(count)
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

    private mutating func finish() {
        byEnd = InstantIndex(ends)
        blocks.reserveCapacity(count / BusyPieces.blockSize + 1)
        for first in stride(from: 0, to: count, by: BusyPieces.blockSize) {
            let pieces = first..<min(count, first + BusyPieces.blockSize)
            blocks.append(Block(starts[pieces], ends[pieces], readySince[pieces]))
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
        part.finish()
        return part
    }
}
