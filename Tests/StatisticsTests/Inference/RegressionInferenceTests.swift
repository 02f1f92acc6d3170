import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct RegressionInferenceTests {
    private enum Kind: CaseIterable { case classical, hc3, cr1 }

    private func covariance(_ kind: Kind, _ fitted: FittedRows, _ fixture: RegressionInferenceFixture) throws
        -> CoefficientCovariance
    {
        switch kind {
        case .classical: fitted.regression.classicalCovariance
        case .hc3: try fitted.covariance(.hc3)
        case .cr1:
            try fitted.covariance(
                clusteredBy: Clustering(name: "team", codes: fixture.data.team, codeCount: 8)
            )
        }
    }

    private func expected(_ kind: Kind, _ model: RegressionInferenceFixture.Model)
        -> RegressionInferenceFixture.Tests
    {
        switch kind {
        case .classical: model.classical
        case .hc3: model.hc3
        case .cr1: model.cr1
        }
    }

    @Test(arguments: [false, true])
    func testsAndIntervalsEqualThoseOfR(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let fitted = try fixture.fitted(weighted: weighted)
        let regression = fitted.regression
        for kind in Kind.allCases {
            let covariance = try covariance(kind, fitted, fixture)
            let expected = expected(kind, fixture.expected(weighted: weighted))
            let tests = regression.coefficientTests(covariance: covariance, confidence: 0.9)
            #expect(agree(tests.map(\.error), expected.error))
            #expect(agree(tests.map(\.statistic), expected.t))
            #expect(agree(tests.map(\.pValue), expected.p))
            #expect(agree(tests.map(\.lower), expected.lower90))
            #expect(agree(tests.map(\.upper), expected.upper90))

            let hypothesis = LinearHypothesis(
                factors: Matrix(rows: [[0, 1, 1, 0, 0], [0, 0, 0, 1, -1]]),
                values: [0.1, 0.3]
            )
            let wald = try regression.waldTest(hypothesis, covariance: covariance)
            #expect(agree([wald.chiSquare, wald.chiSquarePValue, wald.f, wald.fPValue], expected.wald))
            let overall = try #require(try regression.overallTest(covariance: covariance))
            #expect(
                agree(
                    [overall.chiSquare, overall.chiSquarePValue, overall.f, overall.fPValue],
                    expected.overall
                )
            )

            let difference = try regression.difference(of: "a", and: "b", covariance: covariance)
            #expect(
                agree(
                    [difference.estimate, difference.error, difference.statistic, difference.pValue],
                    expected.difference
                )
            )
            let predictions = try regression.predictions(for: fixture.newDesign, covariance: covariance)
            #expect(agree(predictions.map(\.error), expected.predictionError))
        }
        #expect(agree([try regression.overallTest()?.f ?? 0], fixture.expected(weighted: weighted).f))
    }

    @Test(arguments: [false, true])
    func predictionsEqualThoseOfR(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let expected = fixture.expected(weighted: weighted)
        let regression = try fixture.fitted(weighted: weighted).regression
        let predictions = try regression.predictions(for: fixture.newDesign)
        func columns(_ interval: KeyPath<Prediction, ClosedRange<Double>>) -> [Double] {
            predictions.map(\.expected) + predictions.map { $0[keyPath: interval].lowerBound }
                + predictions.map { $0[keyPath: interval].upperBound }
        }
        #expect(agree(columns(\.confidenceInterval), expected.confidence))
        #expect(agree(columns(\.predictionInterval), expected.prediction))
        // The third row lies far from all that were fitted.
        #expect(predictions[2].leverage > (expected.hat.max() ?? 1))
    }

    @Test func aSureRowVariesLess() throws {
        let fixture = try RegressionInferenceFixture.load()
        let regression = try fixture.fitted(weighted: true).regression
        let sure = try regression.predictions(for: fixture.newDesign, weights: [1, 1e12, 4])
        let plain = try regression.predictions(for: fixture.newDesign)
        func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
        #expect(sure[0] == plain[0])
        #expect(abs(width(sure[1].predictionInterval) / width(plain[1].confidenceInterval) - 1) < 1e-9)
        #expect(width(sure[2].predictionInterval) < width(plain[2].predictionInterval))
        #expect(throws: RegressionError.weight(row: 1)) {
            try regression.predictions(for: fixture.newDesign, weights: [1, 0, 1])
        }
    }

    @Test func aDesignForPredictionNeedsTheFittedColumns() throws {
        let fixture = try RegressionInferenceFixture.load()
        let regression = try fixture.fitted(weighted: false).regression
        let other = try Design([
            NumericColumn(name: "a", values: [1]), NumericColumn(name: "c", values: [1]),
        ])
        #expect(throws: InferenceError.missingColumn("b")) { try regression.predictions(for: other) }
    }

    @Test(arguments: [false, true])
    func collinearityEqualsTheFormulas(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let expected = fixture.expected(weighted: weighted)
        let fitted = try fixture.fitted(weighted: weighted)
        #expect(agree(fitted.regression.varianceInflation.map(\.factor), expected.vif))
        let terms = fitted.regression.varianceInflation(of: fitted.design)
        #expect(terms.map(\.name) == ["a", "b", "group"])
        #expect(terms.map(\.coefficientCount) == [1, 1, 2])
        #expect(agree(terms.map(\.factor), expected.gvif))
        #expect(abs(terms[2].errorInflation - terms[2].factor.squareRoot().squareRoot()) < 1e-15)
        for (centred, reference) in [(false, expected.belsley), (true, expected.belsleyCentred)] {
            let collinearity = try fitted.regression.collinearity(centred: centred)
            #expect(agree(collinearity.conditionIndices, reference.indices))
            #expect(agree(collinearity.varianceProportions.elements, reference.proportions))
            #expect(collinearity.names.count == (centred ? 4 : 5))
        }
    }

    @Test(arguments: [false, true])
    func partialCorrelationsAreThoseOfResiduals(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let expected = fixture.expected(weighted: weighted)
        let regression = try fixture.fitted(weighted: weighted).regression
        let correlations = regression.partialCorrelations()
        #expect(agree(correlations.map(\.partial), expected.partial))
        #expect(agree(correlations.map(\.part), expected.part))
        #expect(
            agree([try regression.partialRSquared(of: ["group[mid]", "group[top]"])], expected.partialGroup)
        )
    }

    @Test(arguments: [false, true])
    func informationCriteriaEqualThoseOfR(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let criteria = try fixture.fitted(weighted: weighted).informationCriteria()
        let expected = fixture.expected(weighted: weighted).criteria
        #expect(agree([criteria.logLikelihood, criteria.aic, criteria.bic], expected))
    }

    @Test func absorbedDummiesCountAmongTheParameters() throws {
        let fixture = try RegressionInferenceFixture.load()
        let fitted = try fixture.fitted(weighted: false)
        let numeric = Array(fitted.design.terms.prefix(2))
        let group = try #require(fitted.design.terms[2].categoricalFactors.first)
        let absorbed = try AbsorbedRegression(Design(numeric), outcomes: fitted.outcomes, absorbing: [group])
        let criteria = absorbed.regression.informationCriteria()
        #expect(criteria.parameterCount == 6)
        #expect(agree([criteria.aic, criteria.bic], Array(fixture.unweighted.criteria.dropFirst())))
        // What the groups leave of a column is what its error rests on.
        let tests = absorbed.regression.coefficientTests()
        #expect(agree(tests.map(\.pValue), Array(fixture.unweighted.classical.p[1...2])))
    }

    @Test(arguments: [false, true])
    func influencesEqualThoseOfR(weighted: Bool) throws {
        let fixture = try RegressionInferenceFixture.load()
        let expected = fixture.expected(weighted: weighted)
        let fitted = try fixture.fitted(weighted: weighted)
        let influences = fitted.influences()
        #expect(influences.map(\.row) == Array(0..<40))
        #expect(agree(influences.map(\.leverage), expected.hat))
        #expect(agree(influences.map(\.standardizedResidual), expected.standard))
        #expect(agree(influences.map(\.studentizedResidual), expected.student))
        #expect(agree(influences.map(\.cooksDistance), expected.cook))
        let order = expected.cook.indices.sorted { expected.cook[$0] > expected.cook[$1] }
        #expect(fitted.mostInfluentialRows(7, by: .cooksDistance).map(\.row) == Array(order.prefix(7)))
        let farthest = expected.student.indices.sorted {
            abs(expected.student[$0]) > abs(expected.student[$1])
        }
        #expect(
            fitted.mostInfluentialRows(100, by: .studentizedResidual).map(\.row) == farthest
        )
        #expect(fitted.mostInfluentialRows(0, by: .leverage).isEmpty)
    }

    @Test(arguments: FittedRows.InfluenceMeasure.allCases)
    func theMostInfluentialRowsAreFoundAmongAllParts(measure: FittedRows.InfluenceMeasure) throws {
        var generator = SeededGenerator(seed: 31)
        let rows = 2 * Gram.rowsInPart + 7
        func normals() -> [Double] { generator.normals(rows) }
        let fitted = try FittedRows(
            Design([NumericColumn(name: "a", values: normals()), NumericColumn(name: "b", values: normals())]
            ),
            outcomes: [NumericColumn(name: "y", values: normals())]
        )
        let sorted = fitted.influences().sorted {
            switch measure {
            case .leverage: $0.leverage > $1.leverage
            case .studentizedResidual: abs($0.studentizedResidual) > abs($1.studentizedResidual)
            case .cooksDistance: $0.cooksDistance > $1.cooksDistance
            }
        }
        #expect(fitted.mostInfluentialRows(12, by: measure) == Array(sorted.prefix(12)))
    }

    @Test func rowsThatFitExactlyAreFoundByTheirLeverage() throws {
        let level = CategoricalColumn(name: "level", levels: ["often", "once"], codes: [0, 0, 0, 0, 1, 0])
        let fitted = try FittedRows(
            Design([.categorical(level)]),
            outcomes: [NumericColumn(name: "y", values: [1, 3, 2, 5, 4, 4])]
        )
        let first = try #require(fitted.mostInfluentialRows(1, by: .leverage).first)
        #expect(first.row == 4)
        #expect(first.cooksDistance.isNaN && first.studentizedResidual.isNaN)
        #expect(fitted.mostInfluentialRows(6, by: .cooksDistance).map(\.row).sorted() == [0, 1, 2, 3, 5])
    }

    @Test func hypothesesThatRepeatEachOtherAreRefused() throws {
        let fixture = try RegressionInferenceFixture.load()
        let fitted = try fixture.fitted(weighted: false)
        let regression = fitted.regression
        let twice = LinearHypothesis(
            factors: Matrix(rows: [[0, 1, 0, 0, 0], [0, 2, 0, 0, 0]]),
            values: [0, 0]
        )
        #expect(throws: InferenceError.dependentHypotheses(hypotheses: 2, rank: 1)) {
            try regression.waldTest(twice)
        }
        #expect(throws: InferenceError.unknownCoefficient("none")) { try regression.areZero(["none"]) }
        // Three clusters cannot tell four hypotheses from chance.
        let thirds = Clustering(name: "third", codes: (0..<40).map { Int32($0 % 3) }, codeCount: 3)
        let clustered = try fitted.covariance(clusteredBy: thirds)
        #expect(clustered.degreesOfFreedom == 2)
        #expect {
            try regression.overallTest(covariance: clustered)
        } throws: { error in
            guard case InferenceError.dependentHypotheses(hypotheses: 4, let rank) = error else {
                return false
            }
            return rank <= 3
        }
    }

    @Test func equalityOfCoefficientsIsThatOfTheirDifference() throws {
        let fixture = try RegressionInferenceFixture.load()
        let regression = try fixture.fitted(weighted: true).regression
        let test = try regression.waldTest(regression.areEqual(["a", "b"]))
        let difference = try regression.difference(of: "a", and: "b")
        #expect(abs(test.f - difference.statistic * difference.statistic) < 1e-10 * test.f)
        #expect(abs(test.fPValue - difference.pValue) < 1e-10)
        let three = try regression.areEqual(["a", "b", "group[top]"])
        #expect(three.factors == Matrix(rows: [[0, 1, -1, 0, 0], [0, 1, 0, 0, -1]]))
    }

    @Test func anOutcomeWithoutPredictorsHasNoOverallTest() throws {
        let regression = try LinearRegression(
            Design([], rowCount: 4),
            outcomes: [NumericColumn(name: "y", values: [1, 2, 3, 5])]
        )
        #expect(try regression.overallTest() == nil)
        #expect(regression.varianceInflation.isEmpty)
        #expect(regression.coefficientTests().map(\.name) == [LinearRegression.interceptName])
    }

    @Test(.needsSharedData, arguments: DriverData.allCases)
    func referenceDataGiveWhatRPrints(data: DriverData) throws {
        let (predictors, outcome) = try data.columns()
        let fitted = try FittedRows(Design(predictors), outcomes: [outcome])
        let coefficients = try data.regression()
        let tests = fitted.regression.coefficientTests()
        #expect(agree(tests.map(\.estimate), coefficients.numbers("estimate"), tolerance: 1e-10))
        #expect(agree(tests.map(\.error), coefficients.numbers("std_error"), tolerance: 1e-10))
        #expect(agree(tests.map(\.statistic), coefficients.numbers("t"), tolerance: 1e-10))
        for (test, p) in zip(tests, coefficients.numbers("p")) {
            #expect(abs(test.pValue - p) <= 1e-10 * p)
        }
        let inflation = try data.importance().numbers("vif")
        #expect(agree(fitted.regression.varianceInflation.map(\.factor), inflation, tolerance: 1e-10))
        let criteria = fitted.informationCriteria()
        let overall = try #require(try fitted.regression.overallTest())
        let found = [criteria.logLikelihood, criteria.aic, criteria.bic, overall.f]
        let expected = try ["loglik", "aic", "bic", "f"].map(data.fit)
        #expect(agree(found, expected, tolerance: 1e-10))
    }
}
