import EventLogs
import WorkCalendars

/// The working time of one calendar, laid out as far ahead as the simulation has come.
struct Shifts {
    private let calendar: WorkCalendar
    private let opening: Microseconds
    private var horizon: Microseconds
    private(set) var intervals: IntervalSet
    /// The interval that the clock is in or that comes next.
    private var cursor = 0

    /// Far enough that no task and no closure lies beyond it; a machine has one interval up to it.
    private static let ahead = 400 * Microseconds.day

    init(calendar: WorkCalendar, opening: Microseconds) {
        self.calendar = calendar
        self.opening = opening
        horizon = opening + 2 * Shifts.ahead
        intervals = calendar.workingTime(from: opening, to: horizon)
    }

    /// Doubles the time laid out when the clock comes near its end, so that all of it is laid out O(1) times.
    mutating func extend(past clock: Microseconds) {
        guard clock + Shifts.ahead > horizon else { return }
        horizon += horizon - opening
        intervals = calendar.workingTime(from: opening, to: horizon)
    }

    /// What changes next after `clock`: work opens or closes. Where nothing changes for long, the state as it is,
    /// to be asked again then.
    mutating func nextChange(after clock: Microseconds) -> (time: Microseconds, opens: Bool) {
        extend(past: clock)
        while cursor < intervals.count, intervals.ends[cursor] <= clock { cursor += 1 }
        guard cursor < intervals.count else { return (clock + Shifts.ahead / 2, false) }
        if intervals.starts[cursor] > clock { return (intervals.starts[cursor], true) }
        return intervals.ends[cursor] == horizon
            ? (clock + Shifts.ahead / 2, true) : (intervals.ends[cursor], false)
    }

    /// When a task begun at `start` (or when work opens next) is done: run through if it ends at most `overtime`
    /// after a closing time, else paused there until work opens again.
    mutating func finish(start: Microseconds, work: Microseconds, overtime: Microseconds) -> Microseconds {
        extend(past: start)
        var index = intervals.firstIndex(endingAfter: start)
        var moment = start
        var left = work
        while index < intervals.count {
            moment = max(moment, intervals.starts[index])
            let end = intervals.ends[index]
            if moment + left <= end + overtime { return moment + left }
            left -= end - moment
            moment = end
            index += 1
        }
        // Nobody comes back: the work is finished all the same, so that the order ends.
        return moment + left
    }
}
