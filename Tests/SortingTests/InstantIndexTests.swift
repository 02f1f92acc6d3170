import Sorting
import TestInputs
import Testing

@Suite struct InstantIndexTests {
    @Test func agreesWithCountingOneByOne() {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: seed)
            let spread = [1, 3, 50, 10_000, 1 << 40][seed % 5]
            // Evenly, in bursts, or all at once.
            let instants = (0..<generator.next(below: 60)).map { _ in
                let burst = generator.next(below: 4) == 0 ? spread * 100 : 0
                return Int64(generator.next(below: spread)) - Int64(spread / 2) + Int64(burst)
            }.sorted()
            let index = InstantIndex(instants)
            let asked = instants.flatMap { [$0 - 1, $0, $0 + 1] } + [.min, 0, .max]
            instants.withUnsafeBufferPointer { pointer in
                for instant in asked {
                    let expected = instants.count { $0 <= instant }
                    #expect(
                        index.count(through: instant, in: pointer) == expected,
                        "seed \(seed), \(instant)"
                    )
                }
            }
        }
    }

    @Test func spansTheWholeRangeOfTimes() {
        let instants: [Int64] = [.min, -1, 0, .max]
        let index = InstantIndex(instants)
        instants.withUnsafeBufferPointer { pointer in
            #expect(
                [Int64.min, -2, -1, 0, 1, .max].map { index.count(through: $0, in: pointer) } == [
                    1, 1, 2, 3, 3, 4,
                ]
            )
        }
    }
}
