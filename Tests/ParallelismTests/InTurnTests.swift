import Foundation
import Parallelism
import Testing

@Suite struct InTurnTests {
    @Test(arguments: [0, 1, 2, 17, 1_000])
    func handsOnAllInOrderWhateverTakesLongest(count: Int) {
        nonisolated(unsafe) var taken: [Int] = []
        concurrently(count) { index -> Int in
            // The first of each four is made last.
            if index % 4 == 0 { usleep(200) }
            return index * index
        } inTurn: {
            taken.append($0)
        }
        #expect(taken == (0..<count).map { $0 * $0 })
    }

    @Test func takesOneAtATime() {
        let lock = NSLock()
        nonisolated(unsafe) var most = 0
        nonisolated(unsafe) var now = 0
        concurrently(200) {
            $0
        } inTurn: { _ in
            lock.withLock {
                now += 1
                most = max(most, now)
            }
            usleep(50)
            lock.withLock { now -= 1 }
        }
        #expect(most == 1)
    }
}
