import NumericInputs
import Statistics
import TestInputs
import Testing

@testable import Scorecards

/// The survey of thirty clerical departments (Chatterjee and Price, "Regression Analysis by Example", 1977) as a scorecard: six
/// marks, and how the supervisor is rated overall. One period, so that departments are compared with each other.
@Suite struct AttitudeWeightsTests {
    private let published: ReferenceTable
    private let evidence: WeightEvidence
    private let marks: [String]

    init() throws {
        let data = try ReferenceTable("drivers/attitude.csv")
        published = try ReferenceTable("drivers/attitude_relimp.csv")
        let columns = data.header.map { name in
            let values = data.numbers(name)
            let mean = values.reduce(0, +) / Double(values.count)
            return NumericColumn(name: name, values: values.map { $0 - mean })
        }
        marks = Array(data.header.dropFirst())
        let design = try Design(
            columns.dropFirst().map(Design.Term.numeric),
            rowCount: columns[0].values.count,
            hasIntercept: false
        )
        evidence = try WeightEvidence(Gram(design, outcomes: [columns[0]]), outcomeCount: 1)
    }

    private func fit(largestStep: Double) throws -> WeightFit {
        let equal = [Double](repeating: 1 / 6, count: 6)
        let rules = WeightRules(
            indicators: zip(marks, equal).map { .init(id: $0, current: $1, largestStep: largestStep) }
        )
        return try .best(
            WeightObjective(evidence, priorities: [1], centre: equal, price: 0),
            rules: rules
        )
    }

    /// Where any weights may be had, they are the coefficients of the regression without negative ones (Lawson and Hanson), as
    /// shares: `scipy.optimize.nnls` (1.17) on the columns without their means.
    @Test(.needsSharedData) func freeWeightsAreTheRegressionWithoutNegativeCoefficients() throws {
        let fit = try fit(largestStep: 1)
        for (weight, expected) in zip(fit.weights, [0.75210031, 0, 0.24686782, 0, 0.00103186, 0]) {
            #expect(abs(weight - expected) < 1e-5, "\(fit.weights)")
        }
        #expect(abs(evidence.explained(by: fit.weights)[0] - 0.7080156925831977) < 1e-8)
    }

    /// The two marks that the published shares of importance (relaimpo's lmg) put first have nearly all the weight, in that order.
    /// The third, raises, is important only through them: alone it explains a third of the rating, beside them 0.2 %.
    @Test(.needsSharedData) func theStoryIsThatOfThePublishedImportance() throws {
        let shares = published.numbers("lmg_share")
        let byImportance = marks.indices.sorted { shares[$0] > shares[$1] }
        #expect(published.texts("predictor") == marks)
        #expect(byImportance.prefix(3).map { marks[$0] } == ["complaints", "learning", "raises"])

        let free = try fit(largestStep: 1).weights
        #expect(free[byImportance[0]] > free[byImportance[1]])
        #expect(free[byImportance[0]] + free[byImportance[1]] > 0.99)
        #expect(published.numbers("first")[byImportance[2]] > 1.0 / 3)
        #expect(published.numbers("last")[byImportance[2]] < 0.002)
    }

    /// With a step of five percentage points, the important ones rise by it, and of the others those fall by it that the published
    /// regression gives a negative coefficient.
    @Test(.needsSharedData) func fromEqualWeightsTheStepsGoTowardsWhatMatters() throws {
        let moves = try fit(largestStep: 0.05).weights.map { $0 - 1.0 / 6 }
        for (mark, move) in zip(marks, moves) {
            switch mark {
            case "complaints", "learning": #expect(abs(move - 0.05) < 1e-9, "\(mark) \(move)")
            case "privileges", "advance": #expect(abs(move + 0.05) < 1e-9, "\(mark) \(move)")
            default: #expect(abs(move) < 0.05 + 1e-9)
            }
        }
        let coefficients = published.numbers("std_beta")
        #expect(marks.indices.filter { coefficients[$0] < 0 }.map { marks[$0] } == ["privileges", "advance"])
    }
}
