import EventLogs
import SampleLogs
import Testing

@Suite struct OrderRangesTests {
    @Test(arguments: [1, 2, 3, 16, 400])
    func theRangesCoverEveryOrderOnceAndAreAlike(_ count: Int) {
        let log = SampleLog.random(seed: 5, orders: 200).log
        let ranges = log.orderRanges(count: count)
        #expect(ranges.count <= count)
        #expect(ranges.flatMap { Array($0) } == Array(0..<log.orderCount))
        #expect(ranges.allSatisfy { !$0.isEmpty })
        let longestOrder = (0..<log.orderCount).map { log.instances(ofOrder: $0).count }.max() ?? 0
        for range in ranges {
            let instances = log.firstInstance[range.upperBound] - log.firstInstance[range.lowerBound]
            #expect(instances <= log.instanceCount / count + 1 + longestOrder)
        }
    }
}
