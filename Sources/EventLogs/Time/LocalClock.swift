/// Turns instants into local time, one after another: the offset is looked up only where the last one does not hold.
///
/// Invariant: `offset` holds for all instants in [`from`, `to`).
public struct LocalClock {
    @usableFromInline let zone: ZoneRules
    @usableFromInline var from = Microseconds.max
    @usableFromInline var to = Microseconds.min
    @usableFromInline var offset: Microseconds = 0

    public init(_ zone: ZoneRules) { self.zone = zone }

    /// The same as ``ZoneRules/local(_:)``.
    /// - Complexity: O(1) next to the last instant; O(log t) in the number of transitions behind a change.
    @inlinable @inline(__always)
    public mutating func local(_ instant: Microseconds) -> Microseconds {
        if instant < from || instant >= to { lookUp(instant) }
        return instant &+ offset
    }

    @inlinable @inline(never)
    mutating func lookUp(_ instant: Microseconds) {
        let index = zone.index(at: instant)
        from = index == 0 ? .min : zone.transitions[index - 1]
        // Nothing is at the largest number but itself, which is looked up each time.
        to = index == zone.transitions.count ? .max : zone.transitions[index]
        offset = zone.offsets[index]
    }
}
