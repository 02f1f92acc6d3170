import EventLogs
import Foundation
import Parallelism

/// Finds out when each resource of a desk works, from the work that it did.
///
/// Research tools look at the starts and ends of tasks only, hour by hour and weekday by weekday, and keep
/// an hour when it shows often enough; a worker with six half-hour tasks a day then seems to work 15 of 45 hours.
/// Here being idle is not being off: a gap counts only when it is improbable with work as dense as beside it.
public struct CalendarDiscovery: Sendable {
    private let zone: ZoneRules
    private let from: Microseconds
    private let to: Microseconds

    /// - Parameters:
    ///   - zone: the clocks that the resources live by.
    ///   - from: the start of the horizon: absences are looked for in it.
    ///   - to: its end, excluded.
    public init(zone: ZoneRules, from: Microseconds, to: Microseconds) {
        precondition(from < to, "a horizon of some length")
        self.zone = zone
        self.from = from
        self.to = to
    }

    /// The calendar of each resource.
    ///
    /// A resource with less than five days or twenty pieces of work borrows from its team, or from the whole
    /// desk where the team has too little too, unless a fifth of its own starts and ends lie outside those hours.
    ///
    /// - Parameters:
    ///   - work: what each resource did.
    ///   - teams: the team of each resource; -1 for none.
    ///   - waiting: for each resource, when work waited for it; nil where that is not known.
    /// - Complexity: O(n log n) in spans, and in dates of the horizon for each resource.
    public func calendars(
        of work: [WorkSpans],
        teams: [Int32],
        waiting: [IntervalSet]? = nil
    ) -> [DiscoveredCalendar] {
        precondition(teams.count == work.count, "a team for each resource")
        precondition(waiting == nil || waiting!.count == work.count, "waiting times for each resource")
        let (work, zone) = (work, zone)
        let evidence = concurrentMap(work.count) { WorkEvidence(work[$0], zone: zone) }
        let days = dayRange
        var estimates = concurrentMap(work.count) { WeekEstimate([evidence[$0]], days: days, absent: [[]]) }
        let demand = waiting?.map(local)

        var records = evidence.indices.map {
            AttendanceRecord(
                evidence[$0],
                estimate: estimates[$0],
                days: days,
                holidays: [],
                waiting: demand?[$0]
            )
        }
        let holidays = sharedHolidays(records, sure: estimates.map(\.isSure))
        var absences: [[AbsenceSearch.Run]] = []
        for index in evidence.indices {
            guard estimates[index].isSure else {
                absences.append([])
                continue
            }
            // Which weekdays are worked is asked again without the days away, then the days away by those.
            let first = AbsenceSearch(expected: records[index].expected, state: records[index].state).runs()
            var away = holidays
            for run in first { away.formUnion(run.days) }
            if !away.isEmpty {
                estimates[index] = WeekEstimate([evidence[index]], days: days, absent: [away])
                records[index] = AttendanceRecord(
                    evidence[index],
                    estimate: estimates[index],
                    days: days,
                    holidays: holidays,
                    waiting: demand?[index]
                )
            }
            absences.append(
                AbsenceSearch(expected: records[index].expected, state: records[index].state).runs()
            )
        }

        let dates = Set(holidays.map(CivilDate.init(daysSinceEpoch:)))
        var shared: [Int32: WeekEstimate?] = [:]
        return evidence.indices.map { index in
            if estimates[index].isSure {
                return own(
                    evidence[index],
                    estimates[index],
                    runs: absences[index],
                    record: records[index],
                    holidays: dates
                )
            }
            return borrowed(
                evidence[index],
                team: teams[index],
                teams: teams,
                all: evidence,
                estimates: estimates,
                holidays: dates,
                shared: &shared
            )
        }
    }

    // MARK: Results

    private func own(
        _ work: WorkEvidence,
        _ estimate: WeekEstimate,
        runs: [AbsenceSearch.Run],
        record: AttendanceRecord,
        holidays: Set<CivilDate>
    ) -> DiscoveredCalendar {
        let always = estimate.isAlways
        var calendar = WorkCalendar(
            zone: zone,
            week: always ? .always : estimate.week,
            holidays: always ? [] : holidays
        )
        calendar.leave = runs.map {
            Microseconds($0.days.lowerBound) * .day + estimate.cut..<Microseconds($0.days.upperBound + 1)
                * .day
                + estimate.cut
        }
        let away = runs.reduce(0) { sum, run in sum + record.expected.lazy.filter(run.days.contains).count }
        return DiscoveredCalendar(
            kind: always ? .always : .hours,
            calendar: calendar,
            absences: runs.map {
                DiscoveredCalendar.Absence(
                    from: CivilDate(daysSinceEpoch: $0.days.lowerBound),
                    through: CivilDate(daysSinceEpoch: $0.days.upperBound),
                    expectedByChance: $0.expectedByChance
                )
            },
            evidence: summary(
                work,
                calendar,
                cut: estimate.cut,
                expected: record.expected.count - away,
                assumed: estimate.assumedWeekdays
            )
        )
    }

