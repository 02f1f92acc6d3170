import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct LatestReadyTests {
    /// Of all that has begun and is not finished, looked through at every instant.
    @Test func theLatestIsThatOfAllInHand() {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Microseconds {
                Microseconds(Int.random(in: range, using: &generator))
            }
            let works = (0..<Int32(pick(0...60))).map { instance in
                let start = pick(0...100)
                return Work(start: start, end: start + pick(0...30), ready: pick(0...8), instance: instance)
            }.sorted { $0.start < $1.start }
            var latest = LatestReady()
            var begun = 0
            for instant in Microseconds(0)...140 {
                while begun < works.count, works[begun].start <= instant {
                    latest.insert(WorkInHand(works[begun]))
                    begun += 1
                }
                let inHand = works.filter { $0.start <= instant && $0.end > instant }
                let expected = inHand.max { ($0.ready, $0.instance) < ($1.ready, $1.instance) }
                #expect(latest.latest(at: instant)?.instance == expected?.instance, "seed \(seed)")
            }
        }
    }
}
