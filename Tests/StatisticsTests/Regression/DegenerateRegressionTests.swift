import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

/// Data at the edge of what a regression can be made of.
@Suite struct DegenerateRegressionTests {
    private let y = NumericColumn(name: "y", values: [3, 1, 4, 1, 5, 9])
    private let x = NumericColumn(name: "x", values: [2, 7, 1, 8, 2, 8])

    @Test func aDesignWithoutTermsHasTheMean() throws {
        let regression = try LinearRegression(Design([], rowCount: 6), outcomes: [y])
        #expect(abs(regression.coefficients[0, 0] - 23.0 / 6) < 1e-14)
        #expect(abs(regression.inverse[0, 0] - 1.0 / 6) < 1e-15)
        #expect(regression.rSquared == [0])
        #expect(try regression.overallTest() == nil)
        #expect(try regression.collinearity(centred: true).conditionIndices == [])
        #expect(try regression.collinearity().conditionIndices == [1])
        #expect(regression.varianceInflation == [])
        let rows = try FittedRows(regression, design: Design([], rowCount: 6), outcomes: [y])
        let hc1 = try rows.covariance(.hc1).errors[0, 0]
        #expect(abs(hc1 - regression.classicalErrors[0, 0]) < 1e-14)
    }

    @Test func neitherTermsNorInterceptLeaveTheOutcome() throws {
        let design = try Design([], rowCount: 6, hasIntercept: false)
        let regression = try LinearRegression(design, outcomes: [y])
        #expect(regression.names == [])
        #expect(regression.residualSumsOfSquares == [133])
        let rows = try FittedRows(regression, design: design, outcomes: [y])
        #expect(try rows.covariance(.hc3).errors.rows == 0)
        let exact = try LeastSquares(design, outcomes: [y])
        #expect(exact.names == [])
        #expect(exact.residualSumsOfSquares == [133])
    }

    @Test func zeroColumnsWithoutAnInterceptAreAliased() throws {
        let zeros = NumericColumn(name: "zeros", values: Array(repeating: 0, count: 6))
        let design = try Design([zeros], hasIntercept: false)
        #expect(try LinearRegression(design, outcomes: [y]).aliased.map(\.name) == ["zeros"])
        let exact = try LeastSquares(design, outcomes: [y])
        #expect(exact.aliased.map(\.name) == ["zeros"])
        #expect(exact.residualSumsOfSquares == [133])
    }

    @Test(arguments: [5, 100, 5_000])
    func aConstantOutcomeHasNoShareExplained(rows: Int) throws {
        var generator = SeededGenerator(seed: rows)
        let x = (0..<2).map { column in
            NumericColumn(name: "x\(column)", values: (0..<rows).map { _ in generator.nextNormal() })
        }
        let constant = NumericColumn(name: "constant", values: Array(repeating: 0.1, count: rows))
        let varying = NumericColumn(name: "varying", values: (0..<rows).map { _ in generator.nextNormal() })
        let regression = try LinearRegression(Design(x), outcomes: [constant, varying])
        #expect(abs(regression.coefficients[0, 0] - 0.1) < 1e-15)
        #expect(abs(regression.coefficients[1, 0]) < 1e-15)
        #expect(regression.rSquared[0].isNaN)
        #expect(regression.rSquared[1] > 0)
        #expect(regression.totalSumsOfSquares[0] == 0)
        #expect(regression.residualSumsOfSquares[0] == 0)
        let exact = try LeastSquares(Design(x), outcomes: [constant, varying])
        #expect(exact.rSquared[0].isNaN)
        #expect(exact.rSquared[1] > 0)
        #expect(try regression.overallTest(outcome: 0)?.f.isNaN == true)
    }

    @Test func aConstantOutcomeOfADesignNearDependenceHasNoShareExplained() throws {
        var generator = SeededGenerator(seed: 1)
        let first = (0..<20_000).map { _ in generator.nextNormal() }
        let second = first.map { $0 + 1e-4 * generator.nextNormal() }
        let regression = try LinearRegression(
            Design([NumericColumn(name: "a", values: first), NumericColumn(name: "b", values: second)]),
            outcomes: [NumericColumn(name: "y", values: Array(repeating: 0.1, count: 20_000))]
        )
        #expect(regression.method == .gramThenRows)
        #expect(regression.rSquared[0].isNaN)
    }

    @Test func correlationsBesideAColumnThatDoesNotVaryAreNotNumbers() throws {
        var generator = SeededGenerator(seed: 2)
        let constant = NumericColumn(name: "constant", values: Array(repeating: 0.1, count: 1_000))
        let varying = NumericColumn(name: "x", values: (0..<1_000).map { _ in generator.nextNormal() })
        let correlation = try Gram(Design([constant, varying]), outcomes: []).correlation
        #expect(correlation[0, 0].isNaN)
        #expect(correlation[0, 1].isNaN)
        #expect(correlation[1, 1] == 1)
    }

