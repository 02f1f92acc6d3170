import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct StabilitySelectionTests {
    @Test(arguments: [10, 11]) func halvesOfAPairAreComplementary(units: Int) throws {
        // Each unit is its own feature: it is selected once in each pair, but for the one left over.
        let selection = try StabilitySelection(units: units, features: units, pairs: 30, seed: 1) { $0 }
        #expect(selection.meanSelected == 5)
        if units == 10 {
            #expect(selection.counts.allSatisfy { $0 == 30 })
        } else {
            #expect(selection.counts.allSatisfy { $0 <= 30 && $0 > 15 })
            #expect(selection.counts.reduce(0, +) == 300)
        }
    }

    @Test func featureThatIsAlwaysSelectedHasAFrequencyOfOne() throws {
        let selection = try StabilitySelection(units: 20, features: 4, pairs: 10, seed: 2) {
            $0[0] % 2 == 0 ? [1, 3, 3] : [1]
        }
        #expect(selection.frequencies[1] == 1)
        #expect(selection.frequencies[0] == 0)
        #expect(selection.counts[3] < 20)
        #expect(selection.selected(threshold: 1) == [1])
        #expect(selection.selected(threshold: 0) == [0, 1, 2, 3])
    }

    /// The bound by theorem 2 is the largest chance that a variable on {0, 1/B, ..., 1} with a mean of θ² and a mode
    /// at zero reaches 2τ - 1, over uniform distributions on {0, ..., j/B} mixed with zero.
    @Test func boundWithOneModeEqualsTheWorstDistribution() throws {
        let pairs = 50
        let selection = try StabilitySelection(units: 20, features: 40, pairs: pairs, seed: 3) { _ in [0, 1] }
        let (features, selected) = (40.0, 2.0)
        let square = (selected / features) * (selected / features)
        for count in stride(from: 53, through: 100, by: 1) {
            let threshold = Double(count) / Double(2 * pairs)
            let reach = count - pairs
            let worst = (max(1, reach)...pairs).map { top in
                square * 2 * Double(pairs) / Double(top) * Double(top - reach + 1) / Double(top + 1)
            }.max()!
            let bound = try #require(selection.errorBound(threshold: threshold, assuming: .unimodal))
            let free = try #require(selection.errorBound(threshold: threshold))
            #expect(abs(bound - features * worst) < 1e-12 * bound, "threshold \(threshold)")
            #expect(abs(free - selected * selected / features / (2 * threshold - 1)) < 1e-12)
            #expect(bound < free)
        }
        #expect(selection.errorBound(threshold: 0.5) == nil)
    }

    @Test func effectsAreFoundAmongNoise() throws {
        var generator = SeededGenerator(seed: 4)
        let columns = (0..<30).map { column in
            NumericColumn(name: "x\(column)", values: generator.normals(1_200))
        }
        let outcome = NumericColumn(
            name: "y",
            values: (0..<1_200).map { row in
                columns[3].values[row] - columns[17].values[row] + 2 * generator.nextNormal()
            }
        )
        let grams = try ClusterGrams(
            Design(columns),
            outcomes: [outcome],
            clusteredBy: Clustering((0..<1_200).map { Int32($0 % 60) })
        )
        let selection = try StabilitySelection(units: grams.count, features: 30, seed: 5) { clusters in
            let correlations = grams.total(of: clusters).correlation.column(30).prefix(30).map(abs)
            return correlations.indices.sorted { correlations[$0] > correlations[$1] }.prefix(4).sorted()
        }
        #expect(selection.selected(threshold: 0.9) == [3, 17])
        #expect(selection.meanSelected == 4)
    }

    @Test func boundHoldsForNoise() throws {
        var found = 0
        var bounds = 0.0
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: 50 + seed)
            let noise = (0..<20).map { _ in generator.normals(40) }
            let selection = try StabilitySelection(units: 40, features: 20, seed: UInt64(seed)) { units in
                let means = noise.map { column in abs(units.reduce(0) { $0 + column[$1] }) }
                return means.indices.sorted { means[$0] > means[$1] }.prefix(3).sorted()
            }
            found += selection.selected(threshold: 0.75).count
            bounds += try #require(selection.errorBound(threshold: 0.75))
        }
        #expect(Double(found) <= bounds)
    }

    @Test func oneUnitCannotBeHalved() {
        #expect(throws: ResamplingError.tooFewUnits(1)) {
            try StabilitySelection(units: 1, features: 2, seed: 1) { _ in [] }
        }
    }
}
