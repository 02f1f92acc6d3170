import EventLogs

/// Reads OrderLens's own calendar files; see ``CalendarBook/init(text:file:zone:)`` for the form.
struct CalendarFile {
    private var zone: ZoneRules
    private var holidays: Set<CivilDate> = []
    private var workdays: [CalendarFileNode] = []
    private var named: [String: WorkCalendar] = ["always": .always]
    private var names: [String] = []

    private static let calendarKeys = ["zone", "holidays", "workdays", "leave"]

    init(zone: ZoneRules) { self.zone = zone }

    mutating func book(_ root: CalendarFileNode) throws(CalendarFileError) -> CalendarBook {
        let keys = [
            "zone", "holidays", "workdays", "calendars", "resources", "teams", "leave", "default",
        ]
        let values = try root.values(allowed: keys)
        guard ["calendars", "resources", "teams", "default"].contains(where: { values[$0] != nil }) else {
            throw root.failure(.missingKey("calendars"))
        }
        if let node = values["zone"] { zone = try CalendarFile.zone(node) }
        if let node = values["holidays"] { holidays = try CalendarFile.dates(node) }
        if let node = values["workdays"] { workdays = try node.items() }
        for (name, node, _) in try values["calendars"]?.entries() ?? [] {
            named[name] = try calendar(node)
            names.append(name)
        }
        var book = CalendarBook()
        for (_, node, _) in try values["teams"]?.entries() ?? [] {
            let team = try node.values(allowed: ["members", "calendar"])
            guard let members = team["members"] else { throw node.failure(.missingKey("members")) }
            guard let reference = team["calendar"] else { throw node.failure(.missingKey("calendar")) }
            let shared = try referred(reference)
            for member in try members.items() {
                let name = try member.text()
                guard book.calendars.updateValue(shared, forKey: name) == nil else {
                    throw member.failure(.resourceInTwoTeams(name))
                }
            }
        }
        for (name, node, _) in try values["resources"]?.entries() ?? [] {
            book.calendars[name] = try ofResource(node)
        }
        if let node = values["default"] { book.fallback = try referred(node) }
        for (name, node, at) in try values["leave"]?.entries() ?? [] {
            guard var own = book.calendar(of: name) else {
                throw at.failure(.resourceWithoutCalendar(name))
            }
            own.leave += try CalendarFile.leave(node)
            book.calendars[name] = own
        }
        return book
    }

    /// A calendar by name, or one written out on the spot.
    private func referred(_ node: CalendarFileNode) throws(CalendarFileError) -> WorkCalendar {
        if node.isMapping { return try calendar(node) }
        let name = try node.text()
        guard let calendar = named[name] else {
            throw node.failure(.unknownCalendar(name, defined: names))
        }
        return calendar
    }

    /// What stands behind the name of a resource: a calendar, or `{calendar: name, leave: [...]}`.
    private func ofResource(_ node: CalendarFileNode) throws(CalendarFileError) -> WorkCalendar {
        guard node.node.mapping?["calendar"] != nil else { return try referred(node) }
        let values = try node.values(allowed: ["calendar", "leave"])
        var calendar = try referred(values["calendar"]!)
        if let node = values["leave"] { calendar.leave += try CalendarFile.leave(node) }
        return calendar
    }

    private func calendar(_ node: CalendarFileNode) throws(CalendarFileError) -> WorkCalendar {
        guard node.isMapping else {
            guard node.scalar?.lowercased() == "always" else {
                throw node.failure(.expected(.calendar, found: node.found))
            }
            return .always
        }
        var calendar = WorkCalendar(zone: zone, week: .none, holidays: holidays)
        var ofRange: [Int: [Range<Microseconds>]] = [:]
        var ofDay: [Int: [Range<Microseconds>]] = [:]
        var extra = workdays
        for (name, value, at) in try node.entries() {
            switch name {
            case "zone": calendar.zone = try CalendarFile.zone(value)
            case "holidays": calendar.holidays.formUnion(try CalendarFile.dates(value))
            case "workdays": extra += try value.items()
            case "leave": calendar.leave += try CalendarFile.leave(value)
            default:
                guard let weekdays = WeekdayNotation.weekdays(name) else {
                    throw at.failure(.unknownKey(allowed: WeekdayNotation.names + CalendarFile.calendarKeys))
                }
                let hours = try CalendarFile.hours(value)
                for weekday in weekdays {
                    let repeated =
                        weekdays.count == 1
                        ? ofDay.updateValue(hours, forKey: weekday) != nil
                        : ofRange.updateValue(hours, forKey: weekday) != nil
                    if repeated { throw at.failure(.weekdayGivenTwice(weekday: weekday)) }
                }
            }
        }
        calendar.week = WeeklyHours(days: (0..<7).map { ofDay[$0] ?? ofRange[$0] ?? [] })
        for node in extra {
            let (date, hours) = try workday(node, week: calendar.week)
            calendar.extraDates[date] = hours
        }
        return calendar
    }

