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
        let zone = zone
        let days = dayRange
        let demand = waiting?.map(local)
        let largestFirst = work.indices.sorted { work[$0].count > work[$1].count }
        let seen = concurrentMap(beginning: largestFirst) { index -> Seen in
            let evidence = WorkEvidence(work[index], zone: zone)
            let estimate = WeekEstimate([evidence], days: days)
            let record = AttendanceRecord(
                evidence,
                estimate: estimate,
                days: days,
                holidays: [],
                waiting: demand?[index]
            )
            return Seen(work: evidence, estimate: estimate, record: record)
        }
        let holidays = sharedHolidays(seen)
        let dates = Set(holidays.map(CivilDate.init(daysSinceEpoch:)))
        let lenders = Lenders(seen.map { ($0.work, $0.estimate) }, teams: teams, days: days)
        return concurrentMap(beginning: largestFirst) { index in
            seen[index].estimate.isSure
                ? own(seen[index], holidays: holidays, dates: dates, waiting: demand?[index])
                : borrowed(seen[index].work, from: lenders.lender(to: teams[index]), holidays: dates)
        }
    }

    /// What the work of one resource shows by itself.
    private struct Seen: Sendable {
        let work: WorkEvidence
        let estimate: WeekEstimate
        let record: AttendanceRecord
    }

    // MARK: Results

    /// Which weekdays are worked is asked again without the days away, then the days away by those.
    private func own(
        _ seen: Seen,
        holidays: Set<Int>,
        dates: Set<CivilDate>,
        waiting: IntervalSet?
    ) -> DiscoveredCalendar {
        var (estimate, record) = (seen.estimate, seen.record)
        var away = holidays
        for run in AbsenceSearch(expected: record.expected, state: record.state).runs() {
            away.formUnion(run.days)
        }
        if !away.isEmpty {
            estimate = estimate.without(away, of: dayRange, seen.work)
            record = AttendanceRecord(
                seen.work,
                estimate: estimate,
                days: dayRange,
                holidays: holidays,
                waiting: waiting
            )
        }
        let runs = AbsenceSearch(expected: record.expected, state: record.state).runs()
        let always = estimate.isAlways
        var calendar = WorkCalendar(
            zone: zone,
            week: always ? .always : estimate.week,
            holidays: always ? [] : dates
        )
        calendar.leave = runs.map {
            Microseconds($0.days.lowerBound) * .day + estimate.cut..<Microseconds($0.days.upperBound + 1)
                * .day
                + estimate.cut
        }
        let absent = runs.reduce(0) { sum, run in sum + record.expected.lazy.filter(run.days.contains).count }
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
                seen.work,
                calendar,
                daysWorked: estimate.profiles[0].daysWorked.count,
                expected: record.expected.count - absent,
                assumed: estimate.assumedWeekdays
            )
        )
    }

    private func borrowed(_ work: WorkEvidence, from lender: WeekEstimate?, holidays: Set<CivilDate>)
        -> DiscoveredCalendar
    {
        guard let lender, !contradicts(work, lender) else {
            return DiscoveredCalendar(
                kind: .unknown,
                calendar: nil,
                absences: [],
                evidence: summary(work, nil, daysWorked: daysWorked(work, cut: 0), expected: 0, assumed: [])
            )
        }
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
                daysWorked: daysWorked(work, cut: lender.cut),
                expected: 0,
                assumed: lender.assumedWeekdays
            )
        )
    }

    private func daysWorked(_ work: WorkEvidence, cut: Microseconds) -> Int {
        WeekProfile(work, cut: cut, number: 0).daysWorked.count
    }

    /// Whether more than a fifth of the starts and ends, and two at least, lie a quarter of an hour or more outside.
    private func contradicts(_ work: WorkEvidence, _ estimate: WeekEstimate) -> Bool {
        let week = estimate.week.asIntervals
        var outside = 0
        work.forEachSpan { span in
            for instant in [span.start, span.lastInstant] {
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
        daysWorked: Int,
        expected: Int,
        assumed: [Int]
    ) -> DiscoveredCalendar.Evidence {
        var evidence = DiscoveredCalendar.Evidence()
        evidence.spans = work.count
        evidence.daysWorked = daysWorked
        evidence.daysExpected = expected
        evidence.longestWholeSpan = work.longestWholeSpan
        evidence.assumedWeekdays = assumed
        if var calendar {
            calendar.zone = .utc
            let (start, end) = (zone.local(from), zone.local(to))
            let working = calendar.workingTime(from: start, to: end)
            if working.duration > 0 {
                evidence.coverage = Double(work.wholeTime(inside: working)) / Double(working.duration)
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
    private func sharedHolidays(_ seen: [Seen]) -> Set<Int> {
        let days = dayRange
        var expected = [Int](repeating: 0, count: days.count)
        var idle = expected
        var logChance = [Double](repeating: 0, count: days.count)
        for one in seen where one.estimate.isSure {
            let record = one.record
            let worked = record.state.count { $0 == .worked }
            let known = record.state.count { $0 != .open }
            let rate = (Double(known - worked) + 0.5) / (Double(known) + 1)
            let logRate = log(rate)
            for (day, state) in zip(record.expected, record.state) where state != .open {
                expected[day - days.lowerBound] += 1
                guard state != .worked else { continue }
                idle[day - days.lowerBound] += 1
                logChance[day - days.lowerBound] += logRate
            }
        }
        let limit = log(0.01 / Double(max(1, expected.count { $0 > 0 })))
        let busy = expected.indices.filter { expected[$0] > 0 && idle[$0] * 2 <= expected[$0] }
        guard let firstBusy = busy.first, let lastBusy = busy.last else { return [] }
        return Set(
            idle.indices.filter {
                $0 > firstBusy && $0 < lastBusy && idle[$0] >= 3 && idle[$0] * 10 >= expected[$0] * 9
                    && logChance[$0] < limit
            }.map { days.lowerBound + $0 }
        )
    }
}

extension WeekEstimate {
    /// Round the clock but for rounding.
    var isAlways: Bool { week.perWeek >= .week - .hour }
}
