import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct BootstrapTests {
    @Test(arguments: 0..<10) func replicateEqualsAWeightedRegressionOnAllRows(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = ClusteredSample(
            rows: 400,
            numeric: 1 + seed % 4,
            codes: Array(0..<25),
            using: &generator
        )
        let grams = try sample.grams()
        let bootstrap = try grams.bootstrapCoefficients(replicates: 70, seed: UInt64(seed))
        #expect(bootstrap.undefinedReplicates.isEmpty)
        for replicate in [0, 1, 63, 64, 69] {
            var stream = RandomStream(seed: UInt64(seed), stream: UInt64(replicate))
            var counts = [Double](repeating: 0, count: grams.count)
            for _ in 0..<grams.count { counts[stream.nextIndex(below: grams.count)] += 1 }
            let fit = try LinearRegression(
                sample.design(),
                outcomes: sample.outcomes,
                weights: sample.clusters.map { counts[Int($0)] }
            )
            let column = Array(bootstrap.replicates.column(replicate))
            #expect(relativeDistance(column, fit.coefficients.elements) < 1e-10, "seed \(seed)")
        }
    }

    @Test func replicatesWithoutAnInterceptGoThroughZero() throws {
        var generator = SeededGenerator(seed: 11)
        let sample = ClusteredSample(rows: 300, numeric: 2, codes: Array(0..<15), using: &generator)
        let grams = try sample.grams(hasIntercept: false)
        let bootstrap = try grams.bootstrapCoefficients(replicates: 3, seed: 5)
        var stream = RandomStream(seed: 5, stream: 2)
        var counts = [Double](repeating: 0, count: grams.count)
        for _ in 0..<grams.count { counts[stream.nextIndex(below: grams.count)] += 1 }
        let fit = try LinearRegression(
            sample.design(hasIntercept: false),
            outcomes: sample.outcomes,
            weights: sample.clusters.map { counts[Int($0)] }
        )
        #expect(relativeDistance(Array(bootstrap.replicates.column(2)), fit.coefficients.elements) < 1e-10)
    }

    @Test(arguments: [ResamplingScheme.withReplacement, .bayesian], [true, false])
    func rowsAreDrawnAsClustersOfOneRow(scheme: ResamplingScheme, hasIntercept: Bool) throws {
        var generator = SeededGenerator(seed: 18)
        let sample = ClusteredSample(rows: 700, numeric: 3, codes: [0], using: &generator)
        let design = try sample.design(hasIntercept: hasIntercept)
        let rows = try Bootstrap(
            rowsOf: design,
            outcomes: sample.outcomes,
            replicates: 130,
            seed: 8,
            scheme: scheme
        )
        let clusters = try ClusterGrams(
            design,
            outcomes: sample.outcomes,
            clusteredBy: Clustering(Array(0..<700))
        ).bootstrapCoefficients(replicates: 130, seed: 8, scheme: scheme)
        #expect(relativeDistance(rows.estimate, clusters.estimate) < 1e-10)
        #expect(relativeDistance(rows.replicates.elements, clusters.replicates.elements) < 1e-10)
    }

    @Test func threadsDoNotChangeABit() throws {
        var generator = SeededGenerator(seed: 12)
        let sample = ClusteredSample(rows: 2_000, numeric: 6, codes: Array(0..<50), using: &generator)
        let grams = try sample.grams()
        let regression = try grams.regression()
        let bootstrap = try grams.bootstrapCoefficients(replicates: 300, seed: 1)
        var serial: [Double] = []
        for range in ReplicateSlab.ranges(300) {
            let slab = ReplicateSlab(of: grams.packed, replicates: range, seed: 1, scheme: .withReplacement)
            let solver = ReplicateRegression(regression, of: grams)
            var values = [Double](repeating: 0, count: bootstrap.estimate.count)
            for replicate in range {
                #expect(slab.withPackedGram(of: replicate) { solver.solve($0, into: &values) })
                serial += values
            }
        }
        #expect(serial == bootstrap.replicates.elements)
        try #expect(sample.grams().packed == grams.packed)
        // The first replicates do not depend on how many follow.
        let fewer = try grams.bootstrapCoefficients(replicates: 128, seed: 1)
        #expect(fewer.replicates.elements == Array(serial.prefix(fewer.replicates.elements.count)))
    }

    @Test func replicatesWithDependentColumnsAreCounted() throws {
        // Column x varies in cluster 2 alone: a replicate without it has no coefficient.
        let x: [Double] = [0, 0, 0, 0, 0, 1, 2, 0]
        let grams = try ClusterGrams(
            Design([NumericColumn(name: "x", values: x)]),
            outcomes: [NumericColumn(name: "y", values: [1, 3, 2, 5, 4, 7, 8, 3])],
            clusteredBy: Clustering([0, 0, 1, 1, 2, 2, 2, 1])
        )
        let bootstrap = try grams.bootstrapCoefficients(replicates: 500, seed: 2)
        let without = (0..<500).filter { replicate in
            var stream = RandomStream(seed: 2, stream: UInt64(replicate))
            return (0..<3).allSatisfy { _ in stream.nextIndex(below: 3) != 2 }
        }
        #expect(!without.isEmpty)
        #expect(bootstrap.undefinedReplicates == without)
        #expect(bootstrap.definedCount == 500 - without.count)
        #expect(bootstrap.values(of: 0).allSatisfy { $0.isFinite })
        #expect(bootstrap.replicates.column(without[0]).allSatisfy { $0.isNaN })
        // The Bayesian bootstrap keeps them all.
        let bayesian = try grams.bootstrapCoefficients(replicates: 500, seed: 2, scheme: .bayesian)
        #expect(bayesian.undefinedReplicates.isEmpty)
    }

    @Test func columnsAliasedInTheSampleHaveNoCoefficient() throws {
        var generator = SeededGenerator(seed: 13)
        let sample = ClusteredSample(rows: 200, numeric: 2, codes: Array(0..<10), using: &generator)
        let double = NumericColumn(name: "double", values: sample.numeric[0].values.map { 2 * $0 })
        let grams = try ClusterGrams(
            Design(sample.numeric + [double]),
            outcomes: sample.outcomes,
            clusteredBy: sample.clustering
        )
        try #expect(grams.regression().aliased.count == 1)
        let bootstrap = try grams.bootstrapCoefficients(replicates: 50, seed: 3)
        #expect(bootstrap.estimate.count == 2 * 3)
        #expect(bootstrap.undefinedReplicates.isEmpty)
    }

    @Test func statisticOfAGramIsDrawnLikeTheCoefficients() throws {
        var generator = SeededGenerator(seed: 14)
        let sample = ClusteredSample(rows: 300, numeric: 2, codes: Array(0..<12), using: &generator)
        let grams = try sample.grams()
        let (names, outcomes) = (grams.columnNames, grams.outcomeNames)
        let bootstrap = try #require(
            try grams.bootstrap(replicates: 100, seed: 4) { gram in
                try? LinearRegression(gram: gram, columnNames: names, outcomeNames: outcomes)
                    .coefficients.elements
            }
        )
        let expected = try grams.bootstrapCoefficients(replicates: 100, seed: 4)
        #expect(relativeDistance(bootstrap.replicates.elements, expected.replicates.elements) < 1e-9)
        let undefined = try grams.bootstrap(replicates: 10, seed: 4) { _ in nil }
        #expect(undefined == nil)
    }

    /// Given the sample, the variance of a resampled mean is known exactly: σ² / n when drawn with replacement, and
    /// σ² / (n + 1) with Dirichlet weights, σ² with n in the denominator (Efron 1979; Rubin 1981).
    @Test(arguments: [(ResamplingScheme.withReplacement, 40.0), (.bayesian, 41.0)])
    func varianceOfAMeanIsTheKnownOne(scheme: ResamplingScheme, divisor: Double) throws {
        var generator = SeededGenerator(seed: 15)
        let values = generator.normals(40)
        let grams = try ClusterGrams(
            Design([], rowCount: 40),
            outcomes: [NumericColumn(name: "y", values: values)],
            clusteredBy: Clustering(Array(0..<40))
        )
        let mean = values.reduce(0, +) / 40
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40
        let bootstrap = try grams.bootstrapCoefficients(replicates: 20_000, seed: 6, scheme: scheme)
        let found = try #require(bootstrap.covariance)[0, 0]
        #expect(abs(found / (variance / divisor) - 1) < 0.05)
        let bias = try #require(bootstrap.bias)[0]
        #expect(abs(bias) < 5 * (variance / 40 / 20_000).squareRoot())
    }

    @Test func errorsOverManyClustersAreNearTheJackknife() throws {
        var generator = SeededGenerator(seed: 16)
        let sample = ClusteredSample(rows: 4_000, numeric: 2, codes: Array(0..<200), using: &generator)
        let grams = try sample.grams()
        let bootstrap = try #require(
            try grams.bootstrapCoefficients(replicates: 2_000, seed: 7).standardErrors
        )
        let jackknife = try #require(try grams.jackknifeCoefficients().standardErrors())
        #expect(zip(bootstrap, jackknife).allSatisfy { abs($0 / $1 - 1) < 0.1 })
    }

    @Test func noReplicatesAreNoReplicates() throws {
        var generator = SeededGenerator(seed: 19)
        let sample = ClusteredSample(rows: 60, numeric: 1, codes: [0, 1, 2], using: &generator)
        let grams = try sample.grams()
        for bootstrap in [
            try grams.bootstrapCoefficients(replicates: 0, seed: 1),
            try #require(try grams.bootstrap(replicates: 0, seed: 1) { _ in [1, 2] }),
            try Bootstrap(rowsOf: sample.design(), outcomes: sample.outcomes, replicates: 0, seed: 1),
        ] {
            #expect(bootstrap.definedCount == 0)
            #expect(bootstrap.standardErrors == nil && bootstrap.bias == nil)
            #expect(bootstrap.percentileIntervals(confidence: 0.9) == nil)
        }
    }

    /// Importance in a replicate is that of a regression on the weighted rows; enough players for the walk to be
    /// split among processors within the bootstrap's own pieces.
    @Test(arguments: [3, 14]) func importanceIsDrawnFromTheClustersGrams(players: Int) throws {
        var generator = SeededGenerator(seed: 20)
        let sample = ClusteredSample(
            rows: 600,
            numeric: players - 1,
            codes: Array(0..<20),
            using: &generator
        )
        let grams = try sample.grams()
        let ranges = try sample.design().columnRanges.map(Array.init)
        #expect(ranges.count == players)
        let bootstrap = try #require(
            try grams.bootstrap(replicates: 40, seed: 9) { gram in
                try? RelativeImportance(gram: gram, outcomeCount: 2, players: ranges).lmg().elements
            }
        )
        #expect(bootstrap.undefinedReplicates.isEmpty)
        for replicate in [0, 39] {
            var stream = RandomStream(seed: 9, stream: UInt64(replicate))
            var counts = [Double](repeating: 0, count: grams.count)
            for _ in 0..<grams.count { counts[stream.nextIndex(below: grams.count)] += 1 }
            let shares = try RelativeImportance(
                gram: Gram(
                    sample.design(),
                    outcomes: sample.outcomes,
                    weights: sample.clusters.map { counts[Int($0)] }
                ),
                outcomeCount: 2,
                players: ranges
            ).lmg()
            #expect(relativeDistance(Array(bootstrap.replicates.column(replicate)), shares.elements) < 1e-11)
        }
        let intervals = try #require(bootstrap.percentileIntervals(confidence: 0.8))
        #expect(zip(intervals, bootstrap.estimate).allSatisfy { $0.lower < $0.upper && $1 >= 0 })
        let jackknife = try #require(
            try grams.jackknife {
                try? RelativeImportance(gram: $0, outcomeCount: 2, players: ranges).lmg().elements
            }
        )
        let corrected = bootstrap.biasCorrectedIntervals(confidence: 0.8, jackknife: jackknife)
        #expect(corrected.contains { $0 != nil })
    }

    @Test func runLongerThanTheSampleIsRefused() throws {
        var generator = SeededGenerator(seed: 17)
        let grams = try ClusteredSample(rows: 50, numeric: 1, codes: [0, 1, 2], using: &generator).grams()
        #expect(throws: ResamplingError.runLength(4, units: 3)) {
            try grams.bootstrapCoefficients(replicates: 5, seed: 1, scheme: .movingBlocks(length: 4))
        }
    }
}

