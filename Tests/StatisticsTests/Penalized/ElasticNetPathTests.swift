import Foundation
import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct ElasticNetPathTests {
    private func path(
        _ gram: Gram,
        mixing: Double,
        penalties: [Double]?,
        hasIntercept: Bool = true,
        isStandardizing: Bool = true
    ) throws -> ElasticNetPath {
        try ElasticNetPath(
            gram: gram,
            columnNames: PenalizedFixture.columnNames,
            outcomeNames: ["y"],
            mixing: mixing,
            penalties: penalties,
            hasIntercept: hasIntercept,
            isStandardizing: isStandardizing
        )
    }

    @Test func pathsEqualThoseOfGlmnet() throws {
        let fixture = try PenalizedFixture.load()
        let gram = try fixture.gram()
        for (mixing, expected) in [(1, fixture.lasso), (0.4, fixture.net), (0, fixture.ridge)] {
            let path = try path(gram, mixing: mixing, penalties: fixture.penalties)
            #expect(worstAbsolute(path.coefficients.elements, expected) < 1e-10, "α = \(mixing)")
            #expect(path.optimalityResiduals.allSatisfy { $0 < 1e-12 })
            #expect(path.dualityGaps.allSatisfy { mixing == 0 ? $0.isNaN : $0 < 1e-12 })
            let zeros = path.penalties.indices.map { index in
                path.coefficients.column(index).dropFirst().count { $0 != 0 }
            }
            #expect(path.activeCounts == zeros)
        }
    }

    @Test func weightsAreThoseOfGlmnet() throws {
        let fixture = try PenalizedFixture.load()
        let gram = try Gram(
            fixture.design(),
            outcomes: [NumericColumn(name: "y", values: fixture.weightedY)],
            weights: fixture.weights
        )
        let path = try path(gram, mixing: 0.4, penalties: fixture.penalties)
        #expect(worstAbsolute(path.coefficients.elements, fixture.weightedNet) < 1e-10)
    }

    @Test func columnsInTheirOwnUnitsAreThoseOfGlmnet() throws {
        let fixture = try PenalizedFixture.load()
        let centred = try path(
            fixture.gram(),
            mixing: 1,
            penalties: fixture.penalties,
            isStandardizing: false
        )
        #expect(worstAbsolute(centred.coefficients.elements, fixture.ownUnits) < 1e-10)
        let through = try path(
            fixture.gram(hasIntercept: false),
            mixing: 1,
            penalties: fixture.penalties,
            hasIntercept: false,
            isStandardizing: false
        )
        #expect(worstAbsolute(through.coefficients.elements, fixture.noIntercept) < 1e-9)
    }

    @Test func defaultPenaltiesAreThoseOfGlmnet() throws {
        let fixture = try PenalizedFixture.load()
        let path = try path(fixture.gram(), mixing: 0.4, penalties: nil)
        #expect(path.penalties.count == 100)
        // glmnet stops early where nothing is gained any more.
        let common = fixture.defaultPenalties.count
        #expect(common > 30)
        #expect(worstRelative(Array(path.penalties.prefix(common)), fixture.defaultPenalties) < 1e-9)
        #expect(path.activeCounts[0] == 0)
        #expect(path.activeCounts[5] > 0)
    }

    @Test func moreColumnsThanRowsAreSolvedAsByScikitLearn() throws {
        let fixture = try WideFixture.load()
        for (mixing, expected) in [(1, fixture.lasso), (0.5, fixture.net)] {
            let path = try ElasticNetPath(
                gram: fixture.gram,
                columnNames: fixture.columnNames,
                outcomeNames: ["y"],
                mixing: mixing,
                penalties: fixture.penalties
            )
            #expect(worstAbsolute(path.coefficients.elements, expected.flatMap { $0 }) < 1e-8)
            #expect(path.optimalityResiduals.allSatisfy { $0 < 1e-12 })
        }
    }

    @Test func withoutPenaltyItIsLeastSquares() throws {
        let fixture = try PenalizedFixture.load()
        let path = try path(fixture.gram(), mixing: 1, penalties: [0])
        let linear = try LinearRegression(
            gram: fixture.gram(),
            columnNames: PenalizedFixture.columnNames,
            outcomeNames: ["y"]
        )
        #expect(path.coefficients.distance(to: linear.coefficients) < 1e-11)
        #expect(abs(path.rSquared[0] - linear.rSquared[0]) < 1e-13)
    }

    /// Columns that are copies, sums and constants: whichever solution is found, it is a solution.
    @Test(arguments: 0..<40)
    func conditionsHoldOnDependentColumns(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 5...60, using: &generator)
        let count = Int.random(in: 2...20, using: &generator)
        var columns = (0..<count).map { _ in generator.normals(rows) }
        columns.append(columns[0])
        columns.append(zip(columns[0], columns[1]).map { $0 + $1 })
        columns.append(Array(repeating: 3, count: rows))
        let y = (0..<rows).map { columns[0][$0] - columns[1][$0] + generator.nextNormal() }
        let names = columns.indices.map { "x\($0)" }
        let path = try ElasticNetPath(
            gram: Gram(
                Design(zip(names, columns).map { NumericColumn(name: $0, values: $1) }),
                outcomes: [NumericColumn(name: "y", values: y)]
            ),
            columnNames: names,
            outcomeNames: ["y"],
            mixing: Double.random(in: 0.2...1, using: &generator)
        )
        #expect(path.optimalityResiduals.max()! < 1e-8, "seed \(seed)")
        #expect(path.dualityGaps.max()! < 1e-8, "seed \(seed)")
        #expect(path.coefficients.row(names.count).allSatisfy { $0 == 0 })
    }

    @Test func allOutcomesAtOnceAreEachByItself() throws {
        let fixture = try PenalizedFixture.load()
        let outcomes = [
            NumericColumn(name: "y", values: fixture.y),
            NumericColumn(name: "z", values: fixture.y.map { exp($0 / 4) }),
        ]
        let gram = try Gram(fixture.design(), outcomes: outcomes)
        let names = ["y", "z"]
        let paths = try ElasticNetPath.ofAllOutcomes(
            gram: gram,
            columnNames: PenalizedFixture.columnNames,
            outcomeNames: names
        )
        for (index, path) in paths.enumerated() {
            let single = try ElasticNetPath(
                gram: gram,
                columnNames: PenalizedFixture.columnNames,
                outcomeNames: names,
                outcome: index
            )
            #expect(path.outcomeName == names[index])
            #expect(path.coefficients == single.coefficients)
        }
    }

    @Test func whatCannotBeSolvedIsRefused() throws {
        let fixture = try PenalizedFixture.load()
        let gram = try fixture.gram()
        #expect(throws: PenalizedRegressionError.penalty(-1)) {
            try path(gram, mixing: 1, penalties: [1, -1])
        }
        #expect(throws: PenalizedRegressionError.mixing(1.5)) { try path(gram, mixing: 1.5, penalties: [1]) }
        let constant = try Gram(
            fixture.design(),
            outcomes: [NumericColumn(name: "y", values: Array(repeating: 2, count: 90))]
        )
        #expect(throws: PenalizedRegressionError.constantOutcome("y")) {
            try path(constant, mixing: 1, penalties: [1])
        }
    }
}
