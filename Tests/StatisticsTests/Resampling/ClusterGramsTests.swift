import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct ClusterGramsTests {
    @Test(arguments: 0..<20) func eachClusterHasTheGramOfItsRows(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = ClusteredSample(
            rows: 1 + seed * 17,
            numeric: 3,
            codes: [0, 2, 3, 7],
            coding: seed % 2 == 0 ? .sumToZero : .reference(level: 1),
            using: &generator
        )
        let grams = try sample.grams()
        #expect(grams.codes == Set(sample.clusters.map(Int.init)).sorted())
        for (cluster, code) in grams.codes.enumerated() {
            let rows = sample.clusters.indices.filter { sample.clusters[$0] == code }
            let part = try sample.selecting(rows)
            let gram = try Gram(part.design, outcomes: part.outcomes).moved(to: grams.shift)
            #expect(grams[cluster].rowCount == rows.count)
            #expect(relativeDistance(grams[cluster].packed, gram.packed) < 1e-12, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<10) func clustersAddUpToOnePassOverAllRows(seed: Int) throws {
        var generator = SeededGenerator(seed: 100 + seed)
        let sample = ClusteredSample(rows: 3_000, numeric: 4, codes: Array(0..<40), using: &generator)
        let design = try sample.design()
        let weights = seed % 2 == 0 ? sample.weights : nil
        let grams = try ClusterGrams(
            design,
            outcomes: sample.outcomes,
            clusteredBy: sample.clustering,
            weights: weights
        )
        let whole = try Gram(design, outcomes: sample.outcomes, weights: weights)
        #expect(grams.total.rowCount == whole.rowCount)
        #expect(relativeDistance(grams.total.packed, whole.packed) < 1e-12, "seed \(seed)")
    }

    @Test func clusterOfManyRowsIsAddedInPieces() throws {
        var generator = SeededGenerator(seed: 5)
        let sample = ClusteredSample(rows: 150_000, numeric: 1, codes: [1, 1, 1, 1, 0], using: &generator)
        let grams = try sample.grams()
        let whole = try Gram(sample.design(), outcomes: sample.outcomes)
        #expect(grams.rowCounts.max()! > 2 * 50_000)
        #expect(relativeDistance(grams.total.packed, whole.packed) < 1e-12)
    }

    @Test func clusterWithoutWeightIsLeftOut() throws {
        let design = try Design([NumericColumn(name: "x", values: [1, 2, 3, 4])])
        let grams = try ClusterGrams(
            design,
            outcomes: [NumericColumn(name: "y", values: [1, 2, 3, 5])],
            clusteredBy: Clustering([4, 1, 1, 4]),
            weights: [0, 1, 1, 0]
        )
        #expect(grams.codes == [1])
        #expect(grams.rowCounts == [2])
    }

    @Test func gramsMadeBeforeAreMovedToOneShift() throws {
        var generator = SeededGenerator(seed: 6)
        let sample = ClusteredSample(rows: 200, numeric: 2, codes: Array(0..<5), using: &generator)
        let grams = try sample.grams()
        let moved = (0..<grams.count).map { cluster in
            grams[cluster].moved(to: grams.shift.map { $0 + Double(cluster) })
        }
        let empty = Gram(columnCount: grams.columnCount)
        let again = ClusterGrams(
            [empty] + moved,
            columnNames: grams.columnNames,
            outcomeNames: grams.outcomeNames
        )
        #expect(again.codes == [1, 2, 3, 4, 5])
        #expect(relativeDistance(again.total.packed, grams.total.packed) < 1e-12)
    }

    @Test func valueThatIsNotFiniteIsNamed() throws {
        let design = try Design([NumericColumn(name: "x", values: [1, .nan, 3])])
        #expect(throws: RegressionError.notFinite(column: "x", row: 1)) {
            try ClusterGrams(
                design,
                outcomes: [NumericColumn(name: "y", values: [1, 2, 3])],
                clusteredBy: Clustering([0, 1, 0])
            )
        }
    }

    @Test func codesOfAnotherLengthAreRefused() throws {
        let design = try Design([NumericColumn(name: "x", values: [1, 2, 3])])
        #expect(throws: InferenceError.clusteringLength(clustering: "cluster", rows: 2, expected: 3)) {
            try ClusterGrams(design, outcomes: [], clusteredBy: Clustering([0, 1]))
        }
    }
}
