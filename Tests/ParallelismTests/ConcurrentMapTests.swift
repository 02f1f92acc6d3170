import Testing

@testable import Parallelism

@Suite struct ConcurrentMapTests {
    @Test(arguments: [0, 1, 2, 1_000])
    func resultsComeInOrder(_ count: Int) {
        #expect(concurrentMap(count) { "\($0)" } == (0..<count).map { "\($0)" })
    }
}
