import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

@Suite struct WeekProfileTests {
    /// Spans of minutes to days, many at full hours and some over a change of the clocks.
    private static func spans(_ random: inout SeededGenerator, zone: ZoneRules) -> [(
        Microseconds, Microseconds
    )] {
        let from = Microseconds(CivilDate(year: 2024, month: 3, day: 20).daysSinceEpoch) * .day
        return (0..<Int.random(in: 1...300, using: &random)).map { _ in
            var start = from + Microseconds.random(in: 0..<40 * .day, using: &random)
            if Bool.random(using: &random) { start -= start % .hour }
            let longest = [Microseconds.minute, .hour, 10 * .hour, 4 * .day].randomElement(using: &random)!
            return (start, start + Microseconds.random(in: 0...longest, using: &random))
        }
        .sorted { $0.0 < $1.0 }
    }

    @Test(arguments: 0..<300)
    func equalsThePlainProfile(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let zone = seed % 2 == 0 ? ZoneRules.utc : try #require(ZoneRules(identifier: "Europe/Berlin"))
        let spans = Self.spans(&random, zone: zone)
        let work = WorkEvidence(WorkSpans(starts: spans.map(\.0), ends: spans.map(\.1)), zone: zone)
        let cut = [0, 3 * .hour, 270 * .minute].randomElement(using: &random)!
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