    @Test func correlationsDoNotExceedOne() throws {
        for seed in 0..<50 {
            var generator = SeededGenerator(seed: seed)
            let x = (0..<30).map { _ in generator.nextNormal() }
            let columns = [1.0, -0.3, 7].enumerated().map { index, factor in
                NumericColumn(name: "x\(index)", values: x.map { factor * $0 })
            }
            let correlation = try Gram(Design(columns), outcomes: []).correlation
            #expect(correlation.elements.allSatisfy { abs($0) <= 1 }, "seed \(seed)")
        }
    }

    @Test func weightsThatAreAllZeroLeaveTooFewRows() throws {
        let level = CategoricalColumn(name: "level", levels: ["a", "b"], codes: [0, 1, 0, 1, 0, 1])
        let weights = [Double](repeating: 0, count: 6)
        for hasIntercept in [true, false] {
            for term in [Design.Term.numeric(x), .categorical(level)] {
                let design = try Design([term], hasIntercept: hasIntercept)
                #expect {
                    try LinearRegression(design, outcomes: [y], weights: weights)
                } throws: {
                    if case .tooFewRows(0, _)? = $0 as? RegressionError { true } else { false }
                }
                #expect {
                    try LeastSquares(design, outcomes: [y], weights: weights)
                } throws: {
                    if case .tooFewRows(0, _)? = $0 as? RegressionError { true } else { false }
                }
            }
        }
    }

    @Test(arguments: [Double.nan, .infinity, -1])
    func weightsThatAreNoWeightsAreRefused(weight: Double) throws {
        #expect(throws: RegressionError.weight(row: 2)) {
            try LinearRegression(Design([x]), outcomes: [y], weights: [1, 1, weight, 1, 1, 1])
        }
    }

    @Test(arguments: [Double.nan, .infinity])
    func aGramOfSumsThatAreNotFiniteIsRefused(value: Double) {
        var accumulator = GramAccumulator(columnCount: 2)
        accumulator.add(rows: 0..<6) { block, rows, leading in
            for row in rows {
                block[row] = x.values[row]
                block[row + leading] = row == 3 ? value : y.values[row]
            }
        }
        let gram = accumulator.gram
        #expect(throws: RegressionError.overflow(column: "y")) {
            try LinearRegression(gram: gram, columnNames: ["x"], outcomeNames: ["y"])
        }
    }

    @Test func aSingleRowIsTooFew() throws {
        let one = NumericColumn(name: "one", values: [1])
        #expect(throws: RegressionError.tooFewRows(rows: 1, coefficients: 1)) {
            try LinearRegression(Design([], rowCount: 1), outcomes: [one])
        }
        #expect(throws: RegressionError.tooFewRows(rows: 1, coefficients: 1)) {
            try LinearRegression(Design([one], hasIntercept: false), outcomes: [one])
        }
        let none = NumericColumn(name: "none", values: [])
        #expect(throws: RegressionError.tooFewRows(rows: 0, coefficients: 1)) {
            try LinearRegression(Design([none]), outcomes: [none])
        }
    }

    @Test func oneRowMoreThanCoefficientsLeavesNoOtherRowsToStudentizeBy() throws {
        let design = try Design([
            NumericColumn(name: "a", values: [1, 2, 4, 7]), NumericColumn(name: "b", values: [3, 1, 5, 2]),
        ])
        let rows = try FittedRows(design, outcomes: [NumericColumn(name: "y", values: [1, 5, 2, 8])])
        for influence in rows.influences() {
            #expect(influence.studentizedResidual.isNaN)
            #expect(abs(abs(influence.standardizedResidual) - 1) < 1e-12)
        }
    }

    @Test func weightsWithoutAnInterceptAreAsManyCopiesOfARow() throws {
        let weights: [Double] = [1, 0, 2, 3, 1, 2]
        let copies = (0..<6).flatMap { Array(repeating: $0, count: Int(weights[$0])) }
        let weighted = try LinearRegression(
            Design([x], hasIntercept: false),
            outcomes: [y],
            weights: weights
        )
        let repeated = try LinearRegression(
            Design([x.selecting(copies)], hasIntercept: false),
            outcomes: [y.selecting(copies)]
        )
        #expect(weighted.coefficients.distance(to: repeated.coefficients) < 1e-14)
        #expect(abs(weighted.rSquared[0] - repeated.rSquared[0]) < 1e-14)
        #expect(weighted.rowCount == 5)
        let dropped = try LinearRegression(
            Design([x.selecting([0, 2, 3, 4, 5])], hasIntercept: false),
            outcomes: [y.selecting([0, 2, 3, 4, 5])],
            weights: [1, 2, 3, 1, 2]
        )
        #expect(weighted.classicalErrors.distance(to: dropped.classicalErrors) < 1e-14)
    }
}
