import EventLogs
import Sorting

/// What lies at the edges of a stretch of the day, without sorting all that lies in it.
///
/// The number of moments in each slot says how far to go: only the moments of the slots next to the edge are sorted.
extension DayProfile {
    /// The first `count` moments, or a few more, of those between two times, both included; by time, then day.
    /// - Parameter from: at the beginning of a slot.
    /// - Complexity: O(n) in all moments, and sorting those in the slots that hold the first `count`.
    func earliest(_ count: Int, from: Microseconds, through to: Microseconds) -> [Moment] {
        var slot = min(Int(from / DayProfile.slot), DayProfile.slots - 1)
        var found = 0
        while slot < DayProfile.slots, found < count {
            found += busyness[slot]
            slot += 1
        }
        // The last slot holds the end of the day too.
        let bound = slot == DayProfile.slots ? to : min(to, Microseconds(slot) * DayProfile.slot - 1)
        return sorted(from: from, through: bound) { $0 < $1 }
    }

    /// The last `count` moments, or a few more, of those between two times, both included; the latest and the latest
    /// day first.
    /// - Complexity: O(n) in all moments, and sorting those in the slots that hold the last `count`.
    func latest(_ count: Int, from: Microseconds, through to: Microseconds) -> [Moment] {
        // Of the slot that begins at `to` only its first instant counts, so it is not counted on.
        var slot = Int(to / DayProfile.slot)
        var found = 0
        while slot > 0, found < count {
            slot -= 1
            found += busyness[slot]
        }
        // Moments at the very end of the day are counted in the slot before.
        return sorted(from: max(from, Microseconds(slot) * DayProfile.slot), through: to) { $0 > $1 }
    }

    /// How many different days have a moment between two times, both included.
    /// - Complexity: O(n) in all moments.
    func days(withMomentsFrom from: Microseconds, through to: Microseconds) -> Int {
        var days: Set<Int> = []
        var previous = Int.min
        for moment in moments where moment.day != previous && moment.time >= from && moment.time <= to {
            previous = moment.day
            days.insert(previous)
        }
        return days.count
    }

    private func sorted(
        from: Microseconds,
        through to: Microseconds,
        by areInOrder: ((Microseconds, Int), (Microseconds, Int)) -> Bool
    ) -> [Moment] {
        var inside: [Moment] = []
        for moment in moments where moment.time >= from && moment.time <= to { inside.append(moment) }
        inside.sort { areInOrder(($0.time, $0.day), ($1.time, $1.day)) }
        return inside
    }
}
