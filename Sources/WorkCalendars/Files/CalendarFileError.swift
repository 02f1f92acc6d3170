/// What is wrong with a calendar file, and where.
public struct CalendarFileError: Error, Sendable, Equatable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    /// Counted from 1.
    public let column: Int
    /// The keys that lead to the place, such as `calendars.office.friday`; empty for the file as a whole.
    public let key: String
    public let problem: Problem

    public enum Problem: Sendable, Equatable {
        /// Neither YAML nor JSON; the parser's own words.
        case syntax(String)
        /// The key means nothing here.
        case unknownKey(allowed: [String])
        /// A value of another form was needed.
        case expected(Expected, found: String)
        /// The system knows no such time zone.
        case unknownZone(String)
        /// No calendar of that name is defined in the file.
        case unknownCalendar(String, defined: [String])
        /// Two ranges of weekdays both give hours for this day.
        case weekdayGivenTwice(weekday: Int)
        /// Two teams both claim this resource, and it has no calendar of its own.
        case resourceInTwoTeams(String)
        /// Leave is given for a resource that neither itself nor by a default has hours.
        case resourceWithoutCalendar(String)
        /// The end is not after the start.
        case endsBeforeStart(from: String, to: String)
        /// The file has to name a calendar, and does not.
        case missingKey(String)
    }

    /// The forms of value that a calendar file has.
    public enum Expected: Sendable, Equatable {
        case mapping, list, text, hours, time, date, dateOrTime, weekday, calendar, wholeNumber
    }
}

extension CalendarFileError: CustomStringConvertible {
    public var description: String {
        "\(file):\(line):\(column): \(key.isEmpty ? "" : "\(key): ")\(problem)"
    }
}

extension CalendarFileError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .syntax(let detail): "not readable as YAML or JSON: \(detail)"
        case .unknownKey(let allowed): "unknown key; known here are \(allowed.joined(separator: ", "))"
        case .expected(let form, let found): "expected \(form), found \(found)"
        case .unknownZone(let name): "unknown time zone \"\(name)\"; write an IANA name such as Europe/Berlin"
        case .unknownCalendar(let name, let defined):
            "no calendar \"\(name)\"; defined are \((defined + ["always"]).joined(separator: ", "))"
        case .weekdayGivenTwice(let weekday):
            "\(WeekdayNotation.names[weekday]) is in two ranges of weekdays; keep it in one, or name it alone to overrule"
        case .resourceInTwoTeams(let name):
            "\"\(name)\" is in two teams; give it a calendar of its own under resources"
        case .resourceWithoutCalendar(let name):
            "\"\(name)\" has no calendar to take leave from; name one under resources, teams or default"
        case .endsBeforeStart(let from, let to): "\(to) is not after \(from)"
        case .missingKey(let name): "the key \(name) is missing"
        }
    }
}

extension CalendarFileError.Expected: CustomStringConvertible {
    public var description: String {
        switch self {
        case .mapping: "a mapping (key: value)"
        case .list: "a list"
        case .text: "a text"
        case .hours: "hours such as \"09:00-17:30\""
        case .time: "a time of day such as 09:00"
        case .date: "a date such as 2026-12-25"
        case .dateOrTime: "a date such as 2026-12-25, or a date and time such as 2026-12-25 13:00"
        case .weekday: "a weekday such as monday, or a range such as monday-friday"
        case .calendar: "\"always\" or a mapping of weekdays to hours"
        case .wholeNumber: "a whole number"
        }
    }
}
