import EventLogs
import Sorting

/// A set of instants made of half-open intervals [from, to) in UTC microseconds: working time, leave, work done.
///
/// Kept in canonical form: sorted, no interval empty, no two overlapping or touching. So two sets are equal exactly
/// when they hold the same instants. A column of running lengths makes the measure of the set inside any window two
/// binary searches.
public struct IntervalSet: Sendable, Equatable {
    /// Where each interval begins, ascending.
    public let starts: [Microseconds]
    /// Where each interval ends (the first instant outside it), ascending.
    public let ends: [Microseconds]
    /// The length of all intervals before the i-th; one entry more than intervals.
    @usableFromInline let lengthBefore: [Microseconds]

    public static let empty = IntervalSet(canonicalStarts: [], ends: [])

    /// The one interval [from, to); empty when `to <= from`.
    public init(from: Microseconds, to: Microseconds) {
        self.init(canonicalStarts: from < to ? [from] : [], ends: from < to ? [to] : [])
    }

    /// The union of intervals in any order; empty and reversed ones count for nothing.
    /// - Complexity: O(n log n); O(n) when they come sorted by start.
    public init(merging unsorted: [(from: Microseconds, to: Microseconds)]) {
        self.init(mergingStarts: unsorted.map(\.from), ends: unsorted.map(\.to))
    }

    /// The union of the intervals [starts[i], ends[i]) in any order; empty and reversed ones count for nothing.
    ///
    /// How starts and ends belong together does not matter to a union: sorted each on its own, one interval of it ends
    /// wherever all that began has ended before the next begins.
    /// - Precondition: the columns are of one length.
    /// - Complexity: that of sorting times without comparisons; O(n) when they come sorted by start.
    public init(mergingStarts starts: [Microseconds], ends: [Microseconds]) {
        precondition(starts.count == ends.count, "a start and an end for each interval")
        var (from, to) = (starts, ends)
        if !zip(starts, ends).allSatisfy({ $0 < $1 }) {
            let isEmpty = { starts[$0] >= ends[$0] }
            from = starts.indices.filter { !isEmpty($0) }.map { starts[$0] }
            to = ends.indices.filter { !isEmpty($0) }.map { ends[$0] }
        }
        from.radixSort()
        to.radixSort()
        var merged = 0
        for next in from.indices.dropFirst() where from[next] > to[next - 1] {
            to[merged] = to[next - 1]
            merged += 1
            from[merged] = from[next]
        }
        if let last = to.last, merged + 1 < to.count {
            to[merged] = last
            // Copied, so as not to keep room for all that was merged.
            (from, to) = (Array(from[...merged]), Array(to[...merged]))
        }
        self.init(canonicalStarts: from, ends: to)
    }

    /// Takes columns that already are in canonical form.
    package init(canonicalStarts starts: [Microseconds], ends: [Microseconds]) {
        self.starts = starts
        self.ends = ends
        lengthBefore = [Microseconds](unsafeUninitializedCapacity: starts.count + 1) { lengths, initialized in
            starts.withUnsafeBufferPointer { starts in
                ends.withUnsafeBufferPointer { ends in
                    var total: Microseconds = 0
                    for index in starts.indices {
                        assert(
                            starts[index] < ends[index]
                                && (index == 0 || ends[index - 1] < starts[index])
                        )
                        lengths[index] = total
                        total += ends[index] - starts[index]
                    }
                    lengths[starts.count] = total
                }
            }
            initialized = starts.count + 1
        }
    }

    /// How many intervals the set consists of.
    @inlinable public var count: Int { starts.count }

    @inlinable public var isEmpty: Bool { starts.isEmpty }

    /// The length of all intervals together.
    @inlinable public var duration: Microseconds { lengthBefore[lengthBefore.count - 1] }

    @inlinable
    public subscript(index: Int) -> (from: Microseconds, to: Microseconds) { (starts[index], ends[index]) }

