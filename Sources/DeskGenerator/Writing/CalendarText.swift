import EventLogs
import WorkCalendars

/// The true calendars in the form of a calendar file, one entry for each assistant.
struct CalendarText {
    let text: String

    init(desk: DeskDescription, language: Language) {
        var lines = [
            "# The true working calendars of the generated desk.", "zone: \(desk.zone.identifier)",
            "resources:",
        ]
        for assistant in desk.assistants {
            let name = CalendarText.quoted(assistant.name[language])
            if assistant.calendar == .always {
                lines.append("  \(name): always")
            } else {
                lines.append("  \(name):")
                lines += CalendarText.lines(assistant.calendar, deskZone: desk.zone).map { "    \($0)" }
            }
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ calendar: WorkCalendar, deskZone: ZoneRules) -> [String] {
        var lines: [String] = []
        if calendar.zone != deskZone { lines.append("zone: \(calendar.zone.identifier)") }
        for (weekday, hours) in calendar.week.days.enumerated() where !hours.isEmpty {
            lines.append(
                "\(LocalTime.weekdays[weekday]): [\(hours.map(text(hours:)).joined(separator: ", "))]"
            )
        }
        if !calendar.holidays.isEmpty {
            let dates = calendar.holidays.sorted().map(LocalTime.text(date:))
            lines.append("holidays: [\(dates.joined(separator: ", "))]")
        }
        if !calendar.leave.isEmpty {
            let spans = calendar.leave.map { leave in
                leave.lowerBound % .day == 0 && leave.upperBound % .day == 0
                    ? "{from: \(date(leave.lowerBound)), to: \(date(leave.upperBound - .day))}"
                    : "{from: \(moment(leave.lowerBound)), to: \(moment(leave.upperBound))}"
            }
            lines.append("leave: [\(spans.joined(separator: ", "))]")
        }
        let extra = calendar.extraDates.sorted { $0.key < $1.key }.map { day, hours in
            "{date: \(LocalTime.text(date: day)), hours: [\(hours.map(text(hours:)).joined(separator: ", "))]}"
        }
        if !extra.isEmpty { lines.append("workdays: [\(extra.joined(separator: ", "))]") }
        return lines
    }

    private static func text(hours: Range<Microseconds>) -> String {
        "\"\(LocalTime.text(timeOfDay: hours.lowerBound))-\(LocalTime.text(timeOfDay: hours.upperBound))\""
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