    private func borrowed(
        _ work: WorkEvidence,
        team: Int32,
        teams: [Int32],
        all: [WorkEvidence],
        estimates: [WeekEstimate],
        holidays: Set<CivilDate>,
        shared: inout [Int32: WeekEstimate?]
    ) -> DiscoveredCalendar {
        func pooled(_ team: Int32) -> WeekEstimate? {
            if let known = shared[team] { return known }
            let members = all.indices.filter { index in
                (team < 0 || teams[index] == team) && all[index].count > 0
                    && !(estimates[index].isSure && estimates[index].isAlways)
            }
            let estimate =
                members.count < 2
                ? nil
                : WeekEstimate(
                    members.map { all[$0] },
                    days: dayRange,
                    absent: Array(repeating: [], count: members.count)
                )
            shared[team] = .some(estimate.flatMap { $0.isSure ? $0 : nil })
            return shared[team]!
        }
        let lender = team < 0 ? pooled(-1) : pooled(team) ?? pooled(-1)
        if let lender, !contradicts(work, lender) {
            let always = lender.isAlways
            let calendar = WorkCalendar(
                zone: zone,
                week: always ? .always : lender.week,
                holidays: always ? [] : holidays
            )
            return DiscoveredCalendar(
                kind: .borrowedFromTeam,
                calendar: calendar,
                absences: [],
                evidence: summary(
                    work,
                    calendar,
                    cut: lender.cut,
                    expected: 0,
                    assumed: lender.assumedWeekdays
                )
            )
        }
        return DiscoveredCalendar(
            kind: .unknown,
            calendar: nil,
            absences: [],
            evidence: summary(work, nil, cut: 0, expected: 0, assumed: [])
        )
    }

    /// Whether more than a fifth of the starts and ends, and two at least, lie a quarter of an hour or more outside.
    private func contradicts(_ work: WorkEvidence, _ estimate: WeekEstimate) -> Bool {
        let week = estimate.week.asIntervals
        var outside = 0
        for index in 0..<work.count {
            for instant in [work.starts[index], work.lastInstant(index)] {
                let inWeek = instant - (instant + 3 * .day).floored(by: .week) * .week + 3 * .day
                let near = week.duration(from: inWeek - 15 * .minute, to: inWeek + 15 * .minute)
                if near == 0 { outside += 1 }
            }
        }
        return outside >= 2 && outside * 5 > 2 * work.count
    }

    private func summary(
        _ work: WorkEvidence,
        _ calendar: WorkCalendar?,
        cut: Microseconds,
        expected: Int,
        assumed: [Int]
    ) -> DiscoveredCalendar.Evidence {
        var evidence = DiscoveredCalendar.Evidence()
        evidence.spans = work.count
        evidence.daysWorked = work.daysWorked(cut: cut).count
        evidence.daysExpected = expected
        evidence.longestWholeSpan = work.longestWholeSpan
        evidence.assumedWeekdays = assumed
        if var calendar {
            calendar.zone = .utc
            let (start, end) = (zone.local(from), zone.local(to))
            let working = calendar.workingTime(from: start, to: end)
            let whole = (0..<work.count).filter(work.isWhole)
            let done = IntervalSet(
                mergingStarts: whole.map { work.starts[$0] },
                ends: whole.map { work.ends[$0] }
            )
            if working.duration > 0 {
                evidence.coverage =
                    Double(done.intersection(working).duration) / Double(working.duration)
            }
        }
        return evidence
    }

    // MARK: Dates

    private var dayRange: Range<Int> {
        let first = Int(zone.local(from).floored(by: .day))
        return first..<max(first, Int(zone.local(to - 1).floored(by: .day))) + 1
    }

    private func local(_ set: IntervalSet) -> IntervalSet {
        IntervalSet(mergingStarts: set.starts.map(zone.local), ends: set.ends.map(zone.local))
    }

    /// Dates on which at least nine in ten of those expected at work did nothing, three of them at least, and that would
    /// happen by chance on less than a hundredth of a date in the horizon. Only between dates on which half of the desk
    /// worked: at its ends a log may be filling or running dry.
    private func sharedHolidays(_ records: [AttendanceRecord], sure: [Bool]) -> Set<Int> {
        var expected: [Int: Int] = [:]
        var idle: [Int: Int] = [:]
        var logChance: [Int: Double] = [:]
        for (record, isSure) in zip(records, sure) where isSure {
            let worked = record.state.filter { $0 == .worked }.count
            let known = record.state.filter { $0 != .open }.count
            let rate = (Double(known - worked) + 0.5) / (Double(known) + 1)
            for (day, state) in zip(record.expected, record.state) where state != .open {
                expected[day, default: 0] += 1
                guard state != .worked else { continue }
                idle[day, default: 0] += 1
                logChance[day, default: 0] += log(rate)
            }
        }
        let limit = log(0.01 / Double(max(1, expected.count)))
        let busy = expected.filter { day, count in idle[day, default: 0] * 2 <= count }.keys
        guard let firstBusy = busy.min(), let lastBusy = busy.max() else { return [] }
        return Set(
            idle.filter { day, count in
                day > firstBusy && day < lastBusy && count >= 3 && count * 10 >= expected[day]! * 9
                    && logChance[day]! < limit
            }.keys
        )
    }
}

extension WeekEstimate {
    /// Round the clock but for rounding.
    var isAlways: Bool { week.perWeek >= .week - .hour }
}
