/// Turns instants into local times one after the other; the offset is looked up only where it is another than for the instant
/// before.
public struct ZoneCursor: Sendable {
    @usableFromInline let zone: ZoneRules
    /// From where to where the offset holds, the end not included.
    @usableFromInline var from = Microseconds.max
    @usableFromInline var to = Microseconds.min
    @usableFromInline var offset: Microseconds = 0

    @inlinable
    public init(_ zone: ZoneRules) { self.zone = zone }

    /// The same as ``ZoneRules/local(_:)``.
    @inlinable
    @inline(__always)
    public mutating func local(_ instant: Microseconds) -> Microseconds {
        if instant < from || instant >= to { seek(instant) }
        return instant + offset
    }

    /// Microseconds since local midnight.
    @inlinable
    @inline(__always)
    public mutating func timeOfDay(_ instant: Microseconds) -> Microseconds {
        let local = local(instant)
        return local - local.floored(by: .day) * .day
    }

    @inlinable
    mutating func seek(_ instant: Microseconds) {
        let index = zone.index(at: instant)
        from = index == 0 ? .min : zone.transitions[index - 1]
        to = index == zone.transitions.count ? .max : zone.transitions[index]
        offset = zone.offsets[index]
    }
}
