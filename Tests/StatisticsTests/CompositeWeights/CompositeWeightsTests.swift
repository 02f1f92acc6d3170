import LinearAlgebra
import NumericInputs
import Statistics
import Testing

/// What pymcdm and R's prcomp say of the same tables and judgements.
private struct Reference: Decodable {
    var tables: [Table]
    var comparisons: [Comparison]

    struct Table: Decodable {
        var rows: [[Double]]
        var entropy: [Double]
        var critic: [Double]
    }

    struct Comparison: Decodable {
        var rows: [[Double]]
        var weights: [Double]
        var consistencyRatio: Double
    }
}

private struct PrincipalComponents: Decodable {
    var loadings: [[Double]]
}

@Suite struct CompositeWeightsTests {
    @Test func entropyAndCriticAreThoseOfPymcdm() throws {
        let reference: Reference = try Fixture.read("composite-weights")
        #expect(reference.tables.count == 3)
        for table in reference.tables {
            let values = Matrix(rows: table.rows)
            #expect(worstAbsolute(try CompositeWeights.entropy(values), table.entropy) < 1e-10)
            #expect(worstAbsolute(try CompositeWeights.critic(values), table.critic) < 1e-10)
        }
    }

    @Test func theFirstComponentHasTheLoadingsOfCOINr() throws {
        let tables = try Fixture.read("composite-weights", as: Reference.self).tables
        let loadings = try Fixture.read("composite-weights-r", as: PrincipalComponents.self).loadings
        #expect(loadings.count == tables.count)
        for (table, loadings) in zip(tables, loadings) {
            let weights = try CompositeWeights.principalComponent(Matrix(rows: table.rows))
            #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
            let sum = loadings.reduce(0, +)
            #expect(worstAbsolute(weights, loadings.map { $0 / sum }) < 1e-10)
        }
    }

    @Test func pairwiseWeightsAreThoseOfPymcdm() throws {
        let reference: Reference = try Fixture.read("composite-weights")
        #expect(reference.comparisons.count == 5)
        for comparison in reference.comparisons {
            let pairwise = try PairwiseWeights(Matrix(rows: comparison.rows))
            #expect(worstAbsolute(pairwise.weights, comparison.weights) < 1e-10)
            #expect(abs(try #require(pairwise.consistencyRatio) - comparison.consistencyRatio) < 1e-10)
        }
    }

    /// Drinks by how much of them is drunk (Saaty, "Decision making with the analytic hierarchy process", International Journal of
    /// Services Sciences 1, 2008, table 2), to the digits printed there.
    @Test func aPublishedExampleHasItsWeights() throws {
        let pairwise = try PairwiseWeights(
            Matrix(rows: [
                [1, 9, 5, 2, 1, 1, 1 / 2],
                [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
                [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
                [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
                [1, 9, 4, 2, 1, 2, 1 / 2],
                [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
                [2, 9, 9, 3, 2, 3, 1],
            ])
        )
        let printed = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
        #expect(worstAbsolute(pairwise.weights, printed) < 0.0006)
        #expect(abs(try #require(pairwise.consistencyRatio) - 0.022) < 0.0006)
    }

    @Test func columnsThatDoNotVaryHaveNoWeight() throws {
        let table = Matrix(columns: [[1, 2, 3, 5], [4, 4, 4, 4], [2, 1, 4, 3]])
        for weights in [
            try CompositeWeights.entropy(table), try CompositeWeights.critic(table),
            try CompositeWeights.principalComponent(table),
        ] {
            #expect(weights[1] == 0)
            #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
        }
        #expect(CompositeWeights.equal(columns: 4) == [0.25, 0.25, 0.25, 0.25])
    }

    @Test func whatGivesNoWeightsIsAnError() {
        let flat = Matrix(columns: [[4, 4, 4], [2, 2, 2]])
        #expect(throws: CompositeWeightsError.nothingVaries) { try CompositeWeights.entropy(flat) }
        #expect(throws: CompositeWeightsError.nothingVaries) { try CompositeWeights.critic(flat) }
        #expect(throws: CompositeWeightsError.nothingVaries) { try CompositeWeights.principalComponent(flat) }
        #expect(throws: CompositeWeightsError.negative(row: 1, column: 0)) {
            try CompositeWeights.entropy(Matrix(columns: [[1, -2, 3]]))
        }
        #expect(throws: CompositeWeightsError.notFinite(row: 2, column: 0)) {
            try CompositeWeights.critic(Matrix(columns: [[1, 2, .nan]]))
        }
        #expect(throws: CompositeWeightsError.tooFewRows(1)) {
            try CompositeWeights.critic(Matrix(columns: [[1]]))
        }
        #expect(throws: CompositeWeightsError.notReciprocal(row: 0, column: 1)) {
            try PairwiseWeights(Matrix(rows: [[1, 3], [0.5, 1]]))
        }
        #expect(throws: CompositeWeightsError.comparisonOutOfRange(row: 1, column: 0)) {
            try PairwiseWeights(Matrix(rows: [[1, 3], [0, 1]]))
        }
    }
}
