import Foundation
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct MeanChangeTests {
    @Test func kolmogorovsTailIsThatOfScipy() throws {
        for pair in try SegmentationTests.Reference.read().kolmogorov {
            #expect(abs(kolmogorovTail(pair[0]) - pair[1]) < 1e-13, "\(pair)")
        }
        #expect(kolmogorovTail(0) == 1)
    }

    @Test func theSplitIsTheOneWithTheLargestBridge() throws {
        for seed in 1...50 {
            let values = steppedSeries(seed: seed, count: 30, rate: 0.05)
            let total = values.reduce(0, +)
            let bridges = (1..<30).map { abs(values[..<$0].reduce(0, +) - Double($0) / 30 * total) }
            let change = try MeanChange(values)
            let largest = bridges.max() ?? 0
            #expect(abs(bridges[change.index - 1] - largest) < 1e-12, "seed \(seed)")
            let variance = values.reduce(0) { $0 + ($1 - total / 30) * ($1 - total / 30) } / 29
            #expect(abs(change.statistic - largest / (30 * variance).squareRoot()) < 1e-12, "seed \(seed)")
        }
    }

    @Test func aPlantedChangeIsSignificantAndPlaced() throws {
        var random = SeededGenerator(seed: 3)
        let values = (0..<200).map { ($0 < 120 ? 0 : 1.5) + random.nextNormal() }
        let change = try MeanChange(values)
        #expect(abs(change.index - 120) <= 4)
        #expect(change.pValue < 1e-6)
        #expect(abs(change.meanAfter - change.meanBefore - 1.5) < 0.4)
        #expect(try MeanChange.permutationPValue(values, permutations: 199, seed: 1) == 1.0 / 200)
    }

    @Test func pValuesOfNoiseAreSpreadEvenly() throws {
        var (asymptotic, permuted) = (0, 0)
        for seed in 1...400 {
            var random = SeededGenerator(seed: seed)
            let values = random.normals(100)
            asymptotic += try MeanChange(values).pValue < 0.1 ? 1 : 0
            permuted += try MeanChange.permutationPValue(values, permutations: 99, seed: 7) <= 0.1 ? 1 : 0
        }
        // 40 are expected of an exact test, with a standard deviation of 6.
        #expect((15...45).contains(asymptotic))
        #expect((22...58).contains(permuted))
    }

    @Test func nothingToSplitIsSaid() {
        #expect(throws: ChangePointError.noVariation) { try MeanChange([2, 2, 2]) }
        // Whose mean, as doubles add, is not 0.1.
        #expect(throws: ChangePointError.noVariation) { try MeanChange([0.1, 0.1, 0.1]) }
        #expect(throws: ChangePointError.tooFewValues(count: 1, needed: 2)) { try MeanChange([2]) }
    }
}
