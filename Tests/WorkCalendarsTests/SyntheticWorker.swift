import EventLogs
import TestInputs

@testable import WorkCalendars

/// Somebody whose true calendar is known, and who works at random within it.
struct SyntheticWorker {
    var week: WeeklyHours
    var zone = ZoneRules(identifier: "Europe/Berlin")!
    var leave: [Range<Microseconds>] = []
    var tasksPerDay = 6.0
    var taskLength = 30 * Microseconds.minute
    /// Work goes on over breaks and nights, as simulators write it; else tasks fit into one stretch of hours.
    var pauses = false
    /// A share of the days is without any work.
    var idleDays = 0.0
    var busyWeekdays: Set<Int> = Set(0..<7)

    /// 2026-02-02, a Monday; eight weeks from it the clocks change.
    static let start = Microseconds(CivilDate(year: 2026, month: 2, day: 2).daysSinceEpoch) * .day

    func horizon(_ weeks: Int) -> (from: Microseconds, to: Microseconds) {
        (
            zone.instant(local: SyntheticWorker.start),
            zone.instant(local: SyntheticWorker.start + Microseconds(weeks) * .week)
        )
    }

    var calendar: WorkCalendar { WorkCalendar(zone: zone, week: week, leave: leave) }

    /// Starts and ends, in order.
    func work(weeks: Int, random: inout SeededGenerator) -> [(Microseconds, Microseconds)] {
        let (from, to) = horizon(weeks)
        let working = calendar.workingTime(from: from, to: to)
        var spans: [(Microseconds, Microseconds)] = []
        let daily = Double(week.perWeek) / Double(max(1, week.days.filter { !$0.isEmpty }.count))
        var cursor = from
        while let open = working.next(atOrAfter: cursor) {
            let dayEnd = zone.instant(local: zone.local(open).floored(by: .day) * .day + .day)
            let today = working.duration(from: open, to: dayEnd)
            let idle = Double.random(in: 0..<1, using: &random) < idleDays
            let expected = tasksPerDay * Double(today) / daily
            let count =
                Int(expected)
                + (Double.random(in: 0..<1, using: &random) < expected - expected.rounded(.down) ? 1 : 0)
            for _ in 0..<(idle ? 0 : count) {
                let offset = Microseconds.random(in: 0..<today, using: &random)
                guard
                    let start = working.instant(after: offset, from: open).flatMap({
                        working.next(atOrAfter: $0)
                    }),
                    let end = working.instant(after: taskLength, from: start)
                else { continue }
                if pauses || end - start == taskLength { spans.append((start, end)) }
            }
            cursor = dayEnd
        }
        return spans.sorted { $0 < $1 }
    }
}

extension WeeklyHours {
    /// Hours of a week that are in one and not in the other.
    func errorHours(against truth: WeeklyHours) -> Double {
        let (mine, theirs) = (asIntervals, truth.asIntervals)
        return (mine.subtracting(theirs).duration + theirs.subtracting(mine).duration).hours
    }
}

extension WorkSpans {
    /// - Parameter spans: starts and ends, in order of start.
    init(_ spans: [(Microseconds, Microseconds)]) {
        self.init(starts: spans.map(\.0), ends: spans.map(\.1))
    }
}
