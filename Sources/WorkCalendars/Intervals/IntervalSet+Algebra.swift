import EventLogs

extension IntervalSet {
    /// The instants that are in either set.
    /// - Complexity: O(n + m)
    public func union(_ other: IntervalSet) -> IntervalSet { combined(with: other) { $0 || $1 } }

    /// The instants that are in both sets.
    /// - Complexity: O(n + m)
    public func intersection(_ other: IntervalSet) -> IntervalSet { combined(with: other) { $0 && $1 } }

    /// The instants of this set that are not in the other.
    /// - Complexity: O(n + m)
    public func subtracting(_ other: IntervalSet) -> IntervalSet { combined(with: other) { $0 && !$1 } }

    /// The instants of [from, to) that are not in the set.
    /// - Complexity: O(n)
    public func complement(from: Microseconds, to: Microseconds) -> IntervalSet {
        IntervalSet(from: from, to: to).subtracting(self)
    }

    /// The part of the set inside [from, to).
    /// - Complexity: O(log n + k) for k intervals inside.
    public func clipped(from: Microseconds, to: Microseconds) -> IntervalSet {
        var clippedStarts: [Microseconds] = []
        var clippedEnds: [Microseconds] = []
        var index = firstIndex(endingAfter: from)
        while index < count, starts[index] < to {
            let (start, end) = (max(from, starts[index]), min(to, ends[index]))
            if start < end {
                clippedStarts.append(start)
                clippedEnds.append(end)
            }
            index += 1
        }
        return IntervalSet(canonicalStarts: clippedStarts, ends: clippedEnds)
    }

    /// Sweeps the boundaries of both sets in order. Inside a set is after an odd number of its boundaries; the
    /// result opens and closes where `keep` changes, so it is in canonical form by construction.
    @inline(__always)
    private func combined(with other: IntervalSet, keep: (Bool, Bool) -> Bool) -> IntervalSet {
        var resultStarts: [Microseconds] = []
        var resultEnds: [Microseconds] = []
        resultStarts.reserveCapacity(count + other.count)
        resultEnds.reserveCapacity(count + other.count)
        var mine = 0
        var theirs = 0
        var inside = false
        while mine < 2 * count || theirs < 2 * other.count {
            let myNext = boundary(mine)
            let theirNext = other.boundary(theirs)
            let instant = min(myNext, theirNext)
            if myNext == instant { mine += 1 }
            if theirNext == instant { theirs += 1 }
            let keeps = keep(mine & 1 == 1, theirs & 1 == 1)
            guard keeps != inside else { continue }
            inside = keeps
            if keeps { resultStarts.append(instant) } else { resultEnds.append(instant) }
        }
        return IntervalSet(canonicalStarts: resultStarts, ends: resultEnds)
    }

    /// The starts and ends in turn; beyond the last, a time later than any.
    private func boundary(_ number: Int) -> Microseconds {
        guard number < 2 * count else { return .max }
        return number & 1 == 0 ? starts[number >> 1] : ends[number >> 1]
    }
}
