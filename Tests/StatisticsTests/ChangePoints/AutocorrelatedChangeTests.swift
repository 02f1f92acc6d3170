import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct AutocorrelatedChangeTests {
    /// Normal numbers of which each keeps a share of the one before.
    private func series(_ seed: Int, count: Int, kept: Double) -> [Double] {
        var random = SeededGenerator(seed: seed)
        var value = 0.0
        return (0..<count + 20).map { _ in
            value = kept * value + random.nextNormal()
            return value
        }.suffix(count)
    }

    private func rejections(kept: Double) throws -> (plain: Int, adjusted: Int) {
        var (plain, adjusted) = (0, 0)
        for seed in 0..<300 {
            let values = series(seed, count: 52, kept: kept)
            plain += try MeanChange.permutationPValue(values, permutations: 99, seed: 1) <= 0.05 ? 1 : 0
            let test = try MeanChange.autocorrelatedTest(values, permutations: 99, seed: 1)
            adjusted += test.pValue <= 0.05 ? 1 : 0
        }
        return (plain, adjusted)
    }

    @Test func valuesThatHangTogetherAreNotTakenForAChange() throws {
        // 15 are expected, with a standard deviation of 3.8.
        let independent = try rejections(kept: 0)
        #expect((4...26).contains(independent.adjusted), "\(independent)")
        let dependent = try rejections(kept: 0.5)
        #expect(dependent.plain > 90, "\(dependent)")
        // Three times as often as the level, instead of seven times.
        #expect(dependent.adjusted <= 45, "\(dependent)")
    }

    @Test func aChangeIsFoundAllTheSame() throws {
        var found = 0
        for seed in 0..<100 {
            let values = series(seed, count: 52, kept: 0.3).enumerated().map { $1 + ($0 < 30 ? 0 : 2.5) }
            found +=
                try MeanChange.autocorrelatedTest(values, permutations: 99, seed: 1).pValue <= 0.05 ? 1 : 0
        }
        #expect(found >= 90)
    }

    @Test func aStepWithoutNoiseIsAChange() throws {
        let values = (0..<20).map { $0 < 10 ? 1.0 : 2.0 }
        let test = try MeanChange.autocorrelatedTest(values, permutations: 99, seed: 1)
        #expect(test.autocorrelation == 0)
        #expect(test.pValue < 0.05)
        #expect(throws: ChangePointError.tooFewValues(count: 3, needed: 4)) {
            try MeanChange.autocorrelatedTest([1, 2, 3], seed: 1)
        }
    }
}
