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
    /// One behind the other; the first, if there is any, is a gap.
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

        /// - Parameter start: when the first begins.
        init(_ pieces: ArraySlice<BusyPiece>, from start: Microseconds) {
            var start = start
            for piece in pieces {
                length += piece.worked(since: start)
                start = piece.end
                if piece.isGap { continue }
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
        var rest = others[...]
        if let last = pieces.last, rest.first?.end == last.end {
            rest.removeFirst()
            if let other = rest.first, other.instance == last.instance {
                pieces[pieces.count - 1].end = other.end
                rest.removeFirst()
            }
        }
        pieces += rest
    }

    /// A pause between two pieces of work, during which nobody was free, belongs to the first.
    private mutating func extendOverPauses(_ clockedOn: IntervalSet, _ longestPause: Microseconds) {
        var spell = 0
        var kept = 0
        pieces.withUnsafeMutableBufferPointer { pieces in
            for piece in pieces.indices {
                if pieces[piece].isGap, kept > 0 {
                    let (end, next) = (pieces[kept - 1].end, pieces[piece].end)
                    while spell < clockedOn.count, clockedOn.ends[spell] < end { spell += 1 }
                    if next - end <= longestPause, spell < clockedOn.count, clockedOn.ends[spell] > next {
                        pieces[kept - 1].end = next
                        continue
                    }
                }
                pieces[kept] = pieces[piece]
                kept += 1
            }
        }
        pieces.removeLast(count - kept)
    }

    private mutating func finish() {
        byEnd = pieces.withUnsafeBufferPointer { pieces in
            InstantIndex(count: pieces.count) { pieces[$0].end }
        }
        blocks.reserveCapacity(count / BusyPieces.blockSize + 1)
        for first in stride(from: 0, to: count, by: BusyPieces.blockSize) {
            let block = pieces[first..<min(count, first + BusyPieces.blockSize)]
            blocks.append(Block(block, from: start(of: first)))
        }
    }

    @inline(__always)
    private func start(of piece: Int) -> Microseconds { pieces[max(piece - 1, 0)].end }

    /// How long anybody was busy in a piece.
    @inline(__always)
    func length(of piece: Int) -> Microseconds { pieces[piece].worked(since: start(of: piece)) }

    /// Calls `body` with the pieces that are not wholly outside a span of time, but no gaps; the first may begin before it,
    /// the last end after it.
    /// - Complexity: O(log n) to find the first.
    @inline(__always)
    func forEach(from: Microseconds, to: Microseconds, _ body: (_ start: Microseconds, BusyPiece) -> Void) {
        let first = pieces.partitionPoint { $0.end <= from }
        for piece in first..<count {
            let start = start(of: piece)
            if start >= to { return }
            if !pieces[piece].isGap { body(start, pieces[piece]) }
        }
    }

    /// Some of the pieces.
    subscript(range: Range<Int>) -> BusyPieces {
        let before = range.lowerBound > 0 ? [BusyPiece.gap(to: pieces[range.lowerBound - 1].end)] : []
        var part = BusyPieces(before + pieces[range])
        part.finish()
        return part
    }
}
