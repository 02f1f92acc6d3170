import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct QueuedWaitsTests {
    /// Waits of several queues, mixed, and some that were spent in none: each gets what its own queue did, instant by instant.
    @Test func eachWaitIsLookedUpInItsQueue() {
        for seed in 0..<200 {
            var generator = SeededGenerator(seed: seed)
            let desk = SmallDesk(queues: Int.random(in: 1...4, using: &generator), length: 300, &generator)
            check(desk, waits: Int.random(in: 0...120, using: &generator), longest: 200, seed, &generator)
        }
    }

    /// Waits of more pieces than are looked through one by one.
    @Test func waitsOfManyPiecesAreLookedUpTogether() {
        var generator = SeededGenerator(seed: 1)
        let desk = SmallDesk(queues: 2, length: 6_000, &generator)
        #expect(desk.pieces.allSatisfy { $0.count > 2 * BusyPieces.mostScanned }, "pieces enough")
        check(desk, waits: 200, longest: 6_000, 1, &generator)
    }

    private func check(
        _ desk: SmallDesk,
        waits: Int,
        longest: Int,
        _ seed: Int,
        _ generator: inout SeededGenerator
    ) {
        let waits = (0..<waits).map { number -> QueuedWait in
            let from = Int.random(in: 0...desk.length, using: &generator)
            let to = from + Int.random(in: 0...longest, using: &generator)
            let ready = Int.random(in: -20...from, using: &generator)
            return QueuedWait(
                span: WaitingSpan(from: Microseconds(from), to: Microseconds(to), ready: Microseconds(ready)),
                queue: Int32.random(in: -1..<Int32(desk.pieces.count), using: &generator),
                number: Int32(number)
            )
        }
        let untouched = WorkOfQueue(present: -1)
        var answers = [WorkOfQueue](repeating: untouched, count: waits.count)
        answers.withUnsafeMutableBufferPointer {
            QueuedWaits(waits, queueCount: desk.pieces.count)
                .lookUp(desk.pieces, onDuty: desk.onDuty.map { IndexedIntervals($0) }, $0)
        }
        for (wait, answer) in zip(waits, answers) {
            let expected =
                wait.isSpentThere ? desk.workOfQueue(Int(wait.queue), during: wait.span) : untouched
            #expect(answer.present == expected.present && answer.worked == expected.worked, "seed \(seed)")
        }
    }
}

/// A desk of queues whose people are clocked on now and then and do short pieces of work, one after the other.
private struct SmallDesk {
    let length: Int
    let onDuty: [IntervalSet]
    let pieces: [BusyPieces]
    private let works: [[Work]]

    init(queues: Int, length: Int, _ generator: inout SeededGenerator) {
        self.length = length
        var sets: [IntervalSet] = []
        var works: [[Work]] = []
        for _ in 0..<queues {
            let spells = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                let from = Int.random(in: 0..<length / 4, using: &generator)
                let to = Int.random(in: length / 2...length + 50, using: &generator)
                return (from: Microseconds(from), to: Microseconds(to))
            }
            sets.append(IntervalSet(merging: spells))
            var own: [Work] = []
            var clock = 0
            while clock < length {
                let end = clock + 1
                let ready = clock - Int.random(in: 0...40, using: &generator)
                own.append(
                    Work(
                        start: Microseconds(clock),
                        end: Microseconds(end),
                        ready: Microseconds(ready),
                        instance: Int32(own.count)
                    )
                )
                clock = end + Int.random(in: 0...9, using: &generator) / 9
            }
            works.append(own)
        }
        onDuty = sets
        self.works = works
        pieces = zip(works, sets).map { BusyPieces(works: $0, clockedOn: $1, longestPause: 0) }
    }

    /// Instant by instant.
    func workOfQueue(_ queue: Int, during span: WaitingSpan) -> WorkOfQueue {
        var work = WorkOfQueue()
        var place = 0
        for instant in span.from..<span.to where onDuty[queue].contains(instant) {
            work.present += 1
            while place < works[queue].count, works[queue][place].end <= instant { place += 1 }
            guard place < works[queue].count, works[queue][place].start <= instant else { continue }
            work.worked.total += 1
            if works[queue][place].ready > span.ready { work.worked.overtaking += 1 }
        }
        return work
    }
}
