import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct IdleTimeTests {
    @Test func isThatOfTheSets() {
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            var small = SmallLog()
            var clock = 0
            for number in 0..<pick(1...20) {
                clock += pick(0...25)
                small.add("\(number)", "a", "p", clock, clock + pick(0...1) * pick(0...30))
            }
            var duty: [(from: Microseconds, to: Microseconds)] = []
            for _ in 0..<pick(0...6) {
                let from = pick(-20...300)
                duty.append((SmallLog.instant(from), SmallLog.instant(from + pick(0...90))))
            }
            let onDuty = IntervalSet(merging: duty)
            let work = ResourceWork(log: small.log)
            let load = WorkLoad.all(work, EnabledTimes(small.log.start))[0]
            for slack in [0, 7 * Microseconds.minute, 30 * .minute] {
                let expected = plainIdle(load, onDuty, slack)
                #expect(load.idle(onDuty: onDuty, edgeSlack: slack) == expected, "seed \(seed)")
            }
        }
    }

    /// Set by set: each spell's sure part, less what is full, less mere pauses.
    private func plainIdle(_ load: WorkLoad, _ onDuty: IntervalSet, _ slack: Microseconds) -> IntervalSet {
        var sure: [(from: Microseconds, to: Microseconds)] = []
        for index in 0..<onDuty.count {
            let (from, to) = onDuty[index]
            let worked = load.full.clipped(from: from, to: to)
            sure.append(
                (
                    from: min(from + slack, worked.starts.first ?? .max),
                    to: max(to - slack, worked.ends.last ?? .min)
                )
            )
        }
        let free = IntervalSet(merging: sure).subtracting(load.full)
        let long = (0..<free.count).map { free[$0] }.filter { $0.to - $0.from >= load.pauseTolerance }
        return IntervalSet(merging: long)
    }
}
