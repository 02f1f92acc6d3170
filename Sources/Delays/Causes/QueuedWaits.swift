import EventLogs
import WorkCalendars

/// A stretch of waiting, and what its queue did meanwhile.
struct QueuedWait: BitwiseCopyable {
    let stretch: WaitingStretch
    /// The part of the stretch that was spent in the queue; may be empty.
    let inQueue: WaitingSpan
    /// Negative where nobody is named.
    let queue: Int32
    /// How long anybody of the queue was on duty during the span.
    var present: Microseconds = 0
    /// What they worked on.
    var worked = WorkedDuring()

    @inline(__always)
    init(_ stretch: WaitingStretch, inQueue: WaitingSpan, queue: Int32) {
        (self.stretch, self.inQueue, self.queue) = (stretch, inQueue, queue)
    }

    @inline(__always)
    init(undetermined stretch: WaitingStretch) {
        self.init(stretch, inQueue: WaitingSpan(from: 0, to: 0, ready: 0), queue: -1)
    }
}

/// The waits in one queue, of several in all queues.
struct QueuedWaits {
    private let waits: UnsafeMutableBufferPointer<QueuedWait>
    /// The places of those in the queue, ascending.
    private let places: Slice<UnsafeMutableBufferPointer<Int32>>

    /// Calls `body` with each queue that there are waits in.
    /// - Complexity: O(waits + queues).
    static func forEachQueue(
        of waits: inout [QueuedWait],
        queueCount: Int,
        _ body: (Int, QueuedWaits) -> Void
    ) {
        waits.withUnsafeMutableBufferPointer { waits in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: waits.count) { places in
                // Where the places of each queue end, once they are put in.
                var ends = [Int](repeating: 0, count: queueCount + 1)
                for wait in waits where wait.queue >= 0 { ends[Int(wait.queue) + 1] += 1 }
                for queue in 0..<queueCount { ends[queue + 1] += ends[queue] }
                for (place, wait) in waits.enumerated() where wait.queue >= 0 {
                    places[ends[Int(wait.queue)]] = Int32(truncatingIfNeeded: place)
                    ends[Int(wait.queue)] += 1
                }
                var first = 0
                for queue in 0..<queueCount where ends[queue] > first {
                    body(queue, QueuedWaits(waits: waits, places: places[first..<ends[queue]]))
                    first = ends[queue]
                }
            }
        }
    }

    /// Looks up what the queue did during each wait.
    ///
    /// Waits of many pieces of work are looked up all together.
    func lookUp(_ pieces: BusyPieces, onDuty: IntervalSet) {
        var long: [Int] = []
        var piecesOfLong: Range<Int>?
        var nearPiece = 0
        var nearDuty = 0
        for place in places.lazy.map({ Int($0) }) {
            let span = waits[place].inQueue
            guard span.from < span.to else { continue }
            waits[place].present = onDuty.duration(from: span.from, to: span.to, near: &nearDuty)
            let range = pieces.pieces(during: span, near: &nearPiece)
            if range.count <= BusyPieces.mostScanned {
                waits[place].worked = pieces.worked(during: span, pieces: range)
            } else {
                long.append(place)
                let known = piecesOfLong ?? range
                piecesOfLong =
                    min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
            }
        }
        guard let piecesOfLong else { return }
        // The one after the last may have begun during the wait.
        let part = pieces[piecesOfLong.lowerBound..<min(piecesOfLong.upperBound + 1, pieces.count)]
        for (place, worked) in zip(long, part.workedDuring(long.map { waits[$0].inQueue })) {
            waits[place].worked = worked
        }
    }
}
