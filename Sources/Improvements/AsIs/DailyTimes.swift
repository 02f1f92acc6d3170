import EventLogs

extension ZoneRules {
    /// When it is one of the times of the day (after local midnight, ascending), each day from the one of `begin` to that of `end`;
    /// ascending.
    func instants(daily times: [Microseconds], from begin: Microseconds, to end: Microseconds)
        -> [Microseconds]
    {
        let days = local(begin).floored(by: .day)...max(local(begin), local(end)).floored(by: .day)
        return days.flatMap { day in times.map { instant(local: day * .day + $0) } }
    }
}
