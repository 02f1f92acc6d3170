import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct TimeOrderTests {
    @Test func agreesWithAStableSort() {
        for seed in 0..<200 {
            var generator = SeededGenerator(seed: seed)
            let range: ClosedRange<Microseconds> =
                seed % 3 == 0 ? -20...20 : -4_000_000_000_000...9_000_000_000_000_000
            let times = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                Microseconds.random(in: range, using: &generator)
            }
            let expected = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }.map(Int32.init)
            #expect(TimeOrder.ascending(times) == expected, "seed \(seed)")
        }
    }

    @Test func theWholeRangeOfTimesIsSorted() {
        #expect(TimeOrder.ascending([.max, 0, .min, -1]) == [2, 3, 1, 0])
        #expect(TimeOrder.ascending([]) == [])
        #expect(TimeOrder.ascending([5, 5]) == [0, 1])
    }
}
