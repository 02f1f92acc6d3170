import Foundation
import Statistics
import TestInputs
import Testing

@Suite struct BunchingTests {
    private let bins = Bunching.Bins(width: 0.05, range: -16...15, window: -4...3)

    @Test func aPlantedExcessIsFound() throws {
        // Values uniform on [-0.8, 0.8); one in twenty of those above 0.2 moves to the window.
        var random = SeededGenerator(seed: 4)
        var moved = 0
        let values = (0..<40_000).map { _ in
            let value = 1.6 * random.unit() - 0.8
            guard value >= 0.2, random.unit() < 0.05 else { return value }
            moved += 1
            return 0.4 * random.unit() - 0.2
        }
        let estimate = try Bunching(values, at: 0, bins: bins, degree: 3, seed: 1)
        #expect(abs(estimate.excess - Double(moved)) < 4 * estimate.excessStandardError)
        #expect(estimate.excess > 4 * estimate.excessStandardError)
        #expect(abs(estimate.counterfactual.reduce(0, +) / 40_000 - 1) < 0.01)
        #expect(estimate.outsideCount == 0)
        let height = estimate.counterfactual[12..<20].reduce(0, +) / 8
        #expect(abs(estimate.relativeExcess - estimate.excess / height) < 1e-12)
    }

    /// Counts that are a polynomial outside the window, after the counts above it are lifted, are given back exactly; also
    /// where to lift them step by step leads nowhere, as the fit raises the window by as much as they are raised, or more.
    @Test(arguments: [-4...3, -8...7, -12...11])
    func aPolynomialIsGivenBackExactly(window: ClosedRange<Int>) throws {
        let bins = Bunching.Bins(width: 0.05, range: -16...15, window: window)
        let lift = 1.25
        // A line whose values are whole also when divided by the lift.
        let truth = (-16...15).map { 400 + 20 * Double($0) }
        var counts = truth
        var missing = 0.0
        for index in 17 + window.upperBound..<32 {
            counts[index] = truth[index] / lift
            missing += truth[index] - counts[index]
        }
        counts[14] += missing
        let values = counts.enumerated().flatMap { index, count in
            Array(repeating: 0.05 * (Double(index - 16) + 0.5), count: Int(count))
        }
        try #require(counts.allSatisfy { $0 == $0.rounded() })
        let estimate = try Bunching(values + [9, -9], at: 0, bins: bins, degree: 1, seed: 1)
        #expect(abs(estimate.excess - missing) < 1e-6)
        for (ours, exact) in zip(estimate.counterfactual, truth) { #expect(abs(ours - exact) < 1e-6) }
        #expect(estimate.excessStandardError < 1e-5)
        #expect(estimate.outsideCount == 2)
    }

    @Test func nothingCrowdsInASmoothDensity() throws {
        var random = SeededGenerator(seed: 6)
        var significant = 0
        for seed in 1...100 {
            let values = (0..<5_000).map { _ in 1.6 * random.unit() - 0.8 }
            let estimate = try Bunching(
                values,
                at: 0,
                bins: bins,
                degree: 2,
                replicates: 100,
                seed: UInt64(seed)
            )
            significant += abs(estimate.excess) > 2 * estimate.excessStandardError ? 1 : 0
        }
        #expect(significant <= 15, "\(significant)")
    }

    /// Of a thin tail above the window the bootstrap draws counts that no lift makes a density of.
    @Test func errorsThatCannotBeToldAreNotNumbers() throws {
        var random = SeededGenerator(seed: 4)
        let values = (0..<80).map { _ in -0.8 - 0.4 * log(1 - random.unit()) }
        let estimate = try Bunching(values, at: 0, bins: bins, degree: 5, seed: 1)
        #expect(estimate.excess.isFinite)
        #expect(estimate.excessStandardError.isNaN)
        #expect(estimate.relativeStandardError.isNaN)
    }

    @Test func whatCannotBeFittedIsSaid() {
        #expect(throws: DensityError.notAWidth(0)) {
            try Bunching([1], at: 0, bins: .init(width: 0, range: -5...5, window: -1...1), seed: 1)
        }
        #expect(throws: DensityError.tooFewOnTheLeft(distinct: 1, needed: 5)) {
            try Bunching([1], at: 0, bins: .init(width: 1, range: -2...3, window: -1...1), seed: 1)
        }
        #expect(throws: DensityError.noDensity) {
            try Bunching([99], at: 0, bins: .init(width: 1, range: -9...9, window: -1...1), seed: 1)
        }
        #expect(throws: DensityError.notFinite(index: 0)) {
            try Bunching([.nan], at: 0, bins: .init(width: 1, range: -9...9, window: -1...1), seed: 1)
        }
    }
}
