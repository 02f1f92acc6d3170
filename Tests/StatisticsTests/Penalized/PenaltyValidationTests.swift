import LinearAlgebra
import NumericInputs
import Testing

@testable import Statistics

@Suite struct PenaltyValidationTests {
    let fixture: PenalizedFixture

    init() throws { fixture = try .load() }

    private func validation(
        _ parts: [Gram],
        model: PenaltyValidation.Model,
        scheme: PenaltyValidation.Scheme = .folds,
        penalties: [Double]?
    ) throws -> PenaltyValidation {
        try PenaltyValidation(
            parts: parts,
            columnNames: PenalizedFixture.columnNames,
            outcomeNames: ["y"],
            model: model,
            scheme: scheme,
            penalties: penalties
        )
    }

    @Test func errorsOnFoldsEqualThoseOfGlmnet() throws {
        let found = try validation(
            fixture.parts,
            model: .elasticNet(mixing: 1),
            penalties: fixture.penalties.reversed()
        )
        #expect(found.penalties == fixture.penalties)
        #expect(worstRelative(found.meanErrors, fixture.meanErrors) < 1e-10)
        #expect(worstRelative(found.standardErrors, fixture.standardErrors) < 1e-9)
        let least = fixture.meanErrors.indices.min { fixture.meanErrors[$0] < fixture.meanErrors[$1] }!
        #expect(found.best == least)
        let limit = fixture.meanErrors[least] + fixture.standardErrors[least]
        #expect(found.withinOneStandardError == fixture.meanErrors.firstIndex { $0 <= limit })
    }

    /// Time-ordered, against fits and residuals row by row.
    @Test(arguments: [PenaltyValidation.Model.ridge, .elasticNet(mixing: 0.5)])
    func laterPartsArePredictedFromEarlierOnes(model: PenaltyValidation.Model) throws {
        let parts = [0..<30, 30..<50, 50..<90]
        let found = try validation(
            parts.map { try fixture.gram(rows: Array($0)) },
            model: model,
            scheme: .timeOrdered(leastTraining: 1),
            penalties: [0.2]
        )
        #expect(found.heldOut == [1, 2])
        #expect(found.partWeights == [20, 40])
        for (index, part) in parts.dropFirst().enumerated() {
            let training = try fixture.gram(rows: Array(0..<part.lowerBound))
            let coefficients: [Double]
            switch model {
            case .ridge:
                coefficients = try RidgeRegression(
                    gram: training,
                    columnNames: PenalizedFixture.columnNames,
                    outcomeNames: ["y"],
                    penalties: [0.2]
                ).coefficients[0].elements
            case .elasticNet(let mixing):
                coefficients = try ElasticNetPath(
                    gram: training,
                    columnNames: PenalizedFixture.columnNames,
                    outcomeNames: ["y"],
                    mixing: mixing,
                    penalties: [0.2]
                ).coefficients.elements
            }
            let squares = part.map { row -> Double in
                let fitted = (0..<8).reduce(coefficients[0]) {
                    $0 + coefficients[$1 + 1] * fixture.x[$1 * 90 + row]
                }
                return (fixture.y[row] - fitted) * (fixture.y[row] - fitted)
            }
            let mean = squares.reduce(0, +) / Double(part.count)
            #expect(abs(found.partErrors[index, 0] / mean - 1) < 1e-11)
        }
    }

    @Test func defaultPenaltiesAreThoseOfAllRows() throws {
        let found = try validation(fixture.parts, model: .elasticNet(mixing: 0.4), penalties: nil)
        #expect(worstRelative([found.penalties[0]], [fixture.defaultPenalties[0]]) < 1e-9)
    }

    @Test func onePartCannotBeLeftOut() throws {
        let whole = [try fixture.gram()]
        #expect(throws: PenalizedRegressionError.tooFewParts(1)) {
            try validation(whole, model: .ridge, penalties: [1])
        }
        #expect(throws: PenalizedRegressionError.tooFewParts(6)) {
            try validation(
                fixture.parts,
                model: .ridge,
                scheme: .timeOrdered(leastTraining: 6),
                penalties: [1]
            )
        }
    }

    @Test func partsThatSayNothingAreRefused() throws {
        var parts = try fixture.parts
        #expect(throws: PenalizedRegressionError.tooFewParts(6)) {
            try validation(parts, model: .ridge, scheme: .timeOrdered(leastTraining: 9), penalties: [1])
        }
        #expect(throws: PenalizedRegressionError.noPenalties) {
            try validation(parts, model: .ridge, penalties: [])
        }
        parts[2] = Gram(columnCount: 9)
        #expect(throws: PenalizedRegressionError.partWithoutRows(2)) {
            try validation(parts, model: .ridge, penalties: [1])
        }
    }

    /// A promotion that begins in the last part: before, its column does not vary, and has no coefficient.
    @Test(arguments: [PenaltyValidation.Model.ridge, .elasticNet(mixing: 0.5)])
    func columnThatDoesNotVaryYetPredictsNothing(model: PenaltyValidation.Model) throws {
        let rows = 90
        let x = Array(fixture.x[..<rows])
        let promotion = (0..<rows).map { $0 < 60 ? 0 : Double($0 % 3) }
        let clusters = Clustering(name: "part", codes: (0..<Int32(rows)).map { $0 / 30 }, codeCount: 3)
        let grams = try ClusterGrams(
            Design([NumericColumn(name: "x", values: x), NumericColumn(name: "promotion", values: promotion)]
            ),
            outcomes: [NumericColumn(name: "y", values: fixture.y)],
            clusteredBy: clusters
        )
        #expect(grams.shift[1] != 0)
        func errors(_ columns: [String]) throws -> [Double] {
            try PenaltyValidation(
                parts: (0..<3).map { grams[$0].selecting(Array(columns.indices) + [2]) },
                columnNames: columns,
                outcomeNames: ["y"],
                model: model,
                scheme: .timeOrdered(leastTraining: 1),
                penalties: [0.01]
            ).partErrors.elements
        }
        #expect(worstRelative(try errors(["x", "promotion"]), try errors(["x"])) < 1e-12)
    }
}
