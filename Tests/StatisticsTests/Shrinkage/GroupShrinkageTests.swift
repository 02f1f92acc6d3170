import Foundation
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct GroupShrinkageTests {
    private struct Reference: Decodable {
        struct Morris: Decodable {
            let mean: Double
            let posterior: [Double]
            let errors: [Double]
        }
        let means: [Double]
        let variances: [Double]
        let dersimonianLaird: Double
        let pauleMandel: Double
        let restrictedLikelihood: Double
        let q: Double
        let qPValue: Double
        let morris: Morris
    }

    @Test func variancesAndPosteriorMeansAreThoseOfPython() throws {
        let references: [Reference] = try Fixture.read("group-shrinkage")
        #expect(references.count == 6)
        for (index, reference) in references.enumerated() {
            for (method, expected) in [
                (BetweenVarianceMethod.dersimonianLaird, reference.dersimonianLaird),
                (.pauleMandel, reference.pauleMandel),
                (.restrictedLikelihood, reference.restrictedLikelihood),
            ] {
                let ours = try GroupShrinkage(
                    means: reference.means,
                    variances: reference.variances,
                    method: method
                )
                #expect(abs(ours.betweenVariance - expected) < 1e-10, "case \(index), \(method)")
            }
            let ours = try GroupShrinkage(means: reference.means, variances: reference.variances)
            #expect(abs(ours.mean - reference.morris.mean) < 1e-10)
            #expect(abs(ours.heterogeneity / reference.q - 1) < 1e-10)
            #expect(abs(ours.heterogeneityPValue / reference.qPValue - 1) < 1e-8)
            for (group, expected) in reference.morris.posterior.enumerated() {
                #expect(abs(ours.groups[group].posteriorMean - expected) < 1e-9, "case \(index)")
                #expect(
                    abs(ours.groups[group].standardError - reference.morris.errors[group]) < 1e-9,
                    "case \(index)"
                )
            }
        }
    }

    /// Efron and Morris, "Stein's Paradox in Statistics" (Scientific American, 1977): eighteen batting averages are drawn
    /// in to 0.212 of their distance from 0.265.
    @Test func equalVariancesGiveTheRuleOfJamesAndStein() throws {
        let averages = [
            0.400, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, 0.222, 0.222, 0.222, 0.222,
            0.222, 0.200, 0.178, 0.156,
        ]
        let mean = averages.reduce(0, +) / 18
        let variance = mean * (1 - mean) / 45
        let squares = averages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        for method in BetweenVarianceMethod.allCases {
            let ours = try GroupShrinkage(
                means: averages,
                variances: Array(repeating: variance, count: 18),
                method: method
            )
            #expect(abs(ours.groups[0].shrinkage - 15 * variance / squares) < 1e-10, "\(method)")
            #expect(abs(1 - ours.groups[0].shrinkage - 0.212) < 0.002)
            #expect(abs(ours.mean - 0.265) < 0.001)
        }
    }

    @Test func posteriorMeansAreCloserToTheTruth() throws {
        var random = SeededGenerator(seed: 9)
        var (raw, shrunk, covered) = (0.0, 0.0, 0)
        for _ in 0..<200 {
            let variances = (0..<20).map { _ in 0.2 + 2 * Double.random(in: 0..<1, using: &random) }
            let truths = variances.map { _ in 3 + 0.8 * random.nextNormal() }
            let means = zip(truths, variances).map { $0 + $1.squareRoot() * random.nextNormal() }
            let ours = try GroupShrinkage(means: means, variances: variances)
            for (group, truth) in truths.enumerated() {
                let estimate = ours.groups[group]
                raw += (means[group] - truth) * (means[group] - truth)
                shrunk += (estimate.posteriorMean - truth) * (estimate.posteriorMean - truth)
                covered += abs(estimate.posteriorMean - truth) < 1.96 * estimate.standardError ? 1 : 0
            }
        }
        #expect(shrunk < 0.6 * raw)
        #expect((0.93...0.98).contains(Double(covered) / 4_000), "\(covered)")
    }

    @Test func equalMeansAreDrawnTogether() throws {
        let ours = try GroupShrinkage(means: [2, 2, 2, 2, 2], variances: [1, 2, 3, 4, 5])
        #expect(ours.betweenVariance == 0)
        #expect(ours.heterogeneityPValue == 1)
        #expect(ours.groups.allSatisfy { abs($0.posteriorMean - 2) < 1e-15 && $0.reliability == 0 })
    }

    @Test func whatCannotBeShrunkIsSaid() {
        #expect(throws: ShrinkageError.tooFewGroups(3)) {
            try GroupShrinkage(means: [1, 2, 3], variances: [1, 1, 1])
        }
        #expect(throws: ShrinkageError.noSamplingVariance(group: 1)) {
            try GroupShrinkage(means: [1, 2, 3, 4], variances: [1, 0, 1, 1])
        }
        #expect(throws: ShrinkageError.notFinite(group: 2)) {
            try GroupShrinkage(means: [1, 2, .nan, 4], variances: [1, 1, 1, 1])
        }
    }
}
