import Dispatch
import Testing

@testable import Parallelism

@Suite struct UnsharedArrayTests {
    @Test func holdsWhatIsInitialized() {
        let squares = [Int](unsharedCapacity: 5) { buffer, count in
            #expect(buffer.count == 5)
            for index in 0..<3 { buffer.initializeElement(at: index, to: index * index) }
            count = 3
        }
        #expect(squares == [0, 1, 4])
    }

    /// The array that all threads share must not be written to; that they do so at once is for the thread sanitizer to see.
    @Test func anEmptyOneHasMemoryOfItsOwn() {
        let shared = UInt(bitPattern: [Int]().withUnsafeBufferPointer(\.baseAddress))
        DispatchQueue.concurrentPerform(iterations: 1_000) { _ in
            let empty = [Int](unsharedCapacity: 0) { buffer, count in
                #expect(buffer.isEmpty)
                count = 0
            }
            #expect(empty.isEmpty)
            #expect(UInt(bitPattern: empty.withUnsafeBufferPointer(\.baseAddress)) != shared)
        }
    }

    @Test func whatIsMadeFromNothingIsEmpty() {
        let none: [Int] = []
        #expect(concurrentMap(beginning: none) { $0 }.isEmpty)
        #expect(concurrentMap(beginning: [2, 0, 1]) { $0 * 10 } == [0, 10, 20])
        let filled = filledArray(0) { (buffer: UnsafeMutableBufferPointer<Int>) in #expect(buffer.isEmpty) }
        #expect(filled.isEmpty)
    }
}