    private func workday(
        _ node: CalendarFileNode,
        week: WeeklyHours
    ) throws(CalendarFileError) -> (CivilDate, [Range<Microseconds>]) {
        guard node.isMapping else {
            return (try CalendarFile.date(node), week.days.first { !$0.isEmpty } ?? [])
        }
        let values = try node.values(allowed: ["date", "hours", "like"])
        guard let dateNode = values["date"] else { throw node.failure(.missingKey("date")) }
        let date = try CalendarFile.date(dateNode)
        if let like = values["like"] {
            guard let weekday = WeekdayNotation.weekday(try like.text()) else {
                throw like.failure(.expected(.weekday, found: like.found))
            }
            return (date, week.days[weekday])
        }
        guard let hours = values["hours"] else { throw node.failure(.missingKey("hours")) }
        // A range over midnight stays with its date here: the next date has hours of its own.
        let own = try CalendarFile.hours(hours).map { $0.lowerBound..<min($0.upperBound, .day) }
        return (date, own)
    }

    // MARK: Values

    private static func zone(_ node: CalendarFileNode) throws(CalendarFileError) -> ZoneRules {
        let name = try node.text()
        guard let zone = ZoneRules(identifier: name) else { throw node.failure(.unknownZone(name)) }
        return zone
    }

    private static func hours(_ node: CalendarFileNode) throws(CalendarFileError) -> [Range<Microseconds>] {
        var ranges: [Range<Microseconds>] = []
        for item in try node.itemsOrSelf() {
            guard let text = item.scalar, let range = TimeNotation.hours(text) else {
                throw item.failure(.expected(.hours, found: item.found))
            }
            ranges.append(range)
        }
        return ranges
    }

    private static func date(_ node: CalendarFileNode) throws(CalendarFileError) -> CivilDate {
        guard let text = node.scalar, let date = TimeNotation.date(text) else {
            throw node.failure(.expected(.date, found: node.found))
        }
        return date
    }

    private static func dates(_ node: CalendarFileNode) throws(CalendarFileError) -> Set<CivilDate> {
        var dates: Set<CivilDate> = []
        for item in try node.itemsOrSelf() { dates.insert(try date(item)) }
        return dates
    }

    private static func leave(_ node: CalendarFileNode) throws(CalendarFileError) -> [Range<Microseconds>] {
        var leave: [Range<Microseconds>] = []
        for item in try node.itemsOrSelf() {
            guard item.isMapping else {
                let day = try date(item)
                leave.append(WorkCalendar.leave(from: day, through: day))
                continue
            }
            let values = try item.values(allowed: ["from", "to"])
            guard let fromNode = values["from"] else { throw item.failure(.missingKey("from")) }
            guard let toNode = values["to"] else { throw item.failure(.missingKey("to")) }
            let from = try instant(fromNode, wholeDay: 0)
            let to = try instant(toNode, wholeDay: 1)
            guard from < to else {
                throw item.failure(.endsBeforeStart(from: try fromNode.text(), to: try toNode.text()))
            }
            leave.append(from..<to)
        }
        return leave
    }

    /// A local time; for a date its midnight, `wholeDay` days on.
    private static func instant(
        _ node: CalendarFileNode,
        wholeDay: Int
    ) throws(CalendarFileError) -> Microseconds {
        if let text = node.scalar {
            if let date = TimeNotation.date(text) {
                return Microseconds(date.daysSinceEpoch + wholeDay) * .day
            }
            if let instant = TimeNotation.dateTime(text) { return instant }
        }
        throw node.failure(.expected(.dateOrTime, found: node.found))
    }
}
