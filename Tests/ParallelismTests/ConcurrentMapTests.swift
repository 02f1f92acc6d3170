import Testing

@testable import Parallelism

@Suite struct ConcurrentMapTests {
    @Test(arguments: [0, 1, 2, 1_000])
    func resultsComeInOrder(_ count: Int) {
        #expect(concurrentMap(count) { "\($0)" } == (0..<count).map { "\($0)" })
    }
}

@Suite struct FilledArrayTests {
    @Test func threadsFillTheirParts() {
        let squares = filledArray(1_000) { (squares: UnsafeMutableBufferPointer<Int>) in
            nonisolated(unsafe) let squares = squares
            concurrently(10) { part in
                for index in part * 100..<(part + 1) * 100 { squares[index] = index * index }
            }
        }
        #expect(squares == (0..<1_000).map { $0 * $0 })
        #expect(filledArray(0) { (_: UnsafeMutableBufferPointer<Int>) in }.isEmpty)
    }
}
