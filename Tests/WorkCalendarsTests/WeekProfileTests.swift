import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

@Suite struct WeekProfileTests {
    /// Spans of minutes to days, many at full hours and some over a change of the clocks.
    private static func spans(_ random: inout SeededGenerator, from date: CivilDate) -> [(
        Microseconds, Microseconds
    )] {
        let from = Microseconds(date.daysSinceEpoch) * .day
        return (0..<Int.random(in: 1...300, using: &random)).map { _ in
            var start = from + Microseconds.random(in: 0..<40 * .day, using: &random)
            if Bool.random(using: &random) { start -= start % .hour }
            // Half of them where the clocks go back, so that starts do too.
            if date.month > 6, Bool.random(using: &random) {
                let around = Microseconds.random(in: 0..<12 * .hour, using: &random) - 6 * .hour
                start = from + 10 * .day + around
            }
            let longest = [Microseconds.minute, .hour, 10 * .hour, 4 * .day].randomElement(using: &random)!
            return (start, start + Microseconds.random(in: 0...longest, using: &random))
        }
        .sorted { $0.0 < $1.0 }
    }

    @Test(arguments: 0..<300)
    func equalsThePlainProfile(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        // In spring, in autumn around a Sunday, and around a Monday on which the last hour comes twice.
        let (name, date) = [
            ("UTC", CivilDate(year: 2024, month: 3, day: 20)),
            ("Europe/Berlin", CivilDate(year: 2024, month: 3, day: 20)),
            ("Europe/Berlin", CivilDate(year: 2024, month: 10, day: 17)),
            ("Asia/Tehran", CivilDate(year: 2015, month: 9, day: 11)),
        ][seed % 4]
        let zone = try #require(ZoneRules(identifier: name))
        let spans = Self.spans(&random, from: date)
        let work = WorkEvidence(WorkSpans(spans), zone: zone)
        let cut = [0, 2 * .hour, 150 * .minute, 270 * .minute, 1_410 * .minute].randomElement(using: &random)!
        let weekdays = (0..<7).filter { _ in Bool.random(using: &random) }
        let plain = PlainDayProfile(spans, zone: zone, cut: cut, weekdays: Set(weekdays))
        let fast = WeekProfile(work, cut: cut, number: 0).profile(of: weekdays, withMoments: true)
        #expect(fast.days == plain.days.count)
        #expect(fast.depth == plain.depth)
        #expect(fast.busyness == plain.busyness)
        #expect(fast.moments.map { [Int($0.time), $0.day] } == plain.moments)
        #expect(fast.wholes.map { [Int($0.time), Int($0.length)] } == plain.wholes)

        // The edges of a stretch are those of all its moments, sorted.
        let from = Microseconds(Int.random(in: 0..<280, using: &random)) * DayProfile.slot
        let to = Microseconds(Int.random(in: 280...288, using: &random)) * DayProfile.slot
        let inside = plain.moments.filter { $0[0] >= from && $0[0] <= to }
            .sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
        let count = Int.random(in: 1...20, using: &random)
        let first = fast.earliest(count, from: from, through: to).map { [Int($0.time), $0.day] }
        let last = fast.latest(count, from: from, through: to).map { [Int($0.time), $0.day] }
        #expect(first.count >= min(count, inside.count) && first == Array(inside.prefix(first.count)))
        #expect(last.count >= min(count, inside.count) && last == Array(inside.reversed().prefix(last.count)))
    }
}
