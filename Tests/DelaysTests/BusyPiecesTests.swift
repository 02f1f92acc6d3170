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

    private func works(of log: EventLog, _ ready: [Microseconds]) -> [Work] {
        (0..<log.instanceCount).filter { log.end[$0] > log.start[$0] }.map {
            Work(start: log.start[$0], end: log.end[$0], ready: ready[$0], instance: Int32($0))
        }.sorted { $0.start < $1.start }
    }

    /// Pieces swept window by window are those swept at once, and a scan finds in them what the tree finds.
    @Test func windowsAndScansAgreeWithTheWhole() {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            let works = (0..<Int32(pick(0...400))).map { instance -> Work in
                let start = Microseconds(pick(0...600))
                let end = start + Microseconds(pick(1...4) * pick(1...12))
                return Work(
                    start: start,
                    end: end,
                    ready: start - Microseconds(pick(0...300)),
                    instance: instance
                )
            }.sorted { $0.start < $1.start }
            let clockedOn = IntervalSet(
                merging: (0..<pick(1...40)).map { _ in
                    let from = Microseconds(pick(0...600))
                    return (from, from + Microseconds(pick(1...60)))
                }
            )
            let longestPause = Microseconds(pick(0...5))
            let whole = BusyPieces(works: works, clockedOn: clockedOn, longestPause: longestPause)
            let cuts =
                [.min] + Set((0..<pick(0...6)).map { _ in Microseconds(pick(0...700)) }).sorted() + [.max]
            let windows = zip(cuts, cuts.dropFirst()).map { from, to in
                var sweep = BusySweep(from: from, clockedOn: clockedOn)
                // In two portions, the second of which has what begins in it only.
                let middle = min(max(from, Microseconds(pick(0...700))), to)
                works.filter { $0.start < middle && $0.end > from }.withUnsafeBufferPointer {
                    sweep.sweep($0, to: middle)
                }
                works.filter { $0.start >= middle && $0.start < to && $0.end > from }
                    .withUnsafeBufferPointer { sweep.sweep($0, to: to) }
                return BusyPieces(sweep.pieces)
            }
            let joined = BusyPieces(windows, clockedOn, longestPause)
            #expect(joined.pieces == whole.pieces, "seed \(seed)")
            let spans = (0..<100).map { _ in
                let from = Microseconds(pick(0...650))
                return WaitingSpan(
                    from: from,
                    to: from + Microseconds(pick(1...400)),
                    ready: Microseconds(pick(-300...650))
                )
            }
            let scanned = spans.map {
                whole.worked(during: $0, pieces: whole.pieces(during: $0))
            }
            #expect(scanned == whole.workedDuring(spans), "seed \(seed)")
        }
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
                works: works(of: log, ready),
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
            let scanned = spans.map { span in
                span.from < span.to
                    ? pieces.worked(during: span, pieces: pieces.pieces(during: span))
                    : WorkedDuring()
            }
            #expect(pieces.workedDuring(spans) == scanned, "seed \(seed)")
            for (span, found) in zip(spans, scanned) {
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
