import Parallelism
import Testing

@Suite struct DealTests {
    /// Elements dealt out by it are those of each group in their order.
    @Test(arguments: [0, 1, 1_000, 32_768, 100_001]) func isACountingSort(_ count: Int) {
        let groupCount = 7
        // Runs and scattered ones, some of none, and no element of the last group.
        let groups = (0..<count).map { Int32(($0 / 500 + $0 * $0 % 11) % groupCount - 1) }
        let deal = Deal(groups, groupCount: groupCount)
        #expect(deal.parts.flatMap { Array($0) } == Array(0..<count))
        #expect(count < 65_536 || deal.parts.count > 1 || deal.first.count == 1)
        var dealt = deal.counts.map { [Int](repeating: -1, count: $0) }
        for (part, first) in zip(deal.parts, deal.first) {
            var next = first
            for element in part where groups[element] >= 0 {
                let group = Int(groups[element])
                dealt[group][next[group]] = element
                next[group] += 1
            }
        }
        for group in 0..<groupCount {
            #expect(dealt[group] == (0..<count).filter { groups[$0] == Int32(group) })
        }
    }
}
