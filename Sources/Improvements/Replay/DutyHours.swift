import EventLogs
import WorkCalendars

/// When the resources of a replay are on duty, asked for instants that do not fall.
struct DutyHours {
    private let onDuty: [IntervalSet?]
    private let overtime: [Microseconds]
    /// Of each resource the interval that was looked at last.
    private var places: [Int]

    init(_ resources: [ReplayDesk.Resource]) {
        onDuty = resources.map(\.onDuty)
        overtime = resources.map(\.overtime)
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
    /// - Complexity: O(log intervals), and O(1) where it ends before the interval does; O(intervals) with overtime.
    func end(of length: Microseconds, from start: Microseconds, by resource: Int) -> Microseconds? {
        guard let intervals = onDuty[resource] else { return start + length }
        let place = places[resource]
        if place < intervals.count, intervals[place].from <= start, start + length <= intervals[place].to {
            return start + length
        }
        if overtime[resource] == 0 { return intervals.instant(after: length, from: start) }
        var left = length
        for place in intervals.firstIndex(endingAfter: start)..<intervals.count {
            let from = max(start, intervals[place].from)
            let available = intervals[place].to - from
            if left <= available + overtime[resource] { return from + left }
            left -= available
        }
        return nil
    }
}
