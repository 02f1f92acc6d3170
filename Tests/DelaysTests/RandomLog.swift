import EventLogs
import TestInputs
import WorkCalendars

@testable import Delays

/// Small desks drawn at random, with who was on duty when.
enum RandomLog {
    /// No desk goes on for longer.
    static let minutes = 700

    /// A few orders through a few people, with gaps, overlaps, ties, rework and people off duty.
    static func make(_ seed: Int) -> (log: EventLog, roster: DutyRoster) {
        var generator = SeededGenerator(seed: seed)
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var small = SmallLog()
        let people = pick(1...3)
        for order in 0..<pick(1...6) {
            var clock = pick(0...120)
            if pick(0...2) == 0 { small.arrivals["o\(order)"] = clock - pick(0...30) }
            for _ in 0..<pick(1...6) {
                let start = clock + pick(0...3) * pick(0...20)
                let end = start + pick(0...2) * pick(0...20)
                let person = pick(0...9) == 0 ? nil : "p\(pick(1...people))"
                small.add("o\(order)", "a\(pick(1...4))", person, start, end)
                clock = pick(0...4) == 0 ? start : end
            }
        }
        let log = small.log
        let duty = (0..<log.resources.count).map { _ -> IntervalSet in
            let spells = (0..<pick(1...4)).map { _ -> (from: Microseconds, to: Microseconds) in
                let from = pick(0...600)
                return (SmallLog.instant(from), SmallLog.instant(min(minutes, from + pick(30...300))))
            }
            return IntervalSet(merging: spells)
        }
        return (log, DutyRoster(given: duty))
    }
}
