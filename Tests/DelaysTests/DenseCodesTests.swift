import TestInputs
import Testing

@testable import Delays

@Suite struct DenseCodesTests {
    @Test func codesAreThoseOfADictionary() {
        for seed in 0..<20 {
            var generator = SeededGenerator(seed: seed)
            var codes = DenseCodes()
            var plain: [[Int]: Int] = [:]
            let most = 1 << (seed / 2)
            for _ in 0..<4 * most {
                let first = Int.random(in: -most...most, using: &generator)
                let second = seed % 2 == 0 ? 0 : Int.random(in: Int.min...Int.max, using: &generator) % 9
                let code = plain[[first, second]] ?? plain.count
                plain[[first, second]] = code
                #expect(codes.code(of: first, second) == code, "seed \(seed)")
            }
            #expect(codes.count == plain.count)
            for (pair, code) in plain {
                #expect(codes.pairs[code] == DenseCodes.Pair(first: pair[0], second: pair[1]))
            }
        }
    }
}

@Suite struct LargestFewTests {
    @Test func areTheFirstOfTheSorted() {
        for seed in 0..<200 {
            var generator = SeededGenerator(seed: seed)
            let values = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                Int64.random(in: -9...9, using: &generator)
            }
            let most = Int.random(in: 0...20, using: &generator)
            let sorted = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
            var all = LargestFew(most: most)
            var (left, right) = (all, all)
            for number in values.indices.shuffled(using: &generator) {
                all.insert(values[number], number)
                if number % 3 == 0 {
                    left.insert(values[number], number)
                } else {
                    right.insert(values[number], number)
                }
            }
            right.merge(left)
            #expect(all.numbers == Array(sorted.prefix(most)), "seed \(seed)")
            #expect(right.numbers == all.numbers, "seed \(seed)")
        }
    }
}
