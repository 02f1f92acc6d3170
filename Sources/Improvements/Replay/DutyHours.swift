import EventLogs
import WorkCalendars

/// When the resources of a replay are on duty, asked for instants that do not fall.
struct DutyHours {
    private let onDuty: [IntervalSet?]
    /// Of each resource the interval that was looked at last.
    private var places: [Int]

    init(_ resources: [ReplayDesk.Resource]) {
        onDuty = resources.map(\.onDuty)
        places = resources.map { _ in 0 }
    }

    /// Whether a resource works right after an instant; else when it does next, nil for never again.
    /// - Complexity: O(1) but for intervals that are passed over.
    mutating func isOnDuty(_ resource: Int, at now: Microseconds) -> (isOnDuty: Bool, next: Microseconds?) {
        guard let intervals = onDuty[resource] else { return (true, nil) }
        places[resource] = intervals.firstIndex(endingAfter: now, near: places[resource])
        guard places[resource] < intervals.count else { return (false, nil) }
        let from = intervals[places[resource]].from
        return from <= now ? (true, nil) : (false, from)
    }

    /// When work of a length that begins at an instant is done; nil if the resource never comes again to do it.
    /// - Complexity: O(log intervals), O(1) where it ends before the interval does.
    func end(of length: Microseconds, from start: Microseconds, by resource: Int) -> Microseconds? {
        guard let intervals = onDuty[resource] else { return start + length }
        let place = places[resource]
        if place < intervals.count, intervals[place].from <= start, start + length <= intervals[place].to {
            return start + length
        }
        return intervals.instant(after: length, from: start)
    }
}
