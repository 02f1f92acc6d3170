import NumericInputs
import Testing

@testable import Statistics

@Suite struct ProfileIntervalTests {
    let fixture: LogisticFixture

    init() throws { fixture = try .load() }

    @Test func endsAreWhereTheProfileOfTheLikelihoodHasFallen() throws {
        let fit = try LogisticRegression(fixture.design, outcome: fixture.late)
        let intervals = try fit.names.indices.map { try fit.profileInterval(of: $0) }
        #expect(worstRelative(intervals.map(\.lower), try #require(fixture.plain.lower)) < 1e-8)
        #expect(worstRelative(intervals.map(\.upper), try #require(fixture.plain.upper)) < 1e-8)
        #expect(intervals.map(\.name) == fit.names)
    }

    @Test func aSeparatedLevelHasAFiniteIntervalWithFirthsPenalty() throws {
        let fit = try LogisticRegression(
            fixture.separatedDesign,
            outcome: NumericColumn(name: "slow", values: fixture.separated.slow),
            method: .firth
        )
        let interval = try fit.profileInterval(of: 3)
        #expect(interval.name == "area[West]")
        // R's ends are those of a general optimiser.
        #expect(worstRelative([interval.lower, interval.upper], fixture.separated.westInterval) < 1e-5)
        // Wald's interval is symmetric; this one reaches far up.
        #expect(interval.upper - fit.coefficients[3] > fit.coefficients[3] - interval.lower)
    }
}
