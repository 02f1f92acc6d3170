import EventLogs

/// A piece of work in hand.
struct WorkInHand: BitwiseCopyable {
    let ready: Microseconds
    let end: Microseconds
    let instance: Int32

    @inline(__always)
    init(_ work: Work) {
        (ready, end, instance) = (work.ready, work.end, work.instance)
    }

    @inline(__always)
    fileprivate func isBefore(_ other: WorkInHand) -> Bool {
        ready != other.ready ? ready > other.ready : instance > other.instance
    }
}

/// The work in hand, of which the one that became ready last is asked for.
///
/// That one is kept apart, so that there is no heap where one piece of work is in hand at a time. The others are a heap,
/// the one that became ready last on top. Finished work is dropped when it surfaces.
struct LatestReady {
    private var latest: WorkInHand?
    private var others: [WorkInHand] = []

    @inline(__always)
    var isEmpty: Bool { latest == nil }

    /// - Parameter instant: the present, which never goes back.
    /// - Complexity: O(log m) for m in hand; O(1) for one.
    @inline(__always)
    mutating func insert(_ work: WorkInHand, at instant: Microseconds) {
        guard let known = latest else { return latest = work }
        if work.isBefore(known) {
            if known.end > instant { push(known) }
            latest = work
        } else if known.end <= instant, others.isEmpty {
            latest = work
        } else {
            push(work)
        }
    }

    /// What became ready last of the work that is not finished; nil where all is.
    @inline(__always)
    mutating func latest(at instant: Microseconds) -> WorkInHand? {
        while let known = latest, known.end <= instant { latest = others.isEmpty ? nil : pop() }
        return latest
    }

    private mutating func push(_ work: WorkInHand) {
        others.append(work)
        others.withUnsafeMutableBufferPointer { heap in
            var hole = heap.count &- 1
            while hole > 0 {
                let parent = (hole &- 1) >> 1
                guard work.isBefore(heap[parent]) else { break }
                heap[hole] = heap[parent]
                hole = parent
            }
            heap[hole] = work
        }
    }

    private mutating func pop() -> WorkInHand {
        let top = others[0]
        let moved = others.removeLast()
        others.withUnsafeMutableBufferPointer { heap in
            guard !heap.isEmpty else { return }
            var hole = 0
            while true {
                var child = 2 &* hole &+ 1
                guard child < heap.count else { break }
                if child &+ 1 < heap.count, heap[child &+ 1].isBefore(heap[child]) { child &+= 1 }
                guard heap[child].isBefore(moved) else { break }
                heap[hole] = heap[child]
                hole = child
            }
            heap[hole] = moved
        }
        return top
    }
}
