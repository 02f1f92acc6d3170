import Parallelism
import Testing

@Suite struct EvenRangesTests {
    @Test(arguments: [0, 1, 7, 100, 10_000_019], [1, 2, 3, 16]) func coverAllInOrder(
        _ count: Int,
        _ parts: Int
    ) {
        let ranges = evenRanges(of: count, parts: parts)
        #expect(ranges.count == parts)
        #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == count)
        for (before, after) in zip(ranges, ranges.dropFirst()) {
            #expect(before.upperBound == after.lowerBound)
        }
        let lengths = ranges.map(\.count)
        #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
    }
}
