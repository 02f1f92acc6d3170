import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

/// Absorbing against the plain way: a dummy for each level.
@Suite struct AbsorptionTests {
    /// Factors of random levels; with three or more levels of blocks, factors fall into separate components.
    private func factors(
        _ count: Int,
        rows: Int,
        blocks: Int,
        _ generator: inout SeededGenerator
    ) -> [CategoricalColumn] {
        let block = (0..<rows).map { _ in Int32.random(in: 0..<Int32(blocks), using: &generator) }
        return (0..<count).map { factor in
            let levels = Int32.random(in: 2...9, using: &generator)
            return CategoricalColumn(
                name: "f\(factor)",
                levels: (0..<levels * Int32(blocks)).map { "\($0)" },
                codes: block.map { $0 * levels + Int32.random(in: 0..<levels, using: &generator) }
            )
        }
    }

    private func normals(_ name: String, _ count: Int, _ generator: inout SeededGenerator) -> NumericColumn {
        NumericColumn(name: name, values: generator.normals(count, mean: 10))
    }

    @Test(arguments: 0..<30)
    func slopesEqualThoseWithADummyForEachLevel(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 80...400, using: &generator)
        let factors = factors(1 + seed % 3, rows: rows, blocks: 1 + seed % 2, &generator)
        let weights = seed % 5 < 2 ? nil : (0..<rows).map { Double($0 % 3) }
        let x = (0..<2).map { normals("x\($0)", rows, &generator) }
        let y = [normals("y", rows, &generator), normals("z", rows, &generator)]
        let absorbed = try AbsorbedRegression(Design(x), outcomes: y, absorbing: factors, weights: weights)
        let dummies = try LinearRegression(
            Design(x.map(Design.Term.numeric) + factors.map(Design.Term.categorical)),
            outcomes: y,
            weights: weights
        )
        let regression = absorbed.regression
        for outcome in 0..<2 {
            for row in 0..<2 {
                let difference =
                    regression.coefficients[row, outcome] - dummies.coefficients[row + 1, outcome]
                #expect(abs(difference) < 1e-9, "seed \(seed)")
            }
            let relative = regression.residualSumsOfSquares[outcome] / dummies.residualSumsOfSquares[outcome]
            #expect(abs(relative - 1) < 1e-9, "seed \(seed)")
        }
        #expect(regression.rowCount == dummies.rowCount)
        if absorbed.absorption.degreesOfFreedomAreExact {
            #expect(regression.degreesOfFreedom == dummies.degreesOfFreedom, "seed \(seed)")
        } else {
            #expect(regression.degreesOfFreedom <= dummies.degreesOfFreedom, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<12)
    func effectsAndSlopesAddUpToTheFit(seed: Int) throws {
        var generator = SeededGenerator(seed: 100 + seed)
        let rows = 200
        let factors = factors(1 + seed % 3, rows: rows, blocks: 1 + seed % 2, &generator)
        let x = normals("x", rows, &generator)
        let y = normals("y", rows, &generator)
        let absorbed = try AbsorbedRegression(Design([x]), outcomes: [y], absorbing: factors)
        let effects = try absorbed.effects(onOutcome: 0)
        let slope = absorbed.regression.coefficients[0, 0]
        var sumOfSquares = 0.0
        for row in 0..<rows {
            let fixed = zip(effects, factors).reduce(0) { $0 + $1.0[Int($1.1.codes[row])] }
            let residual = y.values[row] - slope * x.values[row] - fixed
            sumOfSquares += residual * residual
        }
        #expect(abs(sumOfSquares / absorbed.regression.residualSumsOfSquares[0] - 1) < 1e-10, "seed \(seed)")
        for (factor, effects) in zip(factors, effects).dropFirst() {
            let sum = factor.codes.reduce(0) { $0 + effects[Int($1)] }
            #expect(abs(sum) < 1e-9 * Double(rows), "seed \(seed)")
        }
    }

    @Test func levelMeansOfDemeanedColumnsAreZero() throws {
        var generator = SeededGenerator(seed: 7)
        let factors = factors(3, rows: 5_000, blocks: 1, &generator)
        let weights = (0..<5_000).map { Double($0 % 4) }
        let absorption = try Absorption(factors, weights: weights)
        let demeaned = try absorption.demeaned([normals("x", 5_000, &generator)]).columns[0]
        for factor in factors {
            var sums = factor.levels.map { _ in 0.0 }
            for (row, code) in factor.codes.enumerated() {
                sums[Int(code)] += weights[row] * demeaned.values[row]
            }
            #expect(sums.allSatisfy { abs($0) < 1e-7 })
        }
    }

    /// A long chain of levels, each linked with the next by a single row: alternating projections need thousands
    /// of rounds for it.
    @Test func aChainOfLevelsIsFollowedToItsEnd() throws {
        let length = 300
        let rows = 2 * length
        let first = CategoricalColumn(
            name: "worker",
            levels: (0...length).map { "\($0)" },
            codes: (0..<rows).map { Int32(($0 + 1) / 2) }
        )
        let second = CategoricalColumn(
            name: "firm",
            levels: (0..<length).map { "\($0)" },
            codes: (0..<rows).map { Int32($0 / 2) }
        )
        var generator = SeededGenerator(seed: 1)
        let effects = generator.normals(length + 1)
        let others = generator.normals(length + 1)
        let y = NumericColumn(
            name: "y",
            values: (0..<rows).map { effects[Int(first.codes[$0])] + others[Int(second.codes[$0])] }
        )
        let absorption = try Absorption([first, second])
        #expect(absorption.degreesOfFreedom == rows)
        let demeaned = try absorption.demeaned([y])
        #expect(demeaned.remainingShares[0] < 1e-18)
        #expect(throws: AbsorptionError.self) { try absorption.demeaned([y], maximumIterations: 20) }
    }

    @Test func singletonsAreFoundAlsoWhenOthersMakeThem() {
        let first = CategoricalColumn(name: "a", levels: ["0", "1", "2"], codes: [0, 1, 1, 2, 2, 2])
        let second = CategoricalColumn(name: "b", levels: ["0", "1", "2"], codes: [1, 1, 0, 2, 2, 0])
        // Row 0 is alone in a; then row 1 is alone in b; then row 2 in a, and row 5 in b.
        let rows = SingletonRows([first, second])
        #expect(rows.singletons == [0, 1, 2, 5])
        #expect(rows.kept == [3, 4])
    }

    @Test func aValueThatIsNotFiniteIsNamedWithItsRow() throws {
        let factor = CategoricalColumn(name: "a", levels: ["0", "1"], codes: [0, 1, 1])
        let absorption = try Absorption([factor])
        #expect(throws: RegressionError.notFinite(column: "x", row: 2)) {
            try absorption.demeaned([NumericColumn(name: "x", values: [1, 2, .infinity])])
        }
    }

