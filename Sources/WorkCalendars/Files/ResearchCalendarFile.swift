import EventLogs

/// Reads the JSON of the research tools: lists of `{from, to, beginTime, endTime}`, where `from` and `to` are weekdays
/// and the times hold for each day between them.
struct ResearchCalendarFile {
    let zone: ZoneRules

    /// waiting-time-analysis: resource to list of periods.
    func periodsByResource(
        _ resources: [(name: String, periods: CalendarFileNode)]
    ) throws(CalendarFileError) -> CalendarBook {
        var book = CalendarBook()
        for (name, periods) in resources { book.calendars[name] = try calendar(periods) }
        return book
    }

    /// Prosimos: calendars by id under `resource_calendars`, resources under `resource_profiles`.
    func simulationModel(_ root: CalendarFileNode) throws(CalendarFileError) -> CalendarBook {
        let model = try fields(root)
        var byId: [String: WorkCalendar] = [:]
        for item in try required("resource_calendars", of: model, in: root).items() {
            let values = try fields(item)
            let id = try required("id", of: values, in: item).text()
            byId[id] = try calendar(try required("time_periods", of: values, in: item))
        }
        var book = CalendarBook()
        for profile in try required("resource_profiles", of: model, in: root).items() {
            let list = try required("resource_list", of: try fields(profile), in: profile)
            for item in try list.items() {
                let values = try fields(item)
                let name = try required("name", of: values, in: item).text()
                let amount = try required("amount", of: values, in: item)
                guard let count = Int(try amount.text()), count >= 0 else {
                    throw amount.failure(.expected(.wholeNumber, found: amount.found))
                }
                let reference = try required("calendar", of: values, in: item)
                let id = try reference.text()
                guard let calendar = byId[id] else {
                    throw reference.failure(.unknownCalendar(id, defined: byId.keys.sorted()))
                }
                for number in 0..<count {
                    book.calendars[count == 1 ? name : "\(name)_\(number)"] = calendar
                }
            }
        }
        return book
    }

    private func calendar(_ periods: CalendarFileNode) throws(CalendarFileError) -> WorkCalendar {
        var days: [[Range<Microseconds>]] = Array(repeating: [], count: 7)
        for period in try periods.items() {
            let values = try fields(period)
            let from = try weekday(try required("from", of: values, in: period))
            let to = try weekday(try required("to", of: values, in: period))
            let beginNode = try required("beginTime", of: values, in: period)
            let endNode = try required("endTime", of: values, in: period)
            let begin = try time(beginNode)
            var end = try time(endNode)
            if end >= .day - .minute { end = .day }
            guard begin < end else {
                throw period.failure(.endsBeforeStart(from: try beginNode.text(), to: try endNode.text()))
            }
            for day in from...(to < from ? to + 7 : to) { days[day % 7].append(begin..<end) }
        }
        return WorkCalendar(zone: zone, week: WeeklyHours(days: days))
    }

    private func weekday(_ node: CalendarFileNode) throws(CalendarFileError) -> Int {
        guard let text = node.scalar, let day = WeekdayNotation.weekday(text) else {
            throw node.failure(.expected(.weekday, found: node.found))
        }
        return day
    }

    private func time(_ node: CalendarFileNode) throws(CalendarFileError) -> Microseconds {
        guard let text = node.scalar, let time = TimeNotation.timeOfDay(text) else {
            throw node.failure(.expected(.time, found: node.found))
        }
        return time
    }

    /// The values by key; keys that mean nothing to a calendar are passed over.
    private func fields(_ node: CalendarFileNode) throws(CalendarFileError) -> [String: CalendarFileNode] {
        Dictionary(uniqueKeysWithValues: try node.entries().map { ($0.name, $0.value) })
    }

    private func required(
        _ key: String,
        of fields: [String: CalendarFileNode],
        in node: CalendarFileNode
    ) throws(CalendarFileError) -> CalendarFileNode {
        guard let value = fields[key] else { throw node.failure(.missingKey(key)) }
        return value
    }
}
