import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct WholePartsTests {
    @Test func addUpAndAreNear() {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: seed)
            let exact = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Double.random(in: -50...50, using: &random)
            }
            let whole = Microseconds(exact.reduce(0, +).rounded())
            let parts = wholeParts(exact, addingUpTo: whole)
            #expect(parts.reduce(0, +) == whole, "seed \(seed)")
            #expect(zip(parts, exact).allSatisfy { abs(Double($0) - $1) < 1.0001 }, "seed \(seed)")
        }
    }

    @Test func theLargestRemaindersAreRoundedUp() {
        #expect(wholeParts([1.5, 2.7, 0.8], addingUpTo: 5) == [1, 3, 1])
        #expect(wholeParts([-0.5, 0.25], addingUpTo: 0) == [0, 0])
        #expect(wholeParts([], addingUpTo: 0) == [])
        // Far from adding up: everybody gets the same share of the rest first.
        #expect(wholeParts([1, 1.5], addingUpTo: 7) == [3, 4])
    }
}
