import EventLogs

/// When one resource works: weekly hours in a zone, and the dates that differ.
///
/// What decides about a date, the strongest first: leave, an extra working date, a holiday, the weekly hours.
public struct WorkCalendar: Sendable, Equatable {
    /// The hours are on the clocks of this zone.
    public var zone: ZoneRules
    public var week: WeeklyHours
    /// Dates on which nobody works, whatever the weekday.
    public var holidays: Set<CivilDate>
    /// Absences in local microseconds since 1970-01-01T00:00: whole dates, or from one time to another.
    public var leave: [Range<Microseconds>]
    /// Dates that are worked although the week says otherwise, such as the days worked in exchange for a
    /// Chinese holiday, with their hours in microseconds of the local day.
    public var extraDates: [CivilDate: [Range<Microseconds>]]

    /// A machine: every hour of every day.
    public static let always = WorkCalendar(zone: .utc, week: .always)

    public init(
        zone: ZoneRules,
        week: WeeklyHours,
        holidays: Set<CivilDate> = [],
        leave: [Range<Microseconds>] = [],
        extraDates: [CivilDate: [Range<Microseconds>]] = [:]
    ) {
        self.zone = zone
        self.week = week
        self.holidays = holidays
        self.leave = leave
        self.extraDates = extraDates
    }

    /// The leave that covers whole dates, both ends included.
    public static func leave(from first: CivilDate, through last: CivilDate) -> Range<Microseconds> {
        let start = Microseconds(first.daysSinceEpoch) * .day
        return start..<max(start, Microseconds(last.daysSinceEpoch + 1) * .day)
    }

    /// The hours of one date before leave is taken off.
    public func hours(on date: CivilDate) -> [Range<Microseconds>] {
        if let extra = extraDates[date] { return extra }
        return holidays.contains(date) ? [] : week.days[date.weekday]
    }

    /// The working time in [from, to).
    ///
    /// Hours keep their place on the wall clock: a shift from 22:00 to 06:00 is one hour shorter in the night in which the
    /// clocks go forward, and one longer when they go back. A bound that the clocks skip lands after the
    /// change, one that they show twice is the first (``EventLogs/ZoneRules/instant(local:)``).
    /// - Complexity: O(d log d) in days and leaves.
    public func workingTime(from: Microseconds, to: Microseconds) -> IntervalSet {
        guard from < to else { return .empty }
        if week == .always, holidays.isEmpty, leave.isEmpty, extraDates.isEmpty {
            return IntervalSet(from: from, to: to)
        }
        var starts: [Microseconds] = []
        var ends: [Microseconds] = []
        let firstDay = Int((zone.local(from) - .day).floored(by: .day))
        let lastDay = Int((zone.local(to) + .day).floored(by: .day))
        let regular = holidays.isEmpty && extraDates.isEmpty
        // Most days have one or two stretches of work.
        let room = 2 * (lastDay - firstDay + 1)
        starts.reserveCapacity(room)
        ends.reserveCapacity(room)
        for day in firstDay...lastDay {
            let midnight = Microseconds(day) * .day
            let hours =
                regular
                ? week.days[CivilDate.weekday(daysSinceEpoch: day)]
                : hours(on: CivilDate(daysSinceEpoch: day))
            for range in hours {
                starts.append(zone.instant(local: midnight + range.lowerBound))
                ends.append(zone.instant(local: midnight + range.upperBound))
            }
        }
        let scheduled = IntervalSet(mergingStarts: starts, ends: ends)
        guard !leave.isEmpty else { return scheduled.clipped(from: from, to: to) }
        let away = IntervalSet(
            mergingStarts: leave.map { zone.instant(local: $0.lowerBound) },
            ends: leave.map { zone.instant(local: $0.upperBound) }
        )
        return scheduled.subtracting(away).clipped(from: from, to: to)
    }
}
