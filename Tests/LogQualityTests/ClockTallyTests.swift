import EventLogs
import TestInputs
import Testing

@testable import LogQuality

/// What ``ClockTally`` reads off the seconds of the day is what asking each time gives.
@Suite struct ClockTallyTests {
    @Test func countsAreThoseOfEachTime() {
        for seed in 0..<30 {
            var generator = SeededGenerator(seed: seed)
            let steps: [Microseconds] = [1, 1_000, .second, .minute, 5 * .minute, 30 * .minute, .hour, .day]
            let times = (0..<generator.next(below: 500)).map { _ in
                let step = steps[generator.next(below: steps.count)]
                let time = Int64.random(in: -9 * .week...900 * .week, using: &generator)
                return time.floored(by: step) * step
            }
            let cut = times.count / 3
            let zone = ZoneRules(fixedOffset: Microseconds(seed % 5 - 2) * .hour)
            var tally = ClockTally(times[..<cut], in: zone)
            tally.add(ClockTally(times[cut...], in: zone))

            let ofDay = times.map { zone.timeOfDay($0) }
            let timed = ofDay.filter { $0 != 0 }
            var bySecond = [Int](repeating: 0, count: 86_400)
            for time in ofDay { bySecond[Int(time / .second)] += 1 }
            #expect(tally.bySecond == bySecond, "seed \(seed)")
            #expect(tally.midnight == ofDay.count { $0 == 0 }, "seed \(seed)")
            #expect(tally.besideMidnight == ofDay.count { $0 == .hour || $0 == 23 * .hour }, "seed \(seed)")
            #expect(tally.onFive == timed.count { $0 / .minute % 5 == 0 }, "seed \(seed)")
            let onStep = ClockTally.steps.map { step in timed.count { $0 % step == 0 } }
            #expect(tally.onStep == onStep, "seed \(seed)")
        }
    }
}
