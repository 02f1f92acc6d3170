import Foundation
import Synchronization
import Testing

@testable import Parallelism

@Suite struct ConcurrentlyTests {
    @Test(arguments: [0, 1, 2, 10_000])
    func eachIndexComesOnce(_ count: Int) {
        // No `Mutex`: of what it guards, thread sanitizers think that nothing does.
        let lock = NSLock()
        nonisolated(unsafe) var calls = [Int](repeating: 0, count: count)
        concurrently(count) { index in lock.withLock { calls[index] += 1 } }
        #expect(calls == Array(repeating: 1, count: count))
    }

    @Test func loopsInsideLoopsComeToTheirEnd() {
        let sums = concurrentMap(50) { outer in
            concurrentMap(outer) { middle in
                concurrentMap(20) { outer * middle * $0 }.reduce(0, +)
            }.reduce(0, +)
        }
        #expect(sums == (0..<50).map { outer in 190 * outer * (outer * (outer - 1) / 2) })
    }

    /// Several loops at a time, begun by threads that know nothing of each other.
    @Test func loopsBegunElsewhereDoNotMix() async {
        await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<200).reduce(0) { sum, _ in sum + concurrentMap(9) { $0 * task }.reduce(0, +) }
                }
            }
            var all = 0
            for await sum in group { all += sum }
            #expect(all == 200 * 36 * 28)
        }
    }

    /// Of the inner loop, which begins on one processor, each turn waits for the other; a minute, should nobody ever come.
    @Test(.enabled(if: processorCount > 1, "one processor has nobody to share with"))
    func aLoopInsideALoopIsSharedOut() {
        let inHand = Atomic<Int>(0)
        let deadline = ContinuousClock.now + .seconds(60)
        concurrently(2) { outer in
            guard outer == 1 else { return }
            concurrently(2) { _ in
                _ = inHand.add(1, ordering: .relaxed)
                while inHand.load(ordering: .relaxed) < 2, ContinuousClock.now < deadline {}
            }
        }
        #expect(ContinuousClock.now < deadline)
    }
}
