import EventLogs

/// What one resource did on each day of the horizon on which its week expects work.
struct AttendanceRecord {
    let expected: [Int]
    let state: [AbsenceSearch.State]

    /// - Parameters:
    ///   - days: the days of the horizon.
    ///   - waiting: when work waited for the resource, in local time; nil if that is not known.
    init(
        _ work: WorkEvidence,
        estimate: WeekEstimate,
        days: Range<Int>,
        holidays: Set<Int>,
        waiting: IntervalSet?
    ) {
        let worked = Set(work.daysWorked(cut: estimate.cut))
        let calendar = WorkCalendar(zone: .utc, week: estimate.week)
        let scheduled = calendar.workingTime(
            from: Microseconds(days.lowerBound) * .day,
            to: Microseconds(days.upperBound + 1) * .day
        )
        let open = AttendanceRecord.openDays(work, cut: estimate.cut, scheduled: scheduled)
        let demand = waiting.map { $0.intersection(scheduled) }
        expected = days.filter { day in
            let start = Microseconds(day) * .day + estimate.cut
            return !holidays.contains(day) && scheduled.duration(from: start, to: start + .day) > 0
        }
        state = expected.map { day in
            if worked.contains(day) { return .worked }
            if open.contains(day) { return .open }
            guard let demand else { return .idle(workWaited: nil) }
            let start = Microseconds(day) * .day + estimate.cut
            let waited = demand.duration(from: start, to: start + .day)
            return .idle(workWaited: waited * 2 >= scheduled.duration(from: start, to: start + .day))
        }
    }

    /// The days inside spans that lasted over several days and may have been worked on; not those inside a span far
    /// longer in working time than the resource's work usually is: that one lay while the resource was away.
    private static func openDays(_ work: WorkEvidence, cut: Microseconds, scheduled: IntervalSet) -> Set<Int>
    {
        var open: Set<Int> = []
        let lengths = (0..<work.count).map { scheduled.duration(from: work.starts[$0], to: work.ends[$0]) }
        guard !lengths.isEmpty else { return open }
        let usual = lengths.sorted()[lengths.count * 9 / 10]
        for index in 0..<work.count where !work.isWhole(index) && lengths[index] <= max(3 * usual, 2 * .hour)
        {
            let first = Int((work.starts[index] - cut).floored(by: .day))
            let last = Int((work.lastInstant(index) - cut).floored(by: .day))
            if last > first + 1 { open.formUnion((first + 1)..<last) }
        }
        return open
    }
}
