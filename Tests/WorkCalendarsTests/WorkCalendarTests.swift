import EventLogs
import Testing

@testable import WorkCalendars

@Suite struct WorkCalendarTests {
    private let berlin = ZoneRules(identifier: "Europe/Berlin")!
    private let nineToFive = WeeklyHours([9 * .hour..<17 * Microseconds.hour], on: 0...4)
    private let nightShift = WeeklyHours([22 * .hour..<30 * Microseconds.hour], on: 0...6)

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Microseconds {
        Microseconds(CivilDate(year: year, month: month, day: day).daysSinceEpoch) * .day
    }

    private func local(_ date: Microseconds, _ hour: Microseconds) -> Microseconds {
        berlin.instant(local: date + hour * .hour)
    }

    /// Asks the wall clock every quarter of an hour.
    private func measureByClock(
        _ calendar: WorkCalendar,
        from: Microseconds,
        to: Microseconds
    ) -> Microseconds {
        var total: Microseconds = 0
        for instant in stride(from: from, to: to, by: Int(15 * Microseconds.minute)) {
            let local = calendar.zone.local(instant)
            let date = CivilDate(daysSinceEpoch: Int(local.floored(by: .day)))
            let time = local - local.floored(by: .day) * .day
            let away = calendar.leave.contains { $0.contains(local) }
            if !away, calendar.hours(on: date).contains(where: { $0.contains(time) }) {
                total += 15 * .minute
            }
        }
        return total
    }

    @Test func aNightShiftIsAnHourShorterInSpringAndLongerInAutumn() {
        let calendar = WorkCalendar(zone: berlin, week: nightShift)
        func shift(_ evening: Microseconds) -> Microseconds {
            calendar.workingTime(from: evening + 12 * .hour, to: evening + 36 * .hour).duration
        }
        #expect(shift(day(2026, 3, 27)) == 8 * .hour)
        #expect(shift(day(2026, 3, 28)) == 7 * .hour)
        #expect(shift(day(2026, 10, 24)) == 9 * .hour)
        let spring = calendar.workingTime(
            from: day(2026, 3, 28) + 12 * .hour,
            to: day(2026, 3, 29) + 12 * .hour
        )
        #expect(spring == IntervalSet(from: day(2026, 3, 28) + 21 * .hour, to: day(2026, 3, 29) + 4 * .hour))
    }

    @Test func officeHoursKeepTheirWallClockOverTheChange() {
        let calendar = WorkCalendar(zone: berlin, week: nineToFive)
        let friday = calendar.workingTime(from: day(2026, 3, 27), to: day(2026, 3, 28))
        let monday = calendar.workingTime(from: day(2026, 3, 30), to: day(2026, 3, 31))
        #expect(friday == IntervalSet(from: day(2026, 3, 27) + 8 * .hour, to: day(2026, 3, 27) + 16 * .hour))
        #expect(monday == IntervalSet(from: day(2026, 3, 30) + 7 * .hour, to: day(2026, 3, 30) + 15 * .hour))
    }

    @Test func aWholeYearAgreesWithTheWallClock() {
        for identifier in ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "UTC"] {
            let zone = ZoneRules(identifier: identifier)!
            for week in [nineToFive, nightShift, .always, .none] {
                let calendar = WorkCalendar(
                    zone: zone,
                    week: week,
                    holidays: [CivilDate(year: 2026, month: 12, day: 25)],
                    leave: [
                        WorkCalendar.leave(
                            from: CivilDate(year: 2026, month: 8, day: 3),
                            through: CivilDate(year: 2026, month: 8, day: 14)
                        ),
                        day(2026, 5, 4) + 12 * .hour..<day(2026, 5, 5) + 10 * .hour,
                    ],
                    extraDates: [CivilDate(year: 2026, month: 2, day: 14): [9 * .hour..<13 * .hour]]
                )
                let (from, to) = (day(2026, 1, 1) + 3 * .hour, day(2027, 1, 1) + 11 * .hour)
                let working = calendar.workingTime(from: from, to: to)
                #expect(working.duration == measureByClock(calendar, from: from, to: to))
            }
        }
    }

    @Test func leaveIsStrongerThanAnExtraDateAndThatStrongerThanAHoliday() {
        let saturday = CivilDate(year: 2026, month: 2, day: 14)
        var calendar = WorkCalendar(
            zone: berlin,
            week: nineToFive,
            holidays: [saturday],
            extraDates: [saturday: [9 * .hour..<12 * .hour]]
        )
        let window = (from: day(2026, 2, 14), to: day(2026, 2, 15))
        #expect(calendar.workingTime(from: window.from, to: window.to).duration == 3 * .hour)
        calendar.leave = [WorkCalendar.leave(from: saturday, through: saturday)]
        #expect(calendar.workingTime(from: window.from, to: window.to).isEmpty)
    }

    @Test func aMachineWorksAlways() {
        let window = IntervalSet(from: day(2026, 3, 1), to: day(2026, 4, 1))
        #expect(WorkCalendar.always.workingTime(from: window.starts[0], to: window.ends[0]) == window)
        #expect(WeeklyHours.always.perWeek == .week && WeeklyHours.none.perWeek == 0)
    }

    @Test func hoursOverMidnightAreSplitAndSundayNightRunsIntoMonday() {
        let week = WeeklyHours([22 * .hour..<30 * Microseconds.hour], on: [6])
        #expect(week.days[6] == [22 * .hour..<24 * .hour])
        #expect(week.days[0] == [0..<6 * .hour])
        #expect(week.perWeek == 8 * .hour)
    }

    @Test func whoHasNoCalendarTakesTheFallback() {
        let office = WorkCalendar(zone: berlin, week: nineToFive)
        let book = CalendarBook(calendars: ["Robot 1": .always], fallback: office)
        #expect(book.calendar(of: "Robot 1") == .always)
        #expect(book.calendar(of: "Anna") == office)
        #expect(CalendarBook().calendar(of: "Anna") == nil)
    }
}
