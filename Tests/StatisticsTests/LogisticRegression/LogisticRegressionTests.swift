import Foundation
import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct LogisticRegressionTests {
    let fixture: LogisticFixture

    init() throws { fixture = try .load() }

    @Test func aFitEqualsThatOfR() throws {
        try expect(LogisticRegression(fixture.design, outcome: fixture.late), equals: fixture.plain)
    }

    @Test func aWeightedFitEqualsThatOfR() throws {
        let fit = try LogisticRegression(
            fixture.design,
            outcome: fixture.late,
            weights: fixture.data.weight
        )
        try expect(fit, equals: fixture.weighted)
        #expect(fit.rowCount == fixture.data.weight.count { $0 > 0 })
    }

    @Test func aFitWithoutInterceptEqualsThatOfR() throws {
        let design = try Design(
            [fixture.lines, NumericColumn(name: "thousands", values: fixture.data.price.map { $0 / 1_000 })],
            hasIntercept: false
        )
        try expect(LogisticRegression(design, outcome: fixture.late), equals: fixture.noIntercept)
    }

    private func expect(_ fit: LogisticRegression, equals expected: LogisticFixture.Model) throws {
        #expect(worstRelative(fit.coefficients, expected.coefficients) < 1e-10)
        #expect(worstRelative(fit.covariance.elements, expected.covariance) < 1e-9)
        #expect(worstRelative(fit.zStatistics, expected.z) < 1e-10)
        #expect(worstRelative([fit.deviance], expected.deviance) < 1e-12)
        #expect(worstRelative([fit.nullDeviance], expected.nullDeviance) < 1e-12)
        #expect(worstRelative([fit.akaikeCriterion], expected.akaike) < 1e-12)
        #expect(worstRelative(Array(fit.probabilities.prefix(10)), expected.firstProbabilities) < 1e-10)
        #expect(fit.decrement <= 1e-12)
    }

    @Test func pValuesAreThoseOfTheNormalDistribution() throws {
        let fit = try LogisticRegression(fixture.design, outcome: fixture.late)
        for (z, p) in zip(fit.zStatistics, fit.pValues) {
            #expect(abs(p - erfc(abs(z) / 2.squareRoot())) < 1e-14)
        }
    }

    /// Enough rows for several parts on several threads, whose sums are merged in order.
    @Test func manyRowsGiveThePlantedCoefficientsAndTheSameBitsEachTime() throws {
        var generator = SeededGenerator(seed: 11)
        let planted = [-1, 0.5, -0.25]
        let columns = (0..<2).map { column in
            NumericColumn(name: "x\(column)", values: generator.normals(140_000))
        }
        let outcome = (0..<140_000).map { row in
            let linear =
                planted[0] + planted[1] * columns[0].values[row] + planted[2] * columns[1].values[row]
            return Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-linear)) ? 1.0 : 0
        }
        func fit() throws -> LogisticRegression {
            try LogisticRegression(Design(columns), outcome: NumericColumn(name: "y", values: outcome))
        }
        let (first, second) = (try fit(), try fit())
        #expect(first.coefficients == second.coefficients)
        #expect(first.covariance == second.covariance)
        #expect(first.robustCovariance().matrices == second.robustCovariance().matrices)
        for (coefficient, (error, planted)) in zip(first.coefficients, zip(first.errors, planted)) {
            #expect(abs(coefficient - planted) < 4 * error, "seed 11")
        }
        // The model is right, so robust errors estimate the same.
        for (robust, error) in zip(first.robustCovariance().errors.elements, first.errors) {
            #expect(abs(robust / error - 1) < 0.02)
        }
    }

    @Test func countsAreSharesWeightedByTheirTrials() throws {
        let counts = fixture.counts
        let fit = try LogisticRegression(
            Design([NumericColumn(name: "dose", values: counts.dose)]),
            outcome: NumericColumn(name: "hit", values: zip(counts.hits, counts.trials).map { $0 / $1 }),
            weights: counts.trials
        )
        #expect(worstRelative(fit.coefficients, counts.coefficients) < 1e-10)
        #expect(worstRelative(fit.covariance.elements, counts.covariance) < 1e-9)
        #expect(worstRelative([fit.deviance], counts.deviance) < 1e-11)
        #expect(worstRelative([fit.nullDeviance], counts.nullDeviance) < 1e-11)
        #expect(worstRelative([fit.logLikelihood], counts.logLikelihoodOfTrials) < 1e-12)
        #expect(abs(fit.successes - counts.hits.reduce(0, +)) < 1e-9)
    }

    @Test func countsAreAsManyRowsOfEachOutcome() throws {
        let counts = fixture.counts
        let rows = counts.dose.indices.flatMap { row in
            (0..<Int(counts.trials[row])).map { (counts.dose[row], $0 < Int(counts.hits[row]) ? 1.0 : 0) }
        }
        let fit = try LogisticRegression(
            Design([NumericColumn(name: "dose", values: rows.map(\.0))]),
            outcome: NumericColumn(name: "hit", values: rows.map(\.1))
        )
        #expect(worstRelative(fit.coefficients, counts.coefficients) < 1e-10)
        #expect(worstRelative(fit.covariance.elements, counts.covariance) < 1e-9)
    }

    @Test func logLikelihoodAndMcFaddenEqualThoseOfStatsmodels() throws {
        let expected = try EffectsFixture.load()
        let fit = try LogisticRegression(
            Design([.numeric(fixture.price), .numeric(fixture.lines), .categorical(fixture.rush)]),
            outcome: fixture.late
        )
        #expect(worstRelative([fit.logLikelihood], [expected.logLikelihood]) < 1e-12)
        // statsmodels stops its search for the null model early.
        #expect(worstRelative([fit.mcFaddenRSquared], [expected.mcFadden]) < 1e-8)
    }

    @Test(.needsSharedData) func attritionEqualsThatOfR() throws {
        struct Attrition: Decodable {
            let names: [String]
            let coefficients, errors, hc1, byRole, deviance, nullDeviance, akaike: [Double]
        }
        let expected: Attrition = try Fixture.read("logistic-attrition")
        let table = try ReferenceTable("hr-ibm/WA_Fn-UseC_-HR-Employee-Attrition.csv")
        func categorical(_ name: String) -> CategoricalColumn {
            let texts = table.texts(name)
            let levels = Set(texts).sorted()
            return CategoricalColumn(
                name: name,
                levels: levels,
                codes: texts.map { Int32(levels.firstIndex(of: $0)!) }
            )
        }
        let numeric = ["\u{FEFF}Age", "DistanceFromHome", "MonthlyIncome"].map { name in
            let column = table.header.contains(name) ? name : "Age"
            return Design.Term.numeric(NumericColumn(name: column, values: table.numbers(column)))
        }
        let role = categorical("JobRole")
        let fit = try LogisticRegression(
            Design(numeric + [.categorical(role), .categorical(categorical("OverTime"))]),
            outcome: NumericColumn(name: "left", values: table.texts("Attrition").map { $0 == "Yes" ? 1 : 0 })
        )
        #expect(fit.names.count == expected.names.count)
        #expect(fit.successes == 237)
        #expect(worstRelative(fit.coefficients, expected.coefficients) < 1e-9)
        #expect(worstRelative(fit.errors, expected.errors) < 1e-9)
        #expect(worstRelative([fit.deviance], expected.deviance) < 1e-12)
        #expect(worstRelative([fit.nullDeviance], expected.nullDeviance) < 1e-12)
        #expect(worstRelative([fit.akaikeCriterion], expected.akaike) < 1e-12)
        let robust = fit.robustCovariance().errors.elements
        #expect(worstRelative(robust, expected.hc1) < 1e-9)
        let clustered = try fit.covariance(clusteredBy: Clustering(role))
        // Within a role the scores add up to zero, so that the errors of its own coefficients are rounding.
        let others = [1, 2, 3, 12]
        #expect(
            worstRelative(others.map { clustered.errors[$0, 0] }, others.map { expected.byRole[$0] }) < 1e-8
        )
    }

    @Test func aColumnMadeOfOthersIsNamed() throws {
        let design = try Design([
            .numeric(fixture.price),
            .numeric(NumericColumn(name: "cents", values: fixture.data.price.map { 100 * $0 })),
            .categorical(
                CategoricalColumn(
                    name: "region",
                    levels: ["East", "North", "South", "nowhere"],
                    codes: fixture.data.region
                )
            ),
        ])
        let fit = try LogisticRegression(design, outcome: fixture.late)
        let reduced = try LogisticRegression(
            Design([.numeric(fixture.price), .categorical(fixture.region())]),
            outcome: fixture.late
        )
        #expect(Set(fit.aliased.map(\.name)).isSuperset(of: ["region[nowhere]"]))
        #expect(fit.aliased.count == 2)
        #expect(abs(fit.logLikelihood - reduced.logLikelihood) < 1e-10)
    }

    @Test func predictionsForOtherRowsUseTheSameCoefficients() throws {
        let fit = try LogisticRegression(fixture.design, outcome: fixture.late)
        let order = Array((0..<fixture.data.late.count).reversed())
        let reversed = try Design([
            .numeric(NumericColumn(name: "price", values: order.map { fixture.data.price[$0] })),
            .numeric(NumericColumn(name: "lines", values: order.map { fixture.data.lines[$0] })),
            .categorical(
                CategoricalColumn(
                    name: "region",
                    levels: ["East", "North", "South"],
                    codes: order.map { fixture.data.region[$0] }
                )
            ),
            .categorical(
                CategoricalColumn(
                    name: "rush",
                    levels: ["no", "yes"],
                    codes: order.map { fixture.data.rush[$0] }
                )
            ),
        ])
        #expect(worstRelative(try fit.probabilities(of: reversed), fit.probabilities.reversed()) < 1e-14)
        #expect(throws: LogisticRegressionError.otherColumns) {
            try fit.probabilities(of: Design([fixture.price]))
        }
    }

    @Test func outcomesThatSayNothingAreRefused() throws {
        let design = try Design([NumericColumn(name: "x", values: [1, 2, 3, 4, 5])])
        func fit(_ outcome: [Double], weights: [Double]? = nil) throws {
            _ = try LogisticRegression(
                design,
                outcome: NumericColumn(name: "y", values: outcome),
                weights: weights
            )
        }
        #expect(throws: LogisticRegressionError.oneOutcome(1)) { try fit([1, 1, 1, 1, 1]) }
        #expect(throws: LogisticRegressionError.oneOutcome(0)) {
            try fit([0, 1, 0, 0, 0], weights: [1, 0, 1, 1, 1])
        }
        #expect(throws: LogisticRegressionError.outcome(row: 2)) { try fit([0, 1, 2, 0, 0]) }
        #expect(throws: RegressionError.notFinite(column: "y", row: 1)) { try fit([0, .nan, 1, 0, 0]) }
        #expect(throws: RegressionError.weight(row: 4)) {
            try fit([0, 1, 1, 0, 0], weights: [1, 1, 1, 1, -1])
        }
        #expect(throws: RegressionError.tooFewRows(rows: 2, coefficients: 2)) {
            try fit([0, 1, 1, 0, 0], weights: [1, 1, 0, 0, 0])
        }
    }

    @Test func oneRowForEachLevelIsRefused() throws {
        let column = CategoricalColumn(name: "order", levels: ["a", "b", "c", "d"], codes: [0, 1, 2, 3])
        #expect(throws: RegressionError.tooFewRows(rows: 4, coefficients: 4)) {
            try LogisticRegression(
                Design([.categorical(column)]),
                outcome: NumericColumn(name: "y", values: [0, 1, 0, 1])
            )
        }
    }

    @Test func aFarFromCentredColumnOfOtherUnitsLosesNothing() throws {
        let scaled = NumericColumn(
            name: "price",
            values: fixture.data.price.map { 1e9 + 1e-3 * $0.rounded() }
        )
        let rounded = NumericColumn(name: "price", values: fixture.data.price.map { $0.rounded() })
        let one = try LogisticRegression(Design([rounded]), outcome: fixture.late)
        let other = try LogisticRegression(Design([scaled]), outcome: fixture.late)
        // A billion has room for a spread of 0.03 to 1e-7 only.
        #expect(abs(other.coefficients[1] * 1e-3 / one.coefficients[1] - 1) < 1e-5)
        #expect(abs(other.logLikelihood / one.logLikelihood - 1) < 1e-6)
    }
}