    /// The first interval that ends after `instant`, which is the one that holds it or the next; `count` if none.
    /// - Complexity: O(log n)
    @inlinable
    public func firstIndex(endingAfter instant: Microseconds) -> Int {
        ends.partitionPoint { $0 <= instant }
    }

    /// The length of the part of the set that lies before `instant`.
    /// - Complexity: O(log n)
    @inlinable
    public func duration(before instant: Microseconds) -> Microseconds {
        duration(before: instant, index: firstIndex(endingAfter: instant))
    }

    /// The length of the part of the set inside [from, to); 0 when `to <= from`.
    /// - Complexity: O(log n)
    @inlinable
    public func duration(from: Microseconds, to: Microseconds) -> Microseconds {
        from < to ? duration(before: to) - duration(before: from) : 0
    }

    /// The length of the part of the set inside [from, to), searched for from an interval on; 0 when `to <= from`.
    /// - Parameter near: any number; is set to the first interval that ends after `to`, from which to search for a
    ///   window close by.
    /// - Complexity: O(log *d*) for intervals *d* places away.
    @inlinable
    public func duration(from: Microseconds, to: Microseconds, near: inout Int) -> Microseconds {
        guard from < to else { return 0 }
        near = firstIndex(endingAfter: to, near: near)
        let last = duration(before: to, index: near)
        return last - duration(before: from, index: firstIndex(endingAfter: from, near: near))
    }

    /// - Parameter index: the first interval that ends after `instant`.
    @inlinable
    func duration(before instant: Microseconds, index: Int) -> Microseconds {
        guard index < starts.count, starts[index] < instant else { return lengthBefore[index] }
        return lengthBefore[index] + (instant - starts[index])
    }

    /// ``firstIndex(endingAfter:)``, searched for from `near` on in steps that double.
    /// - Parameter near: any number.
    /// - Complexity: O(log *d*) for an interval *d* places away.
    @inlinable
    public func firstIndex(endingAfter instant: Microseconds, near: Int) -> Int {
        ends.withUnsafeBufferPointer { $0.partitionPoint(near: near) { $0 <= instant } }
    }

    /// - Complexity: O(log n)
    @inlinable
    public func contains(_ instant: Microseconds) -> Bool {
        let index = firstIndex(endingAfter: instant)
        return index < starts.count && starts[index] <= instant
    }

    /// The latest instant `u <= instant` such that the set has measure immediately before `u`: `instant` itself
    /// inside an interval or at its end, else the end of the interval before; nil before the first.
    /// - Complexity: O(log n)
    @inlinable
    public func lastEnd(before instant: Microseconds) -> Microseconds? {
        lastEnd(before: instant, index: firstIndex(endingAfter: instant))
    }

    /// - Parameter index: the first interval that ends after `instant`.
    @inlinable
    func lastEnd(before instant: Microseconds, index: Int) -> Microseconds? {
        if index < starts.count, starts[index] < instant { return instant }
        return index > 0 ? ends[index - 1] : nil
    }

    /// The earliest instant of the set at or after `instant`; nil after the last interval.
    /// - Complexity: O(log n)
    @inlinable
    public func next(atOrAfter instant: Microseconds) -> Microseconds? {
        let index = firstIndex(endingAfter: instant)
        return index < starts.count ? max(instant, starts[index]) : nil
    }

    /// When work of that length is done if it begins at `instant` and proceeds only inside the set: the earliest
    /// `u >= instant` with `duration(from: instant, to: u) == length`; nil if the set ends before.
    /// - Complexity: O(log n)
    @inlinable
    public func instant(after length: Microseconds, from instant: Microseconds) -> Microseconds? {
        if length <= 0 { return instant }
        let target = duration(before: instant) + length
        if target > duration { return nil }
        let index = lengthBefore.partitionPoint { $0 < target } - 1
        return starts[index] + (target - lengthBefore[index])
    }
}
