import EventLogs
import Sorting

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
        let profile = estimate.profiles[0]
        let calendar = WorkCalendar(zone: .utc, week: estimate.week)
        let scheduled = calendar.workingTime(
            from: Microseconds(days.lowerBound) * .day,
            to: Microseconds(days.upperBound + 1) * .day
        )
        let open =
            profile.hasOpenDays
            ? AttendanceRecord.openDays(work, cut: estimate.cut, scheduled: scheduled) : []
        let demand = waiting.map { $0.intersection(scheduled) }
        expected = days.filter { day in
            let start = Microseconds(day) * .day + estimate.cut
            return !holidays.contains(day) && scheduled.duration(from: start, to: start + .day) > 0
        }
        state = expected.map { day in
            if profile.isWorked(on: day) { return .worked }
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
        var lengths: [Microseconds] = []
        lengths.reserveCapacity(work.count)
        var cursor = DurationCursor(scheduled)
        work.forEachSpan { lengths.append(cursor.duration(from: $0.start, to: $0.end)) }
        guard !lengths.isEmpty else { return open }
        let rank = lengths.count * 9 / 10
        let longest = max(3 * lengths.values(atRanks: rank..<rank + 1)[0], 2 * .hour)
        var index = 0
        work.forEachSpan { span in
            if !span.isWhole, lengths[index] <= longest {
                let first = Int((span.start - cut).floored(by: .day))
                let last = Int((span.lastInstant - cut).floored(by: .day))
                if last > first + 1 { open.formUnion((first + 1)..<last) }
            }
            index += 1
        }
        return open
    }
}
