import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct BusyPiecesTests {
    /// Several people of one queue, working side by side: the busy time, and the part of it that overtook a waiting
    /// order, counted minute by minute.
    @Test func workDuringAWaitIsCountedAsMinuteByMinute() {
        for seed in 0..<2_000 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            var small = SmallLog()
            for order in 0..<pick(1...12) {
                let start = pick(0...100)
                small.add("o\(order)", "a", "p\(pick(1...3))", start, start + pick(0...30))
            }
            let log = small.log
            let ready = (0..<log.instanceCount).map { log.start[$0] - Microseconds(pick(0...40)) * .minute }
            let clockedOn = IntervalSet(
                merging: (0..<pick(0...4)).map { _ in
                    let from = pick(0...120)
                    return (SmallLog.instant(from), SmallLog.instant(from + pick(1...40)))
                }
            )
            let pieces = BusyPieces(
                works: (0..<Int32(log.instanceCount)).map { $0 },
                log: log,
                ready: ready,
                clockedOn: clockedOn
            )
            let spans = (0..<20).map { _ -> WaitingSpan in
                let from = pick(0...130)
                return WaitingSpan(
                    from: SmallLog.instant(from),
                    to: SmallLog.instant(from + pick(0...60)),
                    ready: SmallLog.instant(pick(-40...130))
                )
            }
            let worked = pieces.workedDuring(spans)
            for (span, found) in zip(spans, worked) {
                var total: Microseconds = 0
                var overtaking: Microseconds = 0
                var instant = span.from
                while instant < span.to {
                    let inHand = (0..<log.instanceCount).filter {
                        log.start[$0] <= instant && log.end[$0] > instant
                    }
                    if clockedOn.contains(instant), !inHand.isEmpty {
                        total += .minute
                        if inHand.contains(where: { ready[$0] > span.ready }) { overtaking += .minute }
                    }
                    instant += .minute
                }
                #expect(found.total == total && found.overtaking == overtaking, "seed \(seed)")
            }
        }
    }
}
