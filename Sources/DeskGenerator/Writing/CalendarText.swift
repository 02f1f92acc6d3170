import EventLogs
import WorkCalendars

/// The true calendars in the form of a calendar file: the shifts, then who works which, and leave.
struct CalendarText {
    let text: String

    init(desk: DeskDescription, language: Language) {
        var lines = ["# The true working calendars of the generated desk.", "zone: \(desk.zone.identifier)"]
        let people = desk.assistants.filter { $0.calendar != .always }
        // Holidays at the top hold for all.
        let shared = people.first?.calendar.holidays ?? []
        let areShared = people.allSatisfy { $0.calendar.holidays == shared }
        if areShared, !shared.isEmpty { lines.append("holidays: \(CalendarText.list(shared))") }

        var shifts: [WorkCalendar] = []
        for assistant in people {
            let shift = assistant.calendar.withoutLeave
            if !shifts.contains(shift) { shifts.append(shift) }
        }
        if !shifts.isEmpty { lines.append("calendars:") }
        for (number, shift) in shifts.enumerated() {
            lines.append("  shift \(number + 1):")
            lines += CalendarText.lines(shift, deskZone: desk.zone, withHolidays: !areShared).map {
                "    \($0)"
            }
        }
        lines.append("resources:")
        for assistant in desk.assistants {
            let name = CalendarText.quoted(assistant.name[language])
            let number = shifts.firstIndex(of: assistant.calendar.withoutLeave)
            let shift = number.map { "shift \($0 + 1)" } ?? "always"
            let leave = assistant.calendar.leave.map(CalendarText.text(leave:))
            lines.append(
                leave.isEmpty
                    ? "  \(name): \(shift)"
                    : "  \(name): {calendar: \(shift), leave: [\(leave.joined(separator: ", "))]}"
            )
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ shift: WorkCalendar, deskZone: ZoneRules, withHolidays: Bool) -> [String] {
        var lines: [String] = []
        if shift.zone != deskZone { lines.append("zone: \(shift.zone.identifier)") }
        var weekday = 0
        while weekday < 7 {
            let hours = shift.week.days[weekday]
            var last = weekday
            while last < 6, shift.week.days[last + 1] == hours { last += 1 }
            if !hours.isEmpty {
                let days =
                    LocalTime.weekdays[weekday] + (last > weekday ? "-\(LocalTime.weekdays[last])" : "")
                lines.append("\(days): \(text(hours: hours))")
            }
            weekday = last + 1
        }
        if withHolidays, !shift.holidays.isEmpty { lines.append("holidays: \(list(shift.holidays))") }
        let extra = shift.extraDates.sorted { $0.key < $1.key }.map { day, hours in
            "{date: \(LocalTime.text(date: day)), hours: \(text(hours: hours))}"
        }
        if !extra.isEmpty { lines.append("workdays: [\(extra.joined(separator: ", "))]") }
        return lines
    }

    private static func list(_ dates: Set<CivilDate>) -> String {
        "[\(dates.sorted().map(LocalTime.text(date:)).joined(separator: ", "))]"
    }

    private static func text(hours: [Range<Microseconds>]) -> String {
        let ranges = hours.map {
            "\"\(LocalTime.text(timeOfDay: $0.lowerBound))-\(LocalTime.text(timeOfDay: $0.upperBound))\""
        }
        return "[\(ranges.joined(separator: ", "))]"
    }

    private static func text(leave: Range<Microseconds>) -> String {
        guard leave.lowerBound % .day == 0, leave.upperBound % .day == 0 else {
            return "{from: \(moment(leave.lowerBound)), to: \(moment(leave.upperBound))}"
        }
        // A date as the end of a leave is included.
        return "{from: \(date(leave.lowerBound)), to: \(date(leave.upperBound - .day))}"
    }

    private static func date(_ local: Microseconds) -> String {
        String(LocalTime.text(local: local).prefix(10))
    }

    private static func moment(_ local: Microseconds) -> String {
        String(LocalTime.text(local: local).prefix(16).map { $0 == "T" ? " " : $0 })
    }

    private static func quoted(_ name: String) -> String {
        let escaped = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
        return "\"\(escaped.joined())\""
    }
}

extension WorkCalendar {
    fileprivate var withoutLeave: WorkCalendar {
        var calendar = self
        calendar.leave = []
        return calendar
    }
}
