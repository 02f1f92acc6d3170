import Foundation
import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct JackknifeTests {
    @Test(arguments: 0..<20) func leavingOutAClusterEqualsRefittingWithoutIt(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = ClusteredSample(
            rows: 60 + 20 * seed,
            numeric: 1 + seed % 5,
            codes: Array(0..<Int32(3 + seed)),
            using: &generator
        )
        let grams = try sample.grams()
        let jackknife = try grams.jackknifeCoefficients()
        #expect(jackknife.undefinedUnits.isEmpty)
        for (cluster, code) in grams.codes.enumerated() {
            let rest = try sample.selecting(sample.clusters.indices.filter { sample.clusters[$0] != code })
            let fit = try LinearRegression(rest.design, outcomes: rest.outcomes)
            let column = Array(jackknife.leaveOneOut.column(cluster))
            #expect(relativeDistance(column, fit.coefficients.elements) < 1e-10, "seed \(seed)")
        }
    }

    @Test func equalsTheRefitsAndCR3OfR() throws {
        let reference = try ClusterResamplingFixture.load()
        let jackknife = try reference.grams().jackknifeCoefficients()
        #expect(relativeDistance(jackknife.estimate, reference.coefficients) < 1e-10)
        #expect(relativeDistance(jackknife.leaveOneOut.elements, reference.leftOut) < 1e-10)
        // CR3 has the leave-one-out deviations exactly, but no factor (G - 1) / G.
        let clusters = Double(jackknife.unitCount)
        let covariance = try #require(jackknife.covariance()).elements
        let expected = reference.cr3.map { $0 * (clusters - 1) / clusters }
        #expect(relativeDistance(covariance, expected) < 1e-10)
        let acceleration = try #require(jackknife.accelerations)[ClusterResamplingFixture.slopeIndex]
        #expect(abs(acceleration - reference.acceleration) < 1e-10)
    }

    @Test func covarianceSaysHowItWasMade() throws {
        var generator = SeededGenerator(seed: 2)
        let sample = ClusteredSample(rows: 200, numeric: 2, codes: [1, 2, 4, 5], using: &generator)
        let grams = try sample.grams()
        let covariance = try grams.jackknifeCovariance()
        #expect(covariance.kind == .cv3)
        #expect(covariance.degreesOfFreedom == 3)
        #expect(
            covariance.smallSampleFactors == [
                .init(value: 0.75, formula: "(G - 1) / G", clustering: "cluster", clusterCount: 4)
            ]
        )
        let errors = try #require(grams.jackknifeCoefficients().standardErrors())
        #expect(covariance.errors.elements == errors)
        #expect(covariance.names == ["(intercept)", "x0", "x1", "level[b]", "level[c]"])
    }

    @Test func errorOfAMeanIsTheClassicalOne() throws {
        var generator = SeededGenerator(seed: 3)
        let values = generator.normals(50)
        let grams = try ClusterGrams(
            Design([], rowCount: values.count),
            outcomes: [NumericColumn(name: "y", values: values)],
            clusteredBy: Clustering(Array(0..<50))
        )
        let mean = values.reduce(0, +) / 50
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 49
        let covariance = try #require(grams.jackknifeCoefficients().covariance())
        #expect(abs(covariance[0, 0] - variance / 50) < 1e-14)
    }

    @Test func centringAtTheMeanNeverGivesMore() throws {
        var generator = SeededGenerator(seed: 4)
        let sample = ClusteredSample(rows: 200, numeric: 3, codes: Array(0..<8), using: &generator)
        let jackknife = try sample.grams().jackknifeCoefficients()
        let aboutEstimate = try #require(jackknife.standardErrors())
        let aboutMean = try #require(jackknife.standardErrors(around: .mean))
        #expect(zip(aboutMean, aboutEstimate).allSatisfy { $0 <= $1 })
        #expect(aboutMean != aboutEstimate)
    }

    @Test func statisticsOfAGramCanBeLeftOutToo() throws {
        var generator = SeededGenerator(seed: 5)
        let sample = ClusteredSample(rows: 300, numeric: 2, codes: Array(0..<12), using: &generator)
        let grams = try sample.grams()
        let (names, outcomes) = (grams.columnNames, grams.outcomeNames)
        let jackknife = try #require(
            try grams.jackknife { gram in
                try? LinearRegression(gram: gram, columnNames: names, outcomeNames: outcomes)
                    .coefficients.elements
            }
        )
        let expected = try grams.jackknifeCoefficients()
        #expect(relativeDistance(jackknife.leaveOneOut.elements, expected.leaveOneOut.elements) < 1e-10)
    }

    @Test func onlyClusterOfALevelIsReported() throws {
        // Column x varies in cluster 2 alone.
        let x: [Double] = [0, 0, 0, 0, 0, 1, 2, 0]
        let y: [Double] = [1, 3, 2, 5, 4, 7, 8, 3]
        let grams = try ClusterGrams(
            Design([NumericColumn(name: "x", values: x)]),
            outcomes: [NumericColumn(name: "y", values: y)],
            clusteredBy: Clustering([0, 0, 1, 1, 2, 2, 2, 1])
        )
        let jackknife = try grams.jackknifeCoefficients()
        #expect(jackknife.undefinedUnits == [2])
        #expect(jackknife.covariance() == nil)
        #expect(throws: ResamplingError.dependentWithout(clustering: "cluster", code: 2)) {
            try grams.jackknifeCovariance()
        }
        #expect(jackknife.accelerations == nil)
        #expect(jackknife.leaveOneOut.column(2).allSatisfy { $0.isNaN })
        #expect(jackknife.leaveOneOut.column(0).allSatisfy { $0.isFinite })
    }

    /// Without the only cluster in which a column varies nothing is left of it, not the rounding of what it was.
    @Test(arguments: [1.0, 12_345.678]) func columnOfOneClusterAmongManyLeavesNothing(size: Double) throws {
        var generator = SeededGenerator(seed: 7)
        let rows = 12_000
        let clusters = (0..<rows).map { Int32($0 / 2) }
        // The shift is the mean of a sample that meets this cluster's rows.
        let x = clusters.map { $0 < 3 ? size * (1 + generator.nextNormal()) : 0 }
        let only = clusters.map { $0 == 0 ? size * (1 + generator.nextNormal()) : 0 }
        let grams = try ClusterGrams(
            Design([NumericColumn(name: "x", values: x), NumericColumn(name: "only", values: only)]),
            outcomes: [NumericColumn(name: "y", values: (0..<rows).map { _ in generator.nextNormal() })],
            clusteredBy: Clustering(clusters)
        )
        #expect(grams.shift[1] != 0)
        #expect(try grams.jackknifeCoefficients().undefinedUnits == [0])
        let names = (grams.columnNames, grams.outcomeNames)
        let aliased = try #require(
            try grams.jackknife { gram in
                let regression = try? LinearRegression(
                    gram: gram,
                    columnNames: names.0,
                    outcomeNames: names.1
                )
                return regression.map { [Double($0.aliased.count)] }
            }
        )
        #expect(aliased.leaveOneOut.elements.enumerated().allSatisfy { $1 == ($0 == 0 ? 1 : 0) })
    }

    @Test func coefficientsOfASumAreTheSumsOfCoefficients() throws {
        var generator = SeededGenerator(seed: 6)
        let sample = ClusteredSample(rows: 500, numeric: 4, codes: Array(0..<20), using: &generator)
        let sum = NumericColumn(
            name: "sum",
            values: zip(sample.outcomes[0].values, sample.outcomes[1].values).map(+)
        )
        let grams = try ClusterGrams(
            sample.design(),
            outcomes: sample.outcomes + [sum],
            clusteredBy: sample.clustering
        )
        let left = try grams.jackknifeCoefficients().leaveOneOut
        let count = left.rows / 3
        for cluster in 0..<left.columns {
            let column = Array(left.column(cluster))
            let added = zip(column[..<count], column[count..<2 * count]).map(+)
            #expect(relativeDistance(added, Array(column[(2 * count)...])) < 1e-12)
        }
    }

    @Test func oneClusterIsTooFew() throws {
        let grams = try ClusterGrams(
            Design([NumericColumn(name: "x", values: [1, 2, 3])]),
            outcomes: [NumericColumn(name: "y", values: [1, 2, 4])],
            clusteredBy: Clustering([0, 0, 0])
        )
        #expect(throws: ResamplingError.tooFewUnits(1)) { try grams.jackknifeCoefficients() }
        #expect(throws: ResamplingError.tooFewUnits(1)) {
            try grams.bootstrapCoefficients(replicates: 10, seed: 1)
        }
    }
}
