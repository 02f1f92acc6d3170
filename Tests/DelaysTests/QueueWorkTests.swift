import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct QueueWorkTests {
    /// Every member's work that is in hand in the window, in one sort.
    private func plain(
        _ log: EventLog,
        _ members: [Int32],
        _ from: Microseconds,
        _ to: Microseconds
    ) -> [Int32] {
        var found: [Int] = []
        for member in members {
            let own = (0..<log.instanceCount).filter { log.resource[$0] == member }
            found += own.sorted { (log.start[$0], $0) < (log.start[$1], $1) }
        }
        found = found.filter { log.start[$0] < to && log.end[$0] > max(from, log.start[$0]) }
        let byStart = found.indices.sorted {
            (log.start[found[$0]], $0) < (log.start[found[$1]], $1)
        }
        return byStart.map { Int32(found[$0]) }
    }

    @Test func portionsAreTheWholeInOrder() {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: seed)
            var small = SmallLog()
            let people = 1 + generator.next(below: 4)
            for order in 0..<1 + generator.next(below: seed % 10 == 0 ? 6_000 : 60) {
                let start = generator.next(below: 2_000)
                small.add(
                    "o\(order % 9)",
                    "a",
                    "p\(generator.next(below: people))",
                    start,
                    start + generator.next(below: 40)
                )
            }
            let log = small.log
            let work = ResourceWork(log: log)
            let members = (0..<Int32(log.resources.count)).filter { _ in generator.next(below: 3) > 0 }
            guard let busiest = members.max(by: { work[Int($0)].count < work[Int($1)].count }) else {
                continue
            }
            let from = seed % 3 == 0 ? .min : SmallLog.instant(generator.next(below: 1_000))
            let to = seed % 5 == 0 ? .max : SmallLog.instant(1_000 + generator.next(below: 1_000))
            var works = QueueWork(
                of: members,
                busiest: busiest,
                from: from,
                to: to,
                in: work,
                ready: Readiness(enabled: EnabledTimes(log.end)),
                longest: work.longest
            )
            var found: [Int32] = []
            var until = from
            works.forEachPortion { portion, end in
                #expect(portion.allSatisfy { $0.start < end && ($0.start >= until || until == from) })
                #expect(portion.allSatisfy { $0.ready == log.end[Int($0.instance)] })
                found += portion.map(\.instance)
                until = end
            }
            #expect(until == to, "seed \(seed)")
            #expect(found == plain(log, members, from, to), "seed \(seed)")
        }
    }
}
