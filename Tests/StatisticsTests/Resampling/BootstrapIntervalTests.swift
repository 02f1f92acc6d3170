import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct BootstrapIntervalTests {
    @Test func equalThoseOfBoot() throws {
        let reference = try ClusterResamplingFixture.load()
        let bootstrap = Bootstrap(
            estimate: [reference.slope],
            replicates: Matrix(rows: 1, columns: reference.replicates.count, elements: reference.replicates)
        )
        let jackknife = Jackknife(
            estimate: [reference.slope],
            leaveOneOut: Matrix(
                rows: 1,
                columns: reference.leftOutSlopes.count,
                elements: reference.leftOutSlopes
            )
        )
        let error = try #require(bootstrap.standardErrors)[0]
        #expect(abs(error / reference.standardError - 1) < 1e-12)
        let acceleration = try #require(jackknife.accelerations)[0]
        #expect(abs(acceleration / reference.acceleration - 1) < 1e-10)
        for expected in reference.intervals {
            let percentile = try #require(bootstrap.percentileIntervals(confidence: expected.level))[0]
            #expect(relativeDistance([percentile.lower, percentile.upper], expected.percentile) < 1e-12)
            let bca = try #require(
                bootstrap.biasCorrectedIntervals(confidence: expected.level, jackknife: jackknife)[0]
            )
            #expect(relativeDistance([bca.lower, bca.upper], expected.bca) < 1e-12)
            #expect(!percentile.reachesExtremes && !bca.reachesExtremes)
        }
    }

    @Test func tooFewReplicatesForTheConfidenceAreSaid() throws {
        let bootstrap = Bootstrap(
            estimate: [5],
            replicates: Matrix(rows: 1, columns: 9, elements: (1...9).map(Double.init))
        )
        let wide = try #require(bootstrap.percentileIntervals(confidence: 0.95))[0]
        #expect(wide.lower == 1 && wide.upper == 9 && wide.reachesExtremes)
        // Ranks 2 and 8 of ten.
        let narrow = try #require(bootstrap.percentileIntervals(confidence: 0.6))[0]
        #expect(abs(narrow.lower - 2) < 1e-12 && abs(narrow.upper - 8) < 1e-12)
        #expect(!narrow.reachesExtremes)
    }

    @Test func basicIntervalsAreThePercentilesReflectedAtTheEstimate() throws {
        let bootstrap = Bootstrap(
            estimate: [5, 0],
            replicates: Matrix(columns: (1...9).map { [Double($0), Double($0)] })
        )
        let intervals = try #require(bootstrap.basicIntervals(confidence: 0.6))
        #expect(abs(intervals[0].lower - 2) < 1e-12 && abs(intervals[0].upper - 8) < 1e-12)
        // Replicates from 2 to 8 of an estimate of 0 are five too high, and so is the estimate.
        #expect(abs(intervals[1].lower + 8) < 1e-12 && abs(intervals[1].upper + 2) < 1e-12)
        #expect(!intervals[1].reachesExtremes)
        #expect(try #require(bootstrap.basicIntervals(confidence: 0.95))[0].reachesExtremes)
    }

    @Test func replicatesOnOneSideHaveNoCorrection() {
        let bootstrap = Bootstrap(
            estimate: [0, 5],
            replicates: Matrix(columns: (1...9).map { [Double($0), Double($0)] })
        )
        let jackknife = Jackknife(
            estimate: [0, 5],
            leaveOneOut: Matrix(columns: [[1, 4], [0, 5], [-1, 6]])
        )
        let intervals = bootstrap.biasCorrectedIntervals(confidence: 0.6, jackknife: jackknife)
        #expect(intervals[0] == nil)
        #expect(intervals[1] != nil)
        let undefined = Jackknife(estimate: [0, 5], leaveOneOut: Matrix(columns: [[1, 4], [.nan, 5]]))
        #expect(undefined.undefinedUnits == [1])
        #expect(
            bootstrap.biasCorrectedIntervals(confidence: 0.6, jackknife: undefined).allSatisfy { $0 == nil }
        )
    }

    @Test func undefinedReplicatesAreLeftOut() throws {
        let bootstrap = Bootstrap(
            estimate: [2],
            replicates: Matrix(rows: 1, columns: 5, elements: [1, .nan, 2, 3, .nan])
        )
        #expect(bootstrap.undefinedReplicates == [1, 4])
        #expect(bootstrap.definedCount == 3)
        #expect(bootstrap.standardErrors == [1])
        #expect(bootstrap.bias == [0])
        let none = Bootstrap(estimate: [2], replicates: Matrix(rows: 1, columns: 1, elements: [.nan]))
        #expect(none.percentileIntervals(confidence: 0.9) == nil)
        #expect(none.standardErrors == nil)
    }

    /// A right-skewed sample's mean: the corrected interval lies to the right of the uncorrected one, and both cover
    /// the truth about as often as they say.
    @Test func correctionFollowsTheSkewness() throws {
        var generator = SeededGenerator(seed: 1)
        var covered = 0
        for seed in 0..<100 {
            let values = (0..<40).map { _ in
                let normal = generator.nextNormal()
                return normal * normal
            }
            let grams = try ClusterGrams(
                Design([], rowCount: 40),
                outcomes: [NumericColumn(name: "y", values: values)],
                clusteredBy: Clustering(Array(0..<40))
            )
            let bootstrap = try grams.bootstrapCoefficients(replicates: 999, seed: UInt64(seed))
            let plain = try #require(bootstrap.percentileIntervals(confidence: 0.9))[0]
            let corrected = try #require(
                bootstrap.biasCorrectedIntervals(confidence: 0.9, jackknife: grams.jackknifeCoefficients())[0]
            )
            #expect(corrected.upper > plain.upper, "seed \(seed)")
            covered += corrected.lower <= 1 && corrected.upper >= 1 ? 1 : 0
        }
        #expect((78...100).contains(covered))
    }
}
