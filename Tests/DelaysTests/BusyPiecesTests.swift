import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct BusyPiecesTests {
    /// What is worked on at an instant on duty; in a pause between two pieces of work, what was worked on before.
    private func inHand(
        at instant: Microseconds,
        _ log: EventLog,
        _ clockedOn: IntervalSet,
        _ longestPause: Microseconds
    ) -> [Int] {
        func works(_ instant: Microseconds) -> [Int] {
            (0..<log.instanceCount).filter { log.start[$0] <= instant && log.end[$0] > instant }
        }
        var before = instant
        while clockedOn.contains(before), works(before).isEmpty { before -= .minute }
        var after = instant
        while clockedOn.contains(after), works(after).isEmpty { after += .minute }
        let isPause = clockedOn.contains(before) && clockedOn.contains(after)
        // `before` is the last minute of the work before, `after` the first of the work after.
        return isPause && (before == after || after - before - .minute <= longestPause) ? works(before) : []
    }

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
            let longestPause = Microseconds(pick(0...10)) * .minute
            let pieces = BusyPieces(
                works: (0..<Int32(log.instanceCount)).map { $0 },
                log: log,
                ready: ready,
                clockedOn: clockedOn,
                longestPause: longestPause
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
                    let inHand = inHand(at: instant, log, clockedOn, longestPause)
                    if !inHand.isEmpty {
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
