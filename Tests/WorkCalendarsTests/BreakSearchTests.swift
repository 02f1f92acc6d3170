import EventLogs
import Testing

@testable import WorkCalendars

@Suite struct BreakSearchTests {
    private let office = WeeklyHours([8 * .hour..<17 * .hour], on: 0..<5)

    /// Something begins every five minutes of the working day, except as `isBreak` says, for twelve weeks.
    private func work(atMost most: Int = .max, except isBreak: (Microseconds) -> Bool) -> WorkSpans {
        let monday = Microseconds(CivilDate(year: 2024, month: 1, day: 1).daysSinceEpoch)
        var starts: [Microseconds] = []
        for date in 0..<84 where date % 7 < 5 {
            for beginning in 96..<204 {
                let time = Microseconds(beginning) * 5 * .minute
                if !isBreak(time) { starts.append((monday + Microseconds(date)) * .day + time) }
            }
        }
        starts = Array(starts.prefix(most))
        return WorkSpans(starts: starts, ends: starts)
    }

    @Test func halfAnHourInWhichNothingBeginsIsABreak() {
        let lunch = 12 * Microseconds.hour..<12 * .hour + 30 * .minute
        let found = BreakSearch(work { lunch.contains($0) }, zone: .utc).removingBreaks(from: office)
        #expect(found.days[0] == [8 * .hour..<lunch.lowerBound, lunch.upperBound..<17 * .hour])
        #expect(found.days[6].isEmpty)
    }

    @Test func withoutABreakTheHoursStay() {
        #expect(BreakSearch(work { _ in false }, zone: .utc).removingBreaks(from: office) == office)
    }

    @Test func aLateBeginningIsNoBreak() {
        let late = BreakSearch(work { $0 < 9 * .hour || $0 > 16 * .hour }, zone: .utc)
        #expect(late.removingBreaks(from: office) == office)
    }

    @Test func aDozenBeginningsHaveToBeMissing() {
        let few = BreakSearch(work(atMost: 40) { $0 >= 12 * .hour && $0 < 13 * .hour }, zone: .utc)
        #expect(few.removingBreaks(from: office) == office)
    }
}
