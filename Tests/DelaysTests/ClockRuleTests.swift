import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct ClockRuleTests {
    private func random(_ seed: Int) -> (log: EventLog, enabled: EnabledTimes) {
        var generator = SeededGenerator(seed: seed)
        var small = SmallLog()
        for order in 0..<60 {
            let start = generator.next(below: 20_000)
            small.add(
                "o\(order)",
                "a",
                "p\(generator.next(below: 3))",
                start,
                start + generator.next(below: 9)
            )
        }
        var log = small.log
        log.zone = seed % 2 == 0 ? .utc : ZoneRules(identifier: "America/New_York") ?? .utc
        let enabled = log.start.map { $0 - Microseconds(generator.next(below: 2_000)) * .minute }
        return (log, EnabledTimes(enabled))
    }

    private func contains(_ from: Microseconds, _ to: Microseconds, _ time: Int, _ zone: ZoneRules) -> Bool {
        let ahead = Microseconds(time) * ClockWaits.grid - zone.timeOfDay(from)
        return (ahead < 0 ? ahead + .day : ahead) <= to - from
    }

    /// Wait by wait, at every time of the grid.
    @Test func countsAreThoseOfTheWaits() {
        for seed in 0..<60 {
            let (log, enabled) = random(seed)
            let all = (0..<Int32(log.instanceCount)).map { $0 }
            let waits = ClockWaits(of: all[...], log: log, enabled: enabled)
            let telling = all.map(Int.init).filter { log.start[$0] - enabled[$0] < .day }
            #expect(waits.telling == telling.count)
            let besides = [seed * 7 % 288, 100]
            func isIn(_ wait: Int, _ time: Int) -> Bool {
                contains(enabled[wait], log.start[wait], time, log.zone)
            }
            let rest = telling.filter { wait in !besides.contains { isIn(wait, $0) } }
            #expect(waits.missed(by: besides) == rest.count, "seed \(seed)")
            let counts = (0..<288).map { time in rest.filter { isIn($0, time) }.count }
            let best = counts.firstIndex(of: counts.max() ?? 0)
            #expect(waits.mostContained(besides: besides) == best, "seed \(seed)")
        }
    }

    /// What waits from before eleven until eleven or later, one resource each day, is one batch.
    @Test func whatFallsDueTogetherIsABatch() throws {
        var small = SmallLog()
        for day in 0..<20 {
            for order in 0..<5 {
                let start = day * 1_440 + 660 + order * 4
                small.add("o\(day)-\(order)", "a", "p\(order % 2)", start, start + 4)
            }
        }
        let log = small.log
        let times = log.start.enumerated().map {
            $1 - Microseconds($0 % 5 * 4 + 1 + $0 * 37 % 400) * .minute
        }
        let enabled = EnabledTimes(times)
        let freeStarts = log.start.filter { log.zone.timeOfDay($0) == 11 * .hour }
        let all = (0..<Int32(log.instanceCount)).map { $0 }[...]
        let rule = try #require(
            ClockRule(instances: all, log: log, enabled: enabled, freeStarts: freeStarts)
        )
        #expect(rule.times == [11 * .hour])
        let onDuty = IntervalSet(from: SmallLog.origin, to: SmallLog.origin + 20 * .day)
        let batches = rule.batches(of: all, log: log, enabled: enabled, onDuty: onDuty)
        #expect(batches.count == 40)
        for (number, batch) in batches.enumerated() {
            #expect(batch.filled == SmallLog.instant(number / 2 * 1_440 + 660))
            #expect(Set(batch.instances.map { log.resource[Int($0)] }).count == 1)
            #expect(batch.size == (log.resources[batch.resource] == "p0" ? 3 : 2))
        }
        // The order of the instances does not matter.
        let other = rule.batches(of: Array(all.reversed())[...], log: log, enabled: enabled, onDuty: onDuty)
        #expect(other == batches)
    }

    /// The desk is on duty in the last hour of each day only; one of them has 25, as the clocks are put back.
    @Test func theLastHourOfALongDayCounts() throws {
        let zone = try #require(ZoneRules(identifier: "America/New_York"))
        let days = 297..<317
        func instant(_ day: Int, _ hour: Microseconds) -> Microseconds {
            zone.instant(local: SmallLog.instant(day * 1_440) + hour * .hour)
        }
        #expect(days.contains { instant($0 + 1, 0) - instant($0, 0) == 25 * .hour })
        var small = SmallLog()
        for day in days {
            for order in 0..<5 {
                let start = Int((instant(day, 23) - SmallLog.origin) / .minute) + order * 4
                small.add("o\(day)-\(order)", "a", "p", start, start + 4)
            }
        }
        var log = small.log
        log.zone = zone
        let enabled = EnabledTimes(
            log.start.enumerated().map { $1 - Microseconds($0 % 5 * 4 + 1 + $0 * 37 % 400) * .minute }
        )
        let all = (0..<Int32(log.instanceCount)).map { $0 }[...]
        let freeStarts = days.map { instant($0, 23) }
        let rule = try #require(
            ClockRule(instances: all, log: log, enabled: enabled, freeStarts: freeStarts)
        )
        #expect(rule.times == [23 * .hour])
        let onDuty = IntervalSet(mergingStarts: freeStarts, ends: freeStarts.map { $0 + .hour })
        let batches = rule.batches(of: all, log: log, enabled: enabled, onDuty: onDuty)
        #expect(batches.map(\.filled) == freeStarts)
        #expect(batches.allSatisfy { $0.size == 5 })
    }
}
