import TestInputs
import Testing

@testable import Sorting

/// Held against the standard library's stable sort.
@Suite struct RadixSortTests {
    /// Keys of some shape: random, from few values, sorted, nearly sorted, reversed, sorted at first only.
    private func keys(_ seed: Int) -> [UInt64] {
        var generator = SeededGenerator(seed: seed)
        let count = generator.next(below: [10, 100, 3_000, 20_000][seed % 4])
        let shift = UInt64(generator.next(below: 64))
        let base = generator.next() >> 1
        var keys = (0..<count).map { _ in base &+ generator.next() >> shift }
        switch seed / 4 % 6 {
        case 1: keys = keys.map { $0 % 5 }
        case 2: keys.sort()
        case 3:
            keys.sort()
            for _ in 0..<count / 3 {
                let index = generator.next(below: count)
                keys.swapAt(index, max(0, index - generator.next(below: 4)))
            }
        case 4: keys.sort(by: >)
        case 5: keys[..<(count / 2)].sort()
        default: break
        }
        return keys
    }

    @Test(arguments: [0..<300, 300..<600])
    func agreesWithAStableSort(_ seeds: Range<Int>) {
        var scratch: [KeyedIndex] = []
        for seed in seeds {
            let keys = keys(seed)
            var entries = keys.enumerated().map { KeyedIndex(key: $1, index: Int32($0)) }
            entries.radixSort(scratch: &scratch) { $0.key }
            let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            #expect(entries.map(\.index) == expected.map(Int32.init), "seed \(seed)")
            #expect(entries.map(\.key) == expected.map { keys[$0] }, "seed \(seed)")
        }
    }

    @Test func signedNumbersAndAllBits() {
        for seed in 0..<100 {
            var numbers =
                keys(seed).map { Int64(bitPattern: $0 &* 0x9E37_79B9_7F4A_7C15) } + [.max, 0, .min, -1]
            let expected = numbers.sorted()
            numbers.radixSort()
            #expect(numbers == expected, "seed \(seed)")
        }
        var none: [Int32] = []
        none.radixSort()
        #expect(none.isEmpty)
    }

    @Test func theValuesAtRanksAreThoseOfTheSortedArray() {
        for seed in 0..<300 {
            let numbers = keys(seed).map {
                Int64(bitPattern: $0 &* 0x9E37_79B9_7F4A_7C15) >> Int64(seed % 60)
            }
            let sorted = numbers.sorted()
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<5 where !numbers.isEmpty {
                let first = generator.next(below: numbers.count)
                let ranks = first..<min(numbers.count, first + generator.next(below: 3))
                #expect(numbers.values(atRanks: ranks) == Array(sorted[ranks]), "seed \(seed)")
            }
        }
        #expect([Int64.max, .min].values(atRanks: 0..<2) == [.min, .max])
        #expect([Int32]().values(atRanks: 0..<0).isEmpty)
    }

    @Test func keysOfDoublesOrderAsTheyDo() {
        let values = [-Double.infinity, -2.5, -1e-300, 0, 1e-300, 1, 2.5, .infinity]
        #expect(values.map(\.radixKey) == values.map(\.radixKey).sorted())
        #expect((-0.0).radixKey == 0.0.radixKey)
    }

    @Test func insertionLeavesAPrefixThatAStableSortCanFinish() {
        for seed in 0..<300 {
            let keys = keys(seed)
            var entries = keys.enumerated().map { KeyedIndex(key: $1, index: Int32($0)) }
            let isDone = entries.withUnsafeMutableBufferPointer {
                insertionSort($0, mostMoves: 1) { $0.key }
            }
            let expected = entries.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map(Int32.init)
            if isDone { #expect(entries.map(\.index) == expected, "seed \(seed)") }
            entries.radixSort { $0.key }
            #expect(entries.map(\.index) == expected, "seed \(seed)")
        }
    }
}
