import EventLogs
import Sorting

/// An interval set that is asked often: its intervals are found without a search.
public struct IndexedIntervals: Sendable {
    public let intervals: IntervalSet
    @usableFromInline let byEnd: InstantIndex

    /// - Complexity: O(n).
    public init(_ intervals: IntervalSet) {
        self.intervals = intervals
        byEnd = InstantIndex(intervals.ends)
    }

    /// As ``IntervalSet/firstIndex(endingAfter:)``.
    /// - Complexity: O(1) where intervals lie evenly.
    @inlinable
    @inline(__always)
    func firstIndex(endingAfter instant: Microseconds) -> Int {
        intervals.ends.withUnsafeBufferPointer { byEnd.count(through: instant, in: $0) }
    }

    /// As ``IntervalSet/duration(from:to:)``.
    /// - Complexity: O(1) where intervals lie evenly.
    @inlinable
    @inline(__always)
    public func duration(from: Microseconds, to: Microseconds) -> Microseconds {
        guard from < to else { return 0 }
        return intervals.duration(before: to, index: firstIndex(endingAfter: to))
            - intervals.duration(before: from, index: firstIndex(endingAfter: from))
    }

    /// As ``IntervalSet/lastEnd(before:)``.
    /// - Complexity: O(1) where intervals lie evenly.
    @inlinable
    @inline(__always)
    public func lastEnd(before instant: Microseconds) -> Microseconds? {
        intervals.lastEnd(before: instant, index: firstIndex(endingAfter: instant))
    }
}
