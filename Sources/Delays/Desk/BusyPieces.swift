import EventLogs
import Parallelism
import Sorting
import WorkCalendars

/// What a queue's people worked on, in disjoint pieces of their time on duty during which nobody was free; a pause counts
/// to the work before it.
///
/// Each piece carries the work that became ready last of all that was in hand then: an order that was ready before it
/// has been overtaken by it.
struct BusyPieces: Sendable {
    private(set) var pieces: [BusyPiece] = []
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

        init(_ pieces: ArraySlice<BusyPiece>) {
            for piece in pieces {
                length += piece.length
                earliestReady = min(earliestReady, piece.ready)
                latestReady = max(latestReady, piece.ready)
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

    /// Joins what was swept of windows that follow one another, each of which is let go of at once.
    init(_ windows: consuming [BusyPieces], _ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        if windows.count > 1 { pieces.reserveCapacity(windows.reduce(0) { $0 + $1.count }) }
        for window in windows.indices {
            let part = windows[window].pieces
            windows[window] = .none
            if windows.count == 1 { pieces = part } else { append(part) }
        }
        extendOverPauses(clockedOn, longestPause)
        finish()
    }

    /// Pieces as they were swept, without the pauses that belong to them.
    init(_ pieces: [BusyPiece]) { self.pieces = pieces.withoutSpareRoom }

    var count: Int { pieces.count }

    /// Appends what follows in time; a piece that was cut in two is joined.
    private mutating func append(_ others: [BusyPiece]) {
        var first = 0
        if let last = pieces.last, let other = others.first, last.end == other.start,
            last.instance == other.instance
        {
            pieces[pieces.count - 1].end = other.end
            first = 1
        }
        pieces += others[first...]
    }

    /// A pause between two pieces of work, during which nobody was free, belongs to the first.
    private mutating func extendOverPauses(_ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        var spell = 0
        pieces.withUnsafeMutableBufferPointer { pieces in
            for piece in pieces.indices.dropLast() {
                let (end, next) = (pieces[piece].end, pieces[piece + 1].start)
                guard end < next, next - end <= longestPause else { continue }
                while spell < clockedOn.count, clockedOn.ends[spell] < end { spell += 1 }
                if spell < clockedOn.count, clockedOn.ends[spell] > next { pieces[piece].end = next }
            }
        }
    }

    private mutating func finish() {
        byEnd = pieces.withUnsafeBufferPointer { pieces in
            InstantIndex(count: pieces.count) { pieces[$0].end }
        }
        blocks.reserveCapacity(count / BusyPieces.blockSize + 1)
        for first in stride(from: 0, to: count, by: BusyPieces.blockSize) {
            blocks.append(Block(pieces[first..<min(count, first + BusyPieces.blockSize)]))
        }
    }

    /// The pieces that are not wholly outside a span of time; the first may begin before it, the last end after it.
    /// - Complexity: O(log n) to find the first.
    @inline(__always)
    func pieces(from: Microseconds, to: Microseconds) -> some Sequence<BusyPiece> {
        pieces[pieces.partitionPoint { $0.end <= from }...].lazy.prefix { $0.start < to }
    }

    /// Some of the pieces.
    subscript(range: Range<Int>) -> BusyPieces {
        var part = BusyPieces(Array(pieces[range]))
        part.finish()
        return part
    }
}
