import Foundation
import Statistics
import Testing

@Suite struct RandomStreamTests {
    /// The known answers of Random123 (`kat_vectors`, lines `philox4x32 10`).
    @Test func philoxGivesTheKnownAnswers() {
        #expect(
            Philox.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
                == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
        )
        #expect(
            Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
                == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
        )
        #expect(
            Philox.block(
                counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
                key: SIMD2(0xa409_3822, 0x299f_31d0)
            ) == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
        )
    }

    @Test func streamCountsBlocksUnderItsSeedAndNumber() {
        var stream = RandomStream(seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344_1319_8a2e)
        for position in 0..<3 {
            let block = Philox.block(
                counter: SIMD4(UInt32(position), 0, 0x1319_8a2e, 0x0370_7344),
                key: SIMD2(0xa409_3822, 0x299f_31d0)
            )
            for word in 0..<4 { #expect(stream.nextWord() == block[word]) }
        }
    }

    @Test func streamsOfOneSeedDiffer() {
        let firsts = (0..<1_000).map { number in
            var stream = RandomStream(seed: 7, stream: UInt64(number))
            return stream.next()
        }
        #expect(Set(firsts).count == firsts.count)
    }

    @Test func uniformNumbersFillTheirIntervalEvenly() {
        var stream = RandomStream(seed: 1)
        let values = (0..<100_000).map { _ in stream.nextUniform() }
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(kolmogorovDistance(values) { $0 } < 0.0073)
    }

    @Test(arguments: [1, 2, 3, 7, 10, 1_000]) func indicesAreEquallyLikely(bound: Int) {
        var stream = RandomStream(seed: 2)
        let draws = 200 * bound
        var counts = [Double](repeating: 0, count: bound)
        for _ in 0..<draws { counts[stream.nextIndex(below: bound)] += 1 }
        let chiSquare = counts.reduce(0) { $0 + ($1 - 200) * ($1 - 200) / 200 }
        // Five standard deviations of the chi-square distribution.
        #expect(chiSquare <= Double(bound - 1) + 5 * Double(2 * bound).squareRoot())
    }

    @Test func indicesBelowMoreThanAWordReachAll() {
        var stream = RandomStream(seed: 3)
        let bound = 3 << 40
        let values = (0..<20_000).map { _ in Double(stream.nextIndex(below: bound)) / Double(bound) }
        #expect(values.allSatisfy { $0 < 1 })
        #expect(kolmogorovDistance(values) { $0 } < 0.0163)
    }

    @Test func normalNumbersAreNormal() {
        var stream = RandomStream(seed: 4)
        let values = (0..<50_000).flatMap { _ in [stream.nextNormals()] }.flatMap { [$0.0, $0.1] }
        #expect(kolmogorovDistance(values) { erfc(-$0 / 2.0.squareRoot()) / 2 } < 0.0073)
    }

    @Test func exponentialNumbersAreExponential() {
        var stream = RandomStream(seed: 5)
        let values = (0..<100_000).map { _ in stream.nextExponential() }
        #expect(kolmogorovDistance(values) { 1 - exp(-$0) } < 0.0073)
    }

    @Test func poissonNumbersHaveTheirProbabilities() {
        var stream = RandomStream(seed: 6)
        let draws = 100_000
        var counts = [Double](repeating: 0, count: 19)
        for _ in 0..<draws { counts[stream.nextUnitPoisson()] += 1 }
        var probability = exp(-1.0)
        for value in 0..<6 {
            let expected = Double(draws) * probability
            #expect(abs(counts[value] - expected) < 4.5 * expected.squareRoot(), "value \(value)")
            probability /= Double(value + 1)
        }
    }

    @Test func allOrdersOfThreeAreEquallyLikely() {
        var stream = RandomStream(seed: 8)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<60_000 {
            var order = [0, 1, 2]
            stream.shuffle(&order)
            counts[order, default: 0] += 1
        }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs($0 - 10_000) < 450 })
    }

    @Test func multinomialCountsAddUpToTheDraws() {
        var stream = RandomStream(seed: 9)
        var counts = [Double](repeating: 0, count: 40)
        counts.withUnsafeMutableBufferPointer { stream.addMultinomial(draws: 4_000, to: $0) }
        #expect(counts.reduce(0, +) == 4_000)
        #expect(counts.allSatisfy { abs($0 - 100) < 50 })
    }

    /// The largest distance between the empirical and a given distribution function; 2.3 / √n is exceeded by
    /// chance for one seed in twenty thousand.
    private func kolmogorovDistance(_ values: [Double], _ distribution: (Double) -> Double) -> Double {
        let sorted = values.sorted()
        let count = Double(sorted.count)
        return sorted.enumerated().map { rank, value in
            let expected = distribution(value)
            return max(abs(expected - Double(rank) / count), abs(Double(rank + 1) / count - expected))
        }.max() ?? 0
    }
}
