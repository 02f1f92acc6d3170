import Foundation
import Statistics
import Testing

@Suite struct DensityDiscontinuityTests {
    private struct Reference: Decodable {
        let seed: Int
        let count: Int
        let step: Double
        let bandwidths: [Double]
        let order: Int
        let densities: [Double]
        let errors: [Double]
        let statistic: Double
        let pValue: Double
        let chosen: [Double]
        let mccrary: [Double]?
        let mccraryBandwidth: Double?
    }

    private func references() throws -> [Reference] { try Fixture.read("density-discontinuities") }

    @Test func densitiesAndErrorsAreThoseOfRddensity() throws {
        for reference in try references() {
            let values = jumpSample(seed: reference.seed, count: reference.count, step: reference.step)
            let ours = try DensityDiscontinuity(
                values,
                at: 0,
                bandwidths: (reference.bandwidths[0], reference.bandwidths[1]),
                fitOrder: reference.order + 1
            )
            for (a, b) in [
                (ours.left.density, reference.densities[0]),
                (ours.right.density, reference.densities[1]),
                (ours.left.standardError, reference.errors[0]),
                (ours.right.standardError, reference.errors[1]),
                (ours.standardError, reference.errors[2]),
                (ours.statistic, reference.statistic),
                (ours.pValue, reference.pValue),
            ] {
                #expect(abs(a - b) < 1e-7 * max(abs(b), 1e-3), "seed \(reference.seed)")
            }
            #expect(ours.isHeaped == (reference.step > 0), "seed \(reference.seed)")
        }
    }

    /// Another rule than rddensity's, for the same purpose.
    @Test func chosenBandwidthsAreOfRddensitysSize() throws {
        for reference in try references() where reference.step == 0 {
            let values = jumpSample(seed: reference.seed, count: reference.count)
            let ours = try densityBandwidths(values, at: 0, order: reference.order)
            #expect((0.4...2.5).contains(ours.left / reference.chosen[0]), "seed \(reference.seed)")
            #expect((0.4...2.5).contains(ours.right / reference.chosen[1]), "seed \(reference.seed)")
        }
    }

    @Test func aSmoothDensityIsRejectedAsOftenAsStated() throws {
        var (local, binned) = (0, 0)
        for seed in 1...300 {
            let values = jumpSample(seed: 1_000 + seed, count: 1_000, share: 0)
            local += try DensityDiscontinuity(values, at: 0).pValue < 0.05 ? 1 : 0
            binned += try BinnedDensityDiscontinuity(values, at: 0).pValue < 0.05 ? 1 : 0
        }
        // 15 are expected, with a standard deviation of 4.
        #expect((4...29).contains(local), "\(local)")
        #expect((4...40).contains(binned), "\(binned)")
    }

    @Test func aPlantedJumpIsFound() throws {
        let values = jumpSample(seed: 77, count: 10_000, share: 0.5)
        let local = try DensityDiscontinuity(values, at: 0)
        #expect(local.jump < 0 && local.pValue < 1e-6)
        let binned = try BinnedDensityDiscontinuity(values, at: 0)
        #expect(binned.logJump < 0 && binned.pValue < 1e-6)
        // Half of what was just above moved below: 3/2 against 1/2.
        #expect(abs(binned.logJump - log(0.5 / 1.5)) < 0.4)
    }

    @Test func unitsAndTheDirectionOfTimeDoNotMatter() throws {
        let values = jumpSample(seed: 8, count: 500)
        let plain = try DensityDiscontinuity(values, at: 0)
        let scaled = try DensityDiscontinuity(values.map { 3_600 * $0 + 7 }, at: 7)
        let mirrored = try DensityDiscontinuity(values.map { -$0 }, at: 0)
        #expect(abs(scaled.statistic - plain.statistic) < 1e-6)
        #expect(abs(scaled.left.bandwidth - 3_600 * plain.left.bandwidth) < 1e-6)
        // No value lies exactly at the point.
        #expect(abs(mirrored.statistic + plain.statistic) < 1e-6)
        #expect(abs(mirrored.right.density - plain.left.density) < 1e-6)
    }

    @Test func mcCrarysTestIsThatComputedWithNumpy() throws {
        for reference in try references() {
            guard let expected = reference.mccrary, let bandwidth = reference.mccraryBandwidth else {
                continue
            }
            let values = jumpSample(seed: reference.seed, count: reference.count)
            let ours = try BinnedDensityDiscontinuity(values, at: 0, bandwidth: reference.bandwidths[0])
            let figures = [ours.leftDensity, ours.rightDensity, ours.logJump, ours.standardError]
            for (a, b) in zip(figures, expected) { #expect(abs(a - b) < 1e-10, "seed \(reference.seed)") }
            let chosen = try BinnedDensityDiscontinuity(values, at: 0).bandwidth
            #expect(abs(chosen - bandwidth) < 1e-8, "seed \(reference.seed)")
        }
    }

    @Test func whatCannotBeEstimatedIsSaid() {
        #expect(throws: DensityError.notFinite(index: 1)) { try DensityDiscontinuity([1, .nan], at: 0) }
        #expect(throws: DensityError.tooFewOnTheLeft(distinct: 0, needed: 3)) {
            try DensityDiscontinuity([1, 2, 3, 4, 5], at: 0)
        }
        #expect(throws: DensityError.tooFewOnTheRight(distinct: 1, needed: 3)) {
            try BinnedDensityDiscontinuity([-1, -2, -3, 4, 4, 4], at: 0)
        }
    }
}
