import EventLogs

extension ZoneRules {
    /// The local day of the week, 0 for Monday.
    func weekday(_ instant: Microseconds) -> Int {
        CivilDate.weekday(daysSinceEpoch: Int(local(instant).floored(by: .day)))
    }

    /// When it is one of the times of the day (after local midnight, ascending), on each such day of the week from the one of `begin` to
    /// that of `end`; ascending.
    func instants(
        daily times: [Microseconds],
        on weekdays: Set<Int>,
        from begin: Microseconds,
        to end: Microseconds
    ) -> [Microseconds] {
        let days = local(begin).floored(by: .day)...max(local(begin), local(end)).floored(by: .day)
        return days.filter { weekdays.contains(CivilDate.weekday(daysSinceEpoch: Int($0))) }.flatMap { day in
            times.map { instant(local: day * .day + $0) }
        }
    }
}
