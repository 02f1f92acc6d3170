import EventLogs
import WorkCalendars

extension CalendarRow {
    /// The row of a resource that works by that calendar.
    /// - Parameter source: how the calendar was come by.
    public init(resource: String, calendar: WorkCalendar, source: Source) {
        self.init(
            resource: resource,
            source: source,
            hoursPerWeek: calendar.week.perWeek.hours,
            hours: calendar.week.lines,
            leave: calendar.leave.map(CalendarRow.span)
        )
    }

    /// `2026-08-03/2026-08-14`, both included, or with times where it is not whole dates.
    private static func span(_ leave: Range<Microseconds>) -> String {
        let isWholeDates = leave.lowerBound % .day == 0 && leave.upperBound % .day == 0
        let (from, to) = (leave.lowerBound, leave.upperBound)
        return isWholeDates ? "\(date(from))/\(date(to - .day))" : "\(moment(from))/\(moment(to))"
    }

    private static func date(_ local: Microseconds) -> String {
        CivilDate(daysSinceEpoch: Int(local.floored(by: .day))).description
    }

    private static func moment(_ local: Microseconds) -> String {
        "\(date(local)) \(ZoneRules.clock(local - local.floored(by: .day) * .day))"
    }
}

extension WeeklyHours {
    /// `Mon-Fri 09:00-12:30 13:00-17:30`: a line for each run of weekdays of the same hours, free days left out.
    fileprivate var lines: [String] {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        var lines: [String] = []
        var first = 0
        while first < 7 {
            var last = first
            while last < 6, days[last + 1] == days[first] { last += 1 }
            if !days[first].isEmpty {
                let hours = days[first].map {
                    "\(ZoneRules.clock($0.lowerBound))-\(ZoneRules.clock($0.upperBound))"
                }
                let run = first == last ? names[first] : "\(names[first])-\(names[last])"
                lines.append("\(run) \(hours.joined(separator: " "))")
            }
            first = last + 1
        }
        return lines
    }
}
