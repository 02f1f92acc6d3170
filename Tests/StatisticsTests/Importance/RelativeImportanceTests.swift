import Foundation
import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct RelativeImportanceTests {
    @Test(.needsSharedData, arguments: DriverData.allCases)
    func measuresEqualThoseOfRelaimpo(data: DriverData) throws {
        let (predictors, outcome) = try data.columns()
        let expected = try data.importance()
        #expect(expected.texts("predictor") == predictors.map(\.name))
        let importance = try RelativeImportance(gram: gram((predictors + [outcome]).map(\.values)))
        for (column, measure) in [
            ("lmg", try importance.lmg()),
            ("first", importance.first),
            ("last", importance.last),
            ("betasq", try #require(importance.squaredStandardizedCoefficients)),
            ("pratt", try #require(importance.pratt)),
        ] {
            for (ours, theirs) in zip(measure.column(0), expected.numbers(column)) {
                #expect(abs(ours - theirs) <= 1e-10 * abs(theirs), "\(column)")
            }
        }
    }

    @Test func weightsAndSharesEqualThoseComputedFromTheData() throws {
        let cases: [ReferenceCase] = try Fixture.read("relative_importance")
        #expect(cases.count == 3)
        for reference in cases {
            let moments = gram(reference.predictors + reference.outcomes)
            let grouped = try RelativeImportance(
                gram: moments,
                outcomeCount: reference.outcomes.count,
                players: reference.players
            )
            let single = try RelativeImportance(gram: moments, outcomeCount: reference.outcomes.count)
            let expected = Matrix(columns: reference.relativeWeights)
            #expect(try single.relativeWeights().distance(to: expected) < 1e-12, "\(reference.name)")
            #expect(
                try grouped.lmg().distance(to: Matrix(columns: reference.lmg)) < 1e-12,
                "\(reference.name)"
            )
            for (ours, theirs) in zip(grouped.rSquared, reference.rSquared) {
                #expect(abs(ours - theirs) < 1e-12)
            }
        }
    }

    @Test(arguments: 1...4)
    func whatAPlayerIsWorthAloneAndAtTheEndIsADifferenceOfModels(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let model = MomentsModel.random(columns: 7, outcomes: 2, using: &generator)
        let importance = try model.importance(players: [[2, 3], [0], [1, 4, 6], [5]])
        for (player, columns) in importance.players.enumerated() {
            let others = Array(Set(0..<7).subtracting(columns))
            for outcome in 0..<2 {
                let full = model.rSquared(Array(0..<7), outcome: outcome)
                #expect(
                    abs(importance.first[player, outcome] - model.rSquared(columns, outcome: outcome)) < 1e-12
                )
                #expect(
                    abs(
                        importance.last[player, outcome] - (full - model.rSquared(others, outcome: outcome))
                    ) < 1e-12
                )
            }
        }
    }

    @Test func sharesAddUpWhereTheyShould() throws {
        var generator = SeededGenerator(seed: 11)
        let importance = try MomentsModel.random(columns: 9, outcomes: 3, using: &generator).importance()
        for measure in [
            try importance.lmg(), try importance.relativeWeights(), try #require(importance.pratt),
        ] {
            for outcome in 0..<3 {
                #expect(abs(measure.column(outcome).reduce(0, +) - importance.rSquared[outcome]) < 1e-13)
            }
        }
    }

    @Test func uncorrelatedPredictorsHaveTheSameShareByAllMeasures() throws {
        let importance = try RelativeImportance(
            predictors: Matrix(diagonal: [4, 1, 9]),
            cross: Matrix(columns: [[2, -1.5, 0]]),
            outcomes: [16]
        )
        let expected = Matrix(columns: [[4.0 / 64, 2.25 / 16, 0]])
        for measure in [
            try importance.lmg(), importance.first, importance.last, try importance.relativeWeights(),
            try #require(importance.pratt), try #require(importance.squaredStandardizedCoefficients),
        ] {
            #expect(measure.distance(to: expected) < 1e-15)
        }
    }

    @Test func anAliasedColumnSharesWithWhatAliasesIt() throws {
        var generator = SeededGenerator(seed: 5)
        let model = MomentsModel.random(columns: 5, outcomes: 1, using: &generator, duplicating: 1)
        let importance = try model.importance()
        #expect(importance.aliasedColumns == [5])
        let shares = try importance.lmg()
        #expect(abs(shares[1, 0] - shares[5, 0]) < 1e-14)
        #expect(importance.last[1, 0] == 0 && importance.last[5, 0] == 0)
        #expect(importance.standardizedCoefficients == nil && importance.pratt == nil)
        let weights = try importance.relativeWeights()
        #expect(abs(weights.column(0).reduce(0, +) - importance.rSquared[0]) < 1e-13)
        #expect(abs(weights[1, 0] - weights[5, 0]) < 1e-13)
    }

    @Test func aColumnThatDoesNotVaryIsWorthExactlyNothing() throws {
        var generator = SeededGenerator(seed: 6)
        let model = MomentsModel.random(columns: 4, outcomes: 2, using: &generator)
        let constant = try RelativeImportance(
            predictors: model.predictors.padded,
            cross: model.cross.paddedBelow,
            outcomes: model.outcomes
        )
        #expect(constant.aliasedColumns == [4])
        let shares = try constant.lmg()
        #expect(shares.row(4) == [0, 0])
        #expect(try constant.relativeWeights().row(4) == [0, 0])
        let without = try model.importance().lmg()
        for player in 0..<4 { #expect(abs(shares[player, 0] - without[player, 0]) < 1e-15) }
    }

    @Test(arguments: [0.1, 1e6 + 0.1, -1e-9, 0])
    func roundingOfAConstantIsNotTakenForData(value: Double) throws {
        var generator = SeededGenerator(seed: 12)
        let constant = Array(repeating: value, count: 1_000)
        let columns = [generator.normals(1_000), constant]
        let outcome = columns[0].map { $0 + generator.nextNormal() }
        for shift in [[0, 0, 0], [0.3, value * (1 + 1e-15), 0]] {
            var accumulator = GramAccumulator(columnCount: 3, shift: shift)
            accumulator.add(rows: 0..<1_000) { block, rows, leading in
                for (index, column) in (columns + [outcome]).enumerated() {
                    for (offset, row) in rows.enumerated() {
                        block[index * leading + offset] = column[row] - shift[index]
                    }
                }
            }
            let importance = try RelativeImportance(gram: accumulator.gram)
            #expect(importance.aliasedColumns == [1])
            #expect(try importance.lmg()[1, 0] == 0)
            #expect(abs(importance.rSquared[0] - importance.first[0, 0]) < 1e-14)
        }
    }

    @Test func noPredictorsExplainNothing() throws {
        let empty = try RelativeImportance(
            predictors: Matrix(rows: 0, columns: 0),
            cross: Matrix(rows: 0, columns: 1),
            outcomes: [1]
        )
        #expect(empty.rSquared == [0])
        #expect(try empty.lmg() == Matrix(rows: 0, columns: 1))
    }

    @Test func whatCannotBeComputedIsSaid() {
        func error(
            _ predictors: [[Double]],
            _ cross: [[Double]],
            outcomes: [Double] = [1],
            players: [[Int]]? = nil
        ) -> RelativeImportanceError? {
            #expect(throws: RelativeImportanceError.self) {
                try RelativeImportance(
                    predictors: Matrix(rows: predictors),
                    cross: Matrix(rows: cross),
                    outcomes: outcomes,
                    players: players
                )
            }
        }
        let pair = [[1, 0.5], [0.5, 1]]
        let cross = [[0.1], [0.1]]
        #expect(error([[1, .nan], [0, 1]], cross) == .predictorsNotFinite(row: 0, column: 1))
        #expect(error(pair, [[0.1], [.infinity]]) == .crossNotFinite(row: 1, column: 0))
        #expect(error(pair, cross, outcomes: [0]) == .outcomeDoesNotVary(outcome: 0))
        #expect(error(pair, cross, players: [[0], [0, 1]]) == .playersDoNotPartitionColumns)
        #expect(error(pair, cross, players: [[0, 1], []]) == .playersDoNotPartitionColumns)
        #expect(error([[1, 2], [2, 1]], cross) == .notPositiveSemidefinite(column: 1))
        #expect(error(pair, [[0.9], [-0.9]]) == .explainsMoreThanAll(outcome: 0))
    }
}

private struct ReferenceCase: Decodable {
    let name: String
    let predictors: [[Double]]
    let outcomes: [[Double]]
    let players: [[Int]]
    let rSquared: [Double]
    let relativeWeights: [[Double]]
    let lmg: [[Double]]
}

private func gram(_ columns: [[Double]]) -> Gram {
    let means = columns.map { $0.reduce(0, +) / Double($0.count) }
    var packed: [Double] = []
    let rows =
        [Array(repeating: 1.0, count: columns[0].count)]
        + zip(columns, means).map { column, mean in column.map { $0 - mean } }
    for (index, column) in rows.enumerated() {
        for other in rows[0...index] { packed.append(zip(column, other).reduce(0) { $0 + $1.0 * $1.1 }) }
    }
    return Gram(columnCount: columns.count, shift: means, rowCount: columns[0].count, packed: packed)
}

extension Matrix {
    /// With a row and a column of zeros added.
    fileprivate var padded: Matrix { paddedBelow.transposed.paddedBelow.transposed }

    fileprivate var paddedBelow: Matrix {
        Matrix(rows: (0..<rows).map(row) + [Array(repeating: 0, count: columns)])
    }
}
