import LinearAlgebra
import NumericInputs
import Testing

@testable import Statistics

@Suite struct RidgeRegressionTests {
    private func ridge(_ gram: Gram, names: [String], penalties: [Double]) throws -> RidgeRegression {
        try RidgeRegression(gram: gram, columnNames: names, outcomeNames: ["y"], penalties: penalties)
    }

    @Test func coefficientsEqualThoseOfGlmnet() throws {
        let fixture = try PenalizedFixture.load()
        let ridge = try ridge(
            fixture.gram(),
            names: PenalizedFixture.columnNames,
            penalties: fixture.penalties
        )
        #expect(worstAbsolute(ridge.coefficients.flatMap(\.elements), fixture.ridge) < 1e-10)
    }

    @Test func coefficientsFreedomAndResidualsEqualThoseOfScikitLearn() throws {
        let fixture = try WideFixture.load()
        let ridge = try ridge(fixture.gram, names: fixture.columnNames, penalties: fixture.penalties)
        #expect(worstAbsolute(ridge.coefficients.flatMap(\.elements), fixture.ridge.flatMap { $0 }) < 1e-11)
        #expect(worstRelative(ridge.effectiveDegreesOfFreedom, fixture.freedom) < 1e-11)
        #expect(worstRelative(ridge.residualSumsOfSquares.elements, fixture.residuals) < 1e-11)
        let scores = zip(fixture.residuals, fixture.freedom).map { 25 * $0 / ((25 - $1) * (25 - $1)) }
        #expect(worstRelative(ridge.generalizedCrossValidation.elements, scores) < 1e-10)
        #expect(ridge.bestPenalties[0] == scores.indices.min { scores[$0] < scores[$1] })
    }

    @Test func withoutPenaltyItIsLeastSquares() throws {
        let fixture = try PenalizedFixture.load()
        let ridge = try ridge(fixture.gram(), names: PenalizedFixture.columnNames, penalties: [0])
        let linear = try LinearRegression(
            gram: fixture.gram(),
            columnNames: PenalizedFixture.columnNames,
            outcomeNames: ["y"]
        )
        #expect(ridge.coefficients[0].distance(to: linear.coefficients) < 1e-11)
        #expect(abs(ridge.effectiveDegreesOfFreedom[0] - 9) < 1e-12)
    }

    @Test func dependentColumnsNeedAPenalty() throws {
        let fixture = try WideFixture.load()
        #expect(throws: PenalizedRegressionError.dependentColumns) {
            try ridge(fixture.gram, names: fixture.columnNames, penalties: [1, 0])
        }
        #expect(throws: PenalizedRegressionError.penalty(.infinity)) {
            try ridge(fixture.gram, names: fixture.columnNames, penalties: [.infinity])
        }
    }

    @Test func nothingVariesSoNothingIsFitted() throws {
        let gram = try Gram(
            Design([NumericColumn(name: "x", values: [3, 3, 3, 3])]),
            outcomes: [NumericColumn(name: "y", values: [1, 2, 4, 5])]
        )
        let ridge = try ridge(gram, names: ["x"], penalties: [0, 1])
        #expect(ridge.coefficients.allSatisfy { $0.elements == [3, 0] })
        #expect(ridge.effectiveDegreesOfFreedom == [1, 1])
        #expect(ridge.residualSumsOfSquares.elements == [10, 10])
    }

    @Test func penaltyBelowRoundingDoesNotHelpDependentColumns() throws {
        let fixture = try WideFixture.load()
        #expect(throws: PenalizedRegressionError.dependentColumns) {
            try ridge(fixture.gram, names: fixture.columnNames, penalties: [1e-30])
        }
        #expect(throws: PenalizedRegressionError.noPenalties) {
            try ridge(fixture.gram, names: fixture.columnNames, penalties: [])
        }
    }
}
