import Testing

@testable import EventLogs

@Suite struct CivilDateTests {
    @Test func everyDayOfFiveCenturiesFollowsTheOneBefore() {
        var previous = CivilDate(daysSinceEpoch: -100_001)
        for days in -100_000...100_000 {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(date.isValid && date.daysSinceEpoch == days)
            let sameMonth = date.month == previous.month && date.day == previous.day + 1
            let newMonth =
                date.day == 1 && previous.day == CivilDate.daysIn(month: previous.month, year: previous.year)
            #expect(sameMonth || newMonth)
            previous = date
        }
    }

    @Test func theEpochWasAThursday() {
        #expect(CivilDate(year: 1970, month: 1, day: 1).daysSinceEpoch == 0)
        #expect(CivilDate(year: 1970, month: 1, day: 1).weekday == 3)
        #expect(CivilDate(year: 2026, month: 11, day: 24).weekday == 1)
        #expect(!CivilDate(year: 2100, month: 2, day: 29).isValid)
    }
}
