import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct OverlapsTests {
    /// Pair by pair: of two instances of one order, the later begins before the earlier ends, and both take time.
    @Test func agreeWithCountingPairByPair() {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            var small = SmallLog()
            for _ in 0..<pick(1...25) {
                let start = pick(0...30)
                small.add("o\(pick(1...3))", "a\(pick(1...4))", nil, start, start + pick(0...3) * pick(0...6))
            }
            let log = small.log
            var expected: [[Int]: [Int]] = [:]
            for order in 0..<log.orderCount {
                let range = log.instances(ofOrder: order)
                for first in range {
                    for second in range where first < second && log.activity[first] != log.activity[second] {
                        let key = [log.activity[first], log.activity[second]].map(Int.init).sorted()
                        let takeTime = [first, second].allSatisfy { log.end[$0] > log.start[$0] }
                        let overlap = takeTime && log.start[second] < log.end[first] ? 1 : 0
                        let known = expected[key] ?? [0, 0]
                        expected[key] = [known[0] + overlap, known[1] + 1]
                    }
                }
            }
            var found: [[Int]: [Int]] = [:]
            for pair in Overlaps(log).pairs {
                found[[pair.first, pair.second]] = [pair.overlapping, pair.together]
            }
            #expect(found == expected.filter { $0.value[0] > 0 }, "seed \(seed)")
        }
    }

    /// A log that is counted in ranges counts what its orders do, one by one.
    @Test func rangesOfOrdersAddUp() {
        var generator = SeededGenerator(seed: 3)
        var whole = SmallLog()
        var overlapping: [[Int]: Int] = [:]
        var follows = [Int](repeating: 0, count: 16)
        for order in 0..<600 {
            var alone = SmallLog()
            for activity in 0..<4 { alone.add("o", "a\(activity)", nil, 9_000, 9_000) }
            for _ in 0..<56 {
                let start = generator.next(below: 300)
                alone.add("o", "a\(generator.next(below: 4))", nil, start, start + generator.next(below: 9))
            }
            for row in alone.rows { whole.add("o\(order)", row.activity, nil, row.start, row.end) }
            for pair in Overlaps(alone.log).pairs {
                overlapping[[pair.first, pair.second], default: 0] += pair.overlapping
            }
            let own = DirectlyFollows(alone.log)
            for pair in 0..<16 { follows[pair] += Int(own.count(pair / 4, pair % 4)) }
        }
        let log = whole.log
        #expect(log.countingRanges(tableSize: 16).count > 1)
        let found = Overlaps(log).pairs.map { ([$0.first, $0.second], $0.overlapping) }
        #expect(Dictionary(uniqueKeysWithValues: found) == overlapping)
        let all = DirectlyFollows(log)
        #expect((0..<16).map { Int(all.count($0 / 4, $0 % 4)) } == follows)
    }
}
