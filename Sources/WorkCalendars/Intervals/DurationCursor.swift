import EventLogs

/// Answers ``IntervalSet/duration(before:)`` for instants that come in order of time, without searching.
///
/// Invariant: `index` is the first interval that ends after the last instant asked for.
struct DurationCursor {
    private let set: IntervalSet
    private var index = 0

    init(_ set: IntervalSet) { self.set = set }

    /// - Precondition: not before the last instant.
    /// - Complexity: O(intervals passed).
    @inline(__always)
    mutating func duration(before instant: Microseconds) -> Microseconds {
        while index < set.count, set.ends[index] <= instant { index += 1 }
        guard index < set.count, set.starts[index] < instant else { return set.lengthBefore[index] }
        return set.lengthBefore[index] + (instant - set.starts[index])
    }

    /// The length of the part of the set inside [from, to); 0 when `to <= from`.
    /// - Precondition: `from` is not before the last instant; `to` may lie anywhere.
    /// - Complexity: O(intervals passed), and O(log n) where `to` lies behind the interval at `from`.
    @inline(__always)
    mutating func duration(from: Microseconds, to: Microseconds) -> Microseconds {
        let before = duration(before: from)
        guard from < to else { return 0 }
        guard index < set.count, set.ends[index] <= to else {
            guard index < set.count, set.starts[index] < to else { return 0 }
            return set.lengthBefore[index] + (to - set.starts[index]) - before
        }
        return set.duration(before: to) - before
    }
}
