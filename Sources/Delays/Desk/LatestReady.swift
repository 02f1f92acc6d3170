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

    /// Whether it became ready later; of two at once it is the one that the log has later.
    @inline(__always)
    fileprivate func isLater(than other: WorkInHand) -> Bool {
        ready != other.ready ? ready > other.ready : instance > other.instance
    }
}

/// The work in hand, of which the one that became ready last is asked for.
///
/// Work that ends no later than other work that became ready later never is the answer any more, and is let go of. What is
/// kept is in order of readiness, and the later something became ready, the sooner it ends; hardly ever are there more
/// than a few, however many are in hand.
struct LatestReady {
    /// The one that became ready last comes last.
    private var kept: [WorkInHand] = []

    @inline(__always)
    var isEmpty: Bool { kept.isEmpty }

    /// - Complexity: O(k) for k kept that became ready later, or that it makes superfluous.
    @inline(__always)
    mutating func insert(_ work: WorkInHand) {
        var place = kept.count
        while place > 0, kept[place &- 1].isLater(than: work) { place &-= 1 }
        guard place == kept.count || kept[place].end < work.end else { return }
        var first = place
        while first > 0, kept[first &- 1].end <= work.end { first &-= 1 }
        if first == kept.count {
            kept.append(work)
        } else if first < place {
            kept[first] = work
            if first &+ 1 < place { closeUp(to: first &+ 1, from: place) }
        } else {
            kept.insert(work, at: place)
        }
    }

    /// Lets go of those between two places, mostly a few at the end: `removeSubrange` makes more of it than there is.
    @inline(__always)
    private mutating func closeUp(to end: Int, from place: Int) {
        var end = end
        for other in place..<kept.count {
            kept[end] = kept[other]
            end &+= 1
        }
        while kept.count > end { kept.removeLast() }
    }

    /// What became ready last of the work that is not finished; nil where all is.
    /// - Parameter instant: the present, which never goes back.
    @inline(__always)
    mutating func latest(at instant: Microseconds) -> WorkInHand? {
        while let last = kept.last {
            if last.end > instant { return last }
            kept.removeLast()
        }
        return nil
    }
}