@Suite struct ResamplingSchemeTests {
    private func weights(_ scheme: ResamplingScheme, units: Int, stream: UInt64) -> [Double] {
        var stream = RandomStream(seed: 1, stream: stream)
        var weights = [Double](repeating: 0, count: units)
        weights.withUnsafeMutableBufferPointer { scheme.fill($0, from: &stream) }
        return weights
    }

    @Test(arguments: [
        ResamplingScheme.withReplacement, .bayesian, .movingBlocks(length: 4), .circularBlocks(length: 7),
    ])
    func weightsAddUpToTheUnits(scheme: ResamplingScheme) {
        for stream in 0..<100 {
            let sum = weights(scheme, units: 30, stream: UInt64(stream)).reduce(0, +)
            #expect(abs(sum - 30) < 1e-12)
        }
    }

    @Test(arguments: [
        ResamplingScheme.withReplacement, .poisson, .bayesian, .circularBlocks(length: 7),
    ])
    func everyUnitHasAMeanWeightOfOne(scheme: ResamplingScheme) {
        var sums = [Double](repeating: 0, count: 15)
        for stream in 0..<8_000 {
            for (unit, weight) in weights(scheme, units: 15, stream: UInt64(stream)).enumerated() {
                sums[unit] += weight
            }
        }
        // A weight's variance is at most that of 15 / 7 runs of a chance of 7 / 15 each.
        #expect(sums.allSatisfy { abs($0 / 8_000 - 1) < 4.5 * (1.2 / 8_000).squareRoot() })
    }

    @Test func movingRunsFavourTheMiddle() {
        var sums = [Double](repeating: 0, count: 10)
        for stream in 0..<4_000 {
            for (unit, weight) in weights(.movingBlocks(length: 5), units: 10, stream: UInt64(stream))
                .enumerated()
            {
                sums[unit] += weight / 4_000
            }
        }
        // Two runs from one of six starts: unit 0 lies in one of them, unit 5 in five.
        #expect(abs(sums[0] - 2.0 / 6) < 0.05)
        #expect(abs(sums[5] - 10.0 / 6) < 0.05)
    }

    @Test func runsStayTogether() {
        let drawn = weights(.circularBlocks(length: 12), units: 12, stream: 3)
        #expect(drawn.allSatisfy { $0 == 1 })
    }
}
