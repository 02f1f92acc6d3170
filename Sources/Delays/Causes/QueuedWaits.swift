import EventLogs
import Parallelism
import Sorting
import WorkCalendars

/// What a queue did during a wait in it.
struct WorkOfQueue: BitwiseCopyable {
    /// How long anybody was on duty.
    var present: Microseconds = 0
    /// What they worked on.
    var worked = WorkedDuring()
}

/// A stretch of waiting, as far as it was spent in a queue.
struct QueuedWait: BitwiseCopyable {
    let span: WaitingSpan
    /// -1 where nobody is named.
    let queue: Int32
    /// Where the answer goes.
    let number: Int32

    /// Whether any of the stretch was spent in a queue.
    @inline(__always)
    var isSpentThere: Bool { queue >= 0 && span.from < span.to }
}

/// Waits in queues, put in order of queue: so a queue's columns are held once for all of its waits. They stay in the
/// order that they were in, which is roughly that of time: where one was found is where the next is looked for.
struct QueuedWaits {
    private let waits: [QueuedWait]
    /// Where those of each queue end.
    private let ends: [Int]

    /// - Parameter waits: of which those that were not spent in a queue are left out.
    /// - Complexity: O(waits + queues).
    init(_ waits: [QueuedWait], queueCount: Int) {
        var ends = [Int](repeating: 0, count: queueCount + 1)
        for wait in waits where wait.isSpentThere { ends[Int(wait.queue) + 1] += 1 }
        for queue in 0..<queueCount { ends[queue + 1] += ends[queue] }
        let count = ends[queueCount]
        self.waits = [QueuedWait](unsharedCapacity: count) { sorted, initialized in
            ends.withUnsafeMutableBufferPointer { ends in
                for wait in waits where wait.isSpentThere {
                    sorted[ends[Int(wait.queue)]] = wait
                    ends[Int(wait.queue)] &+= 1
                }
            }
            initialized = count
        }
        self.ends = ends
    }

    /// Looks up what the queues did during each wait.
    /// - Parameter answers: at its number, that of each wait is replaced.
    /// - Complexity: O(*n* log *d*) for *n* waits that are *d* pieces of work apart, and their pieces of work.
    func lookUp(
        _ pieces: [BusyPieces],
        onDuty: [IndexedIntervals],
        _ answers: UnsafeMutableBufferPointer<WorkOfQueue>
    ) {
        waits.withUnsafeBufferPointer { waits in
            var first = 0
            for queue in pieces.indices where ends[queue] > first {
                let own = UnsafeBufferPointer(rebasing: waits[first..<ends[queue]])
                QueuedWaits.lookUp(own, pieces[queue], onDuty[queue], answers)
                first = ends[queue]
            }
        }
    }

    /// Waits that are looked up step by step together, so that the memory is asked for many at once.
    private static let groupSize = 32

    /// Waits of many pieces of work are looked up all together.
    private static func lookUp(
        _ waits: UnsafeBufferPointer<QueuedWait>,
        _ pieces: BusyPieces,
        _ onDuty: IndexedIntervals,
        _ answers: UnsafeMutableBufferPointer<WorkOfQueue>
    ) {
        var long: [QueuedWait] = []
        var piecesOfLong: Range<Int>?
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: groupSize) { ranges in
            var first = 0
            while first < waits.count {
                let group = first..<min(first + groupSize, waits.count)
                for wait in group { ranges[wait - first] = pieces.pieces(during: waits[wait].span) }
                for wait in group {
                    let span = waits[wait].span
                    answers[Int(waits[wait].number)].present = onDuty.duration(from: span.from, to: span.to)
                }
                for wait in group {
                    let range = ranges[wait - first]
                    if range.count <= BusyPieces.mostScanned {
                        answers[Int(waits[wait].number)].worked =
                            pieces.worked(during: waits[wait].span, pieces: range)
                    } else {
                        long.append(waits[wait])
                        let known = piecesOfLong ?? range
                        piecesOfLong =
                            min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
                    }
                }
                first = group.upperBound
            }
        }
        guard let piecesOfLong else { return }
        // The one after the last may have begun during the wait.
        let part = pieces[piecesOfLong.lowerBound..<min(piecesOfLong.upperBound + 1, pieces.count)]
        for (wait, worked) in zip(long, part.workedDuring(long.map(\.span))) {
            answers[Int(wait.number)].worked = worked
        }
    }
}