    @Test func aColumnComesOutTheSameAloneAndAmongOthers() throws {
        var generator = SeededGenerator(seed: 8)
        let absorption = try Absorption(factors(2, rows: 2_000, blocks: 2, &generator))
        let columns = (0..<7).map { normals("x\($0)", 2_000, &generator) }
        let together = try absorption.demeaned(columns)
        for (index, column) in columns.enumerated() {
            #expect(try absorption.demeaned([column]).columns[0] == together.columns[index])
        }
    }

    @Test func aConstantColumnDoesNotVary() throws {
        let factor = CategoricalColumn(name: "a", levels: ["0", "1"], codes: [0, 1, 1, 0, 1, 0, 0])
        let other = CategoricalColumn(name: "b", levels: ["0", "1"], codes: [1, 1, 0, 0, 1, 0, 1])
        let column = NumericColumn(name: "x", values: Array(repeating: 0.1, count: 7))
        let demeaned = try Absorption([factor, other]).demeaned([column])
        #expect(demeaned.remainingShares == [0])
        #expect(demeaned.columns[0].values.allSatisfy { abs($0) < 1e-16 })
    }

    @Test func fixedEffectsNestedInClustersDoNotCount() throws {
        let firm = CategoricalColumn(
            name: "firm",
            levels: ["0", "1", "2", "3"],
            codes: [0, 1, 2, 3, 0, 1, 2, 3]
        )
        let year = CategoricalColumn(name: "year", levels: ["0", "1"], codes: [0, 0, 0, 0, 1, 1, 1, 1])
        let group: [Int32] = [0, 0, 1, 1, 0, 0, 1, 1]
        let absorption = try Absorption([firm, year])
        #expect(absorption.degreesOfFreedom == 5)
        #expect(absorption.degreesOfFreedom(notNestedIn: [group]) == 2)
        #expect(try Absorption([firm]).degreesOfFreedom(notNestedIn: [group]) == 1)
    }
}
