import Foundation
import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct LeastSquaresTests {
    /// Whole numbers on a polynomial: the coefficients are known, and nothing is left over.
    @Test(arguments: 1...10) func plantedWholeNumbersAreFoundExactly(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let planted = (0...7).map { _ in Double(Int.random(in: -9...9, using: &generator)) }
        let x = DoubleDoubleVector((0..<25).map(Double.init))
        let columns = PreciseColumn(name: "x", values: x).powers(upTo: 7)
        let y = (0..<25).map { row in
            columns.enumerated().reduce(DoubleDouble(planted[0])) {
                $0 + $1.element.values[row] * planted[$1.offset + 1]
            }
        }
        let fit = try LeastSquares(
            columns,
            outcomes: [PreciseColumn(name: "y", values: DoubleDoubleVector(y))]
        )
        for (index, value) in planted.enumerated() {
            #expect(abs(fit.coefficients[index, 0] - value) < 1e-15 * max(1, abs(value)), "seed \(seed)")
        }
        #expect(fit.residualSumsOfSquares == [0] && fit.rSquared == [1] && fit.fStatistics == [.infinity])
        #expect(fit.standardErrors.elements.allSatisfy { $0 == 0 })
        #expect(fit.solverDigits.elements.allSatisfy { $0 > 15 || $0 == 0 }, "seed \(seed)")
    }

    /// Against normal equations solved in fractions of 128 bits: small whole numbers, two columns.
    @Test(arguments: 1...100) func coefficientsAndErrorsAreTheRoundedExactOnes(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let x = (0..<12).map { _ in Int128.random(in: 1_000_000...1_000_050, using: &generator) }
        let y = (0..<12).map { _ in Int128.random(in: -1000...1000, using: &generator) }
        let (n, sx, sy) = (Int128(12), x.reduce(0, +), y.reduce(0, +))
        let sxx = x.reduce(Int128(0)) { $0 + $1 * $1 }
        let syy = y.reduce(Int128(0)) { $0 + $1 * $1 }
        let sxy = zip(x, y).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
        let determinant = n * sxx - sx * sx
        let slope = quotient(n * sxy - sx * sy, determinant)
        let intercept = quotient(sxx * sy - sx * sxy, determinant)
        // n RSS = (n Σy² - (Σy)²) - (n Σxy - Σx Σy)² / determinant
        let explained = (n * sxy - sx * sy) * (n * sxy - sx * sy)
        let residual = quotient((n * syy - sy * sy) * determinant - explained, determinant * n)
        let variance = residual / 10
        let fit = try LeastSquares(
            [PreciseColumn(name: "x", values: x.map(Double.init))],
            outcomes: [PreciseColumn(name: "y", values: y.map(Double.init))]
        )
        let errors = [
            (variance * quotient(sxx, determinant)).squareRoot(),
            (variance * quotient(n, determinant)).squareRoot(),
        ]
        for (index, exact) in [intercept, slope].enumerated() {
            #expect(abs(fit.coefficients[index, 0] - exact.high) <= exact.high.ulp, "seed \(seed)")
            #expect(
                abs(fit.standardErrors[index, 0] - errors[index].high) <= errors[index].high.ulp,
                "seed \(seed)"
            )
        }
        #expect(abs(fit.residualSumsOfSquares[0] - residual.high) <= residual.high.ulp, "seed \(seed)")
    }

    @Test(arguments: 1...20) func agreesWithTheGramOnWellConditionedData(seed: Int) throws {
        let (design, outcomes, weights) = try Self.inputs(seed: seed)
        let gram = try LinearRegression(design, outcomes: outcomes, weights: weights)
        for precision in [LeastSquares.Precision.double, .doubleDouble] {
            let fit = try LeastSquares(design, outcomes: outcomes, weights: weights, precision: precision)
            #expect(fit.names == gram.names && fit.columns == gram.columns)
            #expect(fit.rowCount == gram.rowCount && fit.degreesOfFreedom == gram.degreesOfFreedom)
            #expect(fit.coefficients.distance(to: gram.coefficients) < 1e-12, "seed \(seed)")
            #expect(fit.inverse.distance(to: gram.inverse) < 1e-13, "seed \(seed)")
            #expect(fit.standardErrors.distance(to: gram.classicalErrors) < 1e-12, "seed \(seed)")
            for outcome in 0..<2 {
                #expect(abs(fit.rSquared[outcome] - gram.rSquared[outcome]) < 1e-13, "seed \(seed)")
                let total = gram.totalSumsOfSquares[outcome]
                #expect(abs(fit.totalSumsOfSquares[outcome] / total - 1) < 1e-13, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 1...10) func unitsOfColumnsChangeNothing(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let random = Matrix.random(rows: 20, columns: 3, using: &generator)
        func fit(_ factors: [Double]) throws -> LeastSquares {
            func column(_ index: Int) -> PreciseColumn {
                PreciseColumn(name: "\(index)", values: random.column(index).map { $0 * factors[index] })
            }
            return try LeastSquares([column(0), column(1)], outcomes: [column(2)])
        }
        let factors = [0x1p-300, 0x1p280, 0x1p200]
        let (plain, scaled) = (try fit([1, 1, 1]), try fit(factors))
        for row in 0..<3 {
            let factor = factors[2] / (row == 0 ? 1 : factors[row - 1])
            #expect(scaled.coefficients[row, 0] == plain.coefficients[row, 0] * factor, "seed \(seed)")
            #expect(scaled.standardErrors[row, 0] == plain.standardErrors[row, 0] * factor, "seed \(seed)")
        }
        #expect(scaled.rSquared == plain.rSquared && scaled.condition == plain.condition)
        #expect(scaled.dataDigits == plain.dataDigits)
    }

    @Test func weightsCountRowsThatOften() throws {
        var generator = SeededGenerator(seed: 3)
        let data = Matrix.random(rows: 30, columns: 3, using: &generator)
        let weights = (0..<30).map { Double($0 % 4) }
        let repeated = (0..<30).flatMap { row in Array(repeating: row, count: row % 4) }
        func column(_ index: Int, _ rows: [Int]) -> PreciseColumn {
            PreciseColumn(name: "\(index)", values: rows.map { data[$0, index] })
        }
        let all = Array(0..<30)
        let weighted = try LeastSquares(
            [column(0, all), column(1, all)],
            outcomes: [column(2, all)],
            weights: weights
        )
        let unrolled = try LeastSquares(
            [column(0, repeated), column(1, repeated)],
            outcomes: [column(2, repeated)]
        )
        #expect(weighted.coefficients.distance(to: unrolled.coefficients) < 1e-15)
        #expect(weighted.inverse.distance(to: unrolled.inverse) < 1e-15)
        #expect(abs(weighted.rSquared[0] - unrolled.rSquared[0]) < 1e-15)
        #expect(weighted.rowCount == 22)
    }

    @Test func dependentColumnsAreNamedWithTheirCombination() throws {
        var generator = SeededGenerator(seed: 4)
        let a = generator.normals(20)
        let b = generator.normals(20)
        let columns = [
            PreciseColumn(name: "a", values: a),
            PreciseColumn(name: "b", values: b),
            PreciseColumn(name: "mixed", values: zip(a, b).map { 1 + 2 * $0 - 64 * $1 }),
            PreciseColumn(name: "constant", values: Array(repeating: 5.0, count: 20)),
        ]
        let fit = try LeastSquares(columns, outcomes: [PreciseColumn(name: "y", values: a.map { $0 * $0 })])
        #expect(fit.names.count == 3 && fit.aliased.count == 2 && fit.degreesOfFreedom == 17)
        #expect(fit.names[0] == LinearRegression.interceptName)
        #expect(fit.aliased.first { $0.name == "constant" }?.combination.isEmpty == true)
        let known = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.values.high) })
        for alias in fit.aliased {
            let own = try #require(known[alias.name])
            let rest = try (0..<20).map { row in
                try alias.combination.reduce(own[row]) {
                    $0 - $1.factor * (try #require(known[$1.name])[row])
                }
            }
            #expect(rest.allSatisfy { abs($0 - rest[0]) < 1e-12 }, "\(alias)")
        }
    }

    /// A Vandermonde matrix that doubles cannot tell from a singular one, though its entries are exact.
    @Test func whatQRCannotSeparateIsNotReportedAsFitted() throws {
        let columns = PreciseColumn(name: "x", values: (0..<40).map { 1000 + Double($0) }).powers(upTo: 9)
        let outcome = PreciseColumn(name: "y", values: (0..<40).map { Double($0 * $0 % 7) })
        let fit = try LeastSquares(columns, outcomes: [outcome])
        #expect(fit.aliased.count + fit.names.count == 10)
        #expect(!fit.aliased.isEmpty)
        #expect(fit.condition < 1e16)
    }

    @Test func impossibleInputsAreRefused() throws {
        let x = PreciseColumn(name: "x", values: [1, 2, 3.0])
        let y = PreciseColumn(name: "y", values: [1, 4, .nan])
        #expect(throws: RegressionError.notFinite(column: "y", row: 2)) {
            try LeastSquares([x], outcomes: [y])
        }
        #expect(throws: RegressionError.lengths(column: "z", rows: 2, expected: 3)) {
            try LeastSquares([x], outcomes: [x, PreciseColumn(name: "z", values: [1, 2.0])])
        }
        #expect(throws: RegressionError.weight(row: 1)) {
            try LeastSquares([x], outcomes: [x], weights: [1, -1, 1])
        }
        #expect(throws: RegressionError.tooFewRows(rows: 3, coefficients: 3)) {
            try LeastSquares(
                [x, PreciseColumn(name: "x^2", values: [1, 4, 9.0])],
                outcomes: [PreciseColumn(name: "y", values: [1, 0, 5.0])]
            )
        }
    }

    @Test func anOutcomeOfZerosHasZeroCoefficients() throws {
        let fit = try LeastSquares(
            [PreciseColumn(name: "x", values: [1, 2, 4, 9.0])],
            outcomes: [PreciseColumn(name: "y", values: [0, 0, 0, 0.0])]
        )
        #expect(fit.coefficients.elements == [0, 0] && fit.standardErrors.elements == [0, 0])
        #expect(fit.rSquared[0].isNaN && fit.fStatistics[0].isNaN)
    }

    @Test func aMeanAloneIsARegression() throws {
        let fit = try LeastSquares([], outcomes: [PreciseColumn(name: "y", values: [1, 2, 6.0])])
        #expect(fit.coefficients.elements == [3])
        #expect(abs(fit.standardErrors[0, 0] - (7.0 / 3).squareRoot()) < 1e-15)
        #expect(fit.condition == 1)
    }

    private static func inputs(seed: Int) throws -> (Design, [NumericColumn], [Double]) {
        var generator = SeededGenerator(seed: seed)
        let numbers = Matrix.random(rows: 60, columns: 4, using: &generator)
        let codes = (0..<60).map { $0 < 3 ? Int32($0) : Int32.random(in: 0..<3, using: &generator) }
        func column(_ index: Int) -> NumericColumn {
            NumericColumn(name: "\(index)", values: Array(numbers.column(index)))
        }
        let design = try Design([
            .numeric(column(0)),
            .categorical(CategoricalColumn(name: "c", levels: ["u", "v", "w"], codes: codes)),
            .numeric(column(1)),
        ])
        let weights = (0..<60).map { _ in Double.random(in: 0.5...2, using: &generator) }
        return (design, [column(2), column(3)], weights)
    }
}

private func quotient(_ left: Int128, _ right: Int128) -> DoubleDouble {
    func precise(_ value: Int128) -> DoubleDouble {
        DoubleDouble(sum: Double(value), Double(value - Int128(Double(value))))
    }
    return precise(left) / precise(right)
}
