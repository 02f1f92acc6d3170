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

    /// A desk of which one person lets orders pile up and works through them in one go, now and then with a pause or something
    /// else in between.
    static func makeBatches(_ seed: Int) -> (log: EventLog, roster: DutyRoster) {
        var generator = SeededGenerator(seed: seed)
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var small = SmallLog()
        var piled: [(order: String, since: Int)] = []
        var (clock, order, free) = (pick(0...10), 0, 0)
        for round in 1...5 {
            for _ in 0..<pick(2...5) {
                let name = "o\(order)"
                order += 1
                if pick(0...2) == 0 { small.arrivals[name] = clock - pick(0...5) }
                let end = clock + pick(1...6)
                if pick(0...4) > 0 { small.add(name, "enter", "p1", clock, end) }
                piled.append((name, end))
                clock = end + pick(0...8)
            }
            var start = max(clock, free, round * 100) + pick(0...10)
            for (name, _) in piled {
                let end = start + pick(1...5)
                small.add(name, "pack", "p2", start, end)
                start = end + (pick(0...9) == 0 ? pick(1...3) : 0)
            }
            piled = []
            free = start
            clock = max(clock, round * 100 - pick(0...40))
        }
        let log = small.log
        let duty = log.resources.names.map { _ in
            let noon = pick(200...400)
            return IntervalSet(merging: [
                (SmallLog.instant(0), SmallLog.instant(noon)),
                (SmallLog.instant(noon + pick(0...40)), SmallLog.instant(minutes)),
            ])
        }
        return (log, DutyRoster(given: duty))
    }
}
