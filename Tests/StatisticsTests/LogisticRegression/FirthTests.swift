import Foundation
import NumericInputs
import Testing

@testable import Statistics

@Suite struct FirthTests {
    let fixture: LogisticFixture

    init() throws { fixture = try .load() }

    private func expect(_ fit: LogisticRegression, equals expected: LogisticFixture.Firth) {
        #expect(worstRelative(fit.coefficients, expected.coefficients) < 1e-8)
        #expect(worstRelative(fit.covariance.elements, expected.covariance) < 1e-7)
        #expect(worstRelative([fit.deviance], expected.deviance) < 1e-9)
    }

    @Test func estimatesEqualThoseOfBrglm() throws {
        let plain = try LogisticRegression(fixture.design, outcome: fixture.late, method: .firth)
        expect(plain, equals: try #require(fixture.plain.firth))
        let weighted = try LogisticRegression(
            fixture.design,
            outcome: fixture.late,
            weights: fixture.data.weight,
            method: .firth
        )
        expect(weighted, equals: try #require(fixture.weighted.firth))
    }

    @Test func separatedOutcomesHaveFiniteEstimates() throws {
        let fit = try LogisticRegression(
            fixture.separatedDesign,
            outcome: NumericColumn(name: "slow", values: fixture.separated.slow),
            method: .firth
        )
        expect(fit, equals: fixture.separated.firth)
    }

    /// For one proportion Firth's estimate is the log-odds with ½ added to both counts.
    @Test func aProportionHasHalfACaseMoreOfEach() throws {
        let fit = try LogisticRegression(
            Design([], rowCount: 10),
            outcome: NumericColumn(name: "y", values: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]),
            method: .firth
        )
        let exact = 3.5 / 7.5
        #expect(abs(fit.probabilities[0] / (1 - fit.probabilities[0]) - exact) < 1e-10)
    }

    /// Of a 2 × 2 table each cell gets half a case more.
    @Test func aTableHasHalfACaseMoreInEachCell() throws {
        for (a, b, c, d) in [(7, 3, 2, 11), (5, 0, 4, 6), (8, 0, 0, 9)] {
            let exposed = Array(repeating: 0.0, count: a + b) + Array(repeating: 1, count: c + d)
            let outcome =
                Array(repeating: 0.0, count: a) + Array(repeating: 1, count: b)
                + Array(repeating: 0, count: c) + Array(repeating: 1, count: d)
            let fit = try LogisticRegression(
                Design([NumericColumn(name: "x", values: exposed)]),
                outcome: NumericColumn(name: "y", values: outcome),
                method: .firth
            )
            let cells = [a, b, c, d].map { Double($0) + 0.5 }
            let expected = [log(cells[1] / cells[0]), log(cells[3] * cells[0] / (cells[2] * cells[1]))]
            #expect(worstRelative(fit.coefficients, expected) < 1e-9, "\(a) \(b) \(c) \(d)")
        }
    }
}
