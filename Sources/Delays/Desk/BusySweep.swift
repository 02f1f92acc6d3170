import EventLogs
import Sorting
import WorkCalendars

/// Sweeps over a queue's work in order of time and cuts its busy time into pieces.
///
/// Only where work becomes ready later than all that is in hand, or the latest of it ends, does a piece end. The work
/// may come in portions: what is in hand at the end of one goes on in the next, and a piece that a portion's end cuts
/// is joined again.
struct BusySweep {
    /// The first is a gap, as wherever nobody was busy before a piece.
    private(set) var pieces: [BusyPiece] = []
    private let clockedOn: IntervalSet
    /// The first spell on duty that may still go on.
    private var spell: Int
    private var instant: Microseconds
    private var inHand = LatestReady()

    /// - Parameters:
    ///   - from: no piece begins before.
    ///   - clockedOn: when the queue has somebody on duty and nobody free.
    init(from: Microseconds, clockedOn: IntervalSet) {
        self.clockedOn = clockedOn
        spell = clockedOn.ends.partitionPoint { $0 <= from }
        instant = from
    }

    /// Goes on to `to`.
    /// - Parameter works: all work that begins before `to` and is not swept yet, in order of start.
    /// - Complexity: O(n m) in `works`, of which m are kept in hand at a time: see ``LatestReady``.
    mutating func sweep(_ works: UnsafeBufferPointer<Work>, to: Microseconds) {
        clockedOn.starts.withUnsafeBufferPointer { spellStarts in
            clockedOn.ends.withUnsafeBufferPointer { spellEnds in
                var inHand = inHand
                self.inHand = LatestReady()
                var instant = instant
                var spell = spell
                var started = 0
                while instant < to {
                    if inHand.isEmpty {
                        guard started < works.count else { break }
                        instant = max(instant, works[started].start)
                    }
                    while started < works.count, works[started].start <= instant {
                        inHand.insert(WorkInHand(works[started]))
                        started &+= 1
                    }
                    guard let latest = inHand.latest(at: instant) else { continue }
                    let next = started < works.count ? works[started].start : Microseconds.max
                    let until = min(next, latest.end, to)
                    while spell < spellEnds.count, spellEnds[spell] <= instant { spell &+= 1 }
                    var index = spell
                    while index < spellEnds.count, spellStarts[index] < until {
                        add(max(instant, spellStarts[index]), min(until, spellEnds[index]), latest)
                        index &+= 1
                    }
                    instant = until
                }
                // A portion that ends where it begins is in hand from then on.
                for work in works[started...] { inHand.insert(WorkInHand(work)) }
                (self.inHand, self.instant, self.spell) = (inHand, instant, spell)
            }
        }
    }

    @inline(__always)
    private mutating func add(_ start: Microseconds, _ end: Microseconds, _ work: WorkInHand) {
        if let last = pieces.last, last.end == start {
            if last.instance == work.instance {
                pieces[pieces.count - 1].end = end
                return
            }
        } else {
            pieces.append(.gap(to: start))
        }
        pieces.append(BusyPiece(end: end, ready: work.ready, instance: work.instance))
    }
}
