import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct SameOrderTests {
    @Test func countsAsASetOfOrdersDoes() {
        for seed in 0..<300 {
            let log = RandomLog.make(seed).log
            var generator = SeededGenerator(seed: seed)
            let sameOrder = SameOrder(log)
            for _ in 0..<20 {
                let instances = (0..<generator.next(below: 6)).map { _ in
                    Int32(generator.next(below: log.instanceCount))
                }
                let orders = Set(instances.map { log.order(ofInstance: Int($0)) }).count
                for least in 0...5 {
                    let found = instances.withUnsafeBufferPointer {
                        sameOrder.areThere(least, ordersIn: $0)
                    }
                    #expect(found == (orders >= least), "seed \(seed): \(least) orders in \(instances)")
                }
            }
        }
    }
}

@Suite struct CompletionOrderTests {
    /// The room of one order is used for the next, be it longer or shorter.
    @Test func isAStableSortByEnd() {
        var generator = SeededGenerator(seed: 3)
        var completion = CompletionOrder()
        for _ in 0..<500 {
            let first = generator.next(below: 50)
            let count = generator.next(below: [3, 12, 200][generator.next(below: 3)])
            let spread = [2, 40, 1 << 40][generator.next(below: 3)]
            let ends = (0..<first + count).map { index in
                Microseconds(index + generator.next(below: spread) - spread / 2)
            }
            let expected = (first..<first + count).sorted { (ends[$0], $0) < (ends[$1], $1) }
            var found: [Int] = []
            ends.withUnsafeBufferPointer { ends in
                completion.with(first..<first + count, end: ends) { found = $0.map { Int($0) } }
            }
            #expect(found == expected)
        }
    }
}
