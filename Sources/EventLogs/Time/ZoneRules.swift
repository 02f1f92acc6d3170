import Foundation
import Sorting

/// The offsets of one time zone over time, tabled once so that a conversion is a binary search.
///
/// The table covers 1900 to 2100; instants outside it take the nearest offset.
public struct ZoneRules: Sendable, Equatable {
    /// The IANA name (`Europe/Berlin`), or `GMT+0800` for a fixed offset.
    public let identifier: String
    /// Instants at which a new offset begins; `offsets[i + 1]` holds from `transitions[i]` on.
    public let transitions: [Microseconds]
    public let offsets: [Microseconds]

    public static let utc = ZoneRules(fixedOffset: 0)

    /// A zone that is always `fixedOffset` ahead of UTC.
    public init(fixedOffset: Microseconds) {
        let minutes = fixedOffset / .minute
        let sign = minutes < 0 ? "-" : "+"
        let digits = String(10_000 + abs(minutes) / 60 * 100 + abs(minutes) % 60).dropFirst()
        identifier = minutes == 0 ? "UTC" : "GMT\(sign)\(digits)"
        transitions = []
        offsets = [fixedOffset]
    }

    /// The zone of that IANA name or abbreviation; nil if the system does not know it.
    public init?(identifier: String) {
        if ["UTC", "GMT", "Z"].contains(identifier.uppercased()) {
            self = .utc
            return
        }
        guard let zone = TimeZone(identifier: identifier) ?? TimeZone(abbreviation: identifier) else {
            return nil
        }
        self.identifier = identifier
        var transitions: [Microseconds] = []
        var instant = Date(timeIntervalSince1970: -2_208_988_800)
        var offsets = [Microseconds(zone.secondsFromGMT(for: instant)) * .second]
        let horizon = Date(timeIntervalSince1970: 4_102_444_800)
        while let next = zone.nextDaylightSavingTimeTransition(after: instant), next < horizon, next > instant
        {
            transitions.append(Microseconds(next.timeIntervalSince1970) * .second)
            offsets.append(Microseconds(zone.secondsFromGMT(for: next)) * .second)
            instant = next
        }
        self.transitions = transitions
        self.offsets = offsets
    }

    /// What to add to UTC at that instant to get local time.
    /// - Complexity: O(log t) in the number of transitions.
    @inlinable
    public func offset(at instant: Microseconds) -> Microseconds { offsets[index(at: instant)] }

    /// The offset that holds at that instant.
    @inlinable
    func index(at instant: Microseconds) -> Int {
        transitions.partitionPoint { $0 <= instant }
    }

    /// What to add to UTC between two instants; nil if that changes.
    /// - Complexity: O(log t) in the number of transitions.
    func offset(from: Microseconds, to: Microseconds) -> Microseconds? {
        let (first, last) = (index(at: from), index(at: to))
        return first == last ? offsets[first] : nil
    }

    /// Local wall-clock time as microseconds since 1970-01-01T00:00 local.
    @inlinable
    public func local(_ instant: Microseconds) -> Microseconds { instant + offset(at: instant) }

    /// The instant of a local wall-clock time.
    ///
    /// A time that the clocks skip (spring) is read with the offset before the change, so it lands after it;
    /// a time that happens twice (autumn) is read as the first.
    @inlinable
    public func instant(local: Microseconds) -> Microseconds {
        if transitions.isEmpty { return local - offsets[0] }
        let earlier = local - offset(at: local - .day)
        if offset(at: earlier) == local - earlier { return earlier }
        let later = local - offset(at: local + .day)
        return offset(at: later) == local - later ? later : earlier
    }
}
