import LinearAlgebra
import TestInputs
import Testing

@testable import Statistics

@Suite struct LMGTests {
    @Test(arguments: 1...12)
    func sharesAreTheAverageOverAllOrders(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let columns = 1 + seed % 6
        let model = MomentsModel.random(columns: columns, outcomes: 1 + seed % 3, using: &generator)
        try expectAverages(model, players: (0..<columns).map { [$0] }, "seed \(seed)")
    }

    @Test(arguments: [
        [[0, 1, 2, 3, 4, 5, 6, 7]], [[0, 1, 2], [3, 4], [5], [6], [7]], [[7, 0], [5, 1], [3, 2], [4, 6]],
        [[0], [1], [2], [3], [4], [7, 6, 5]],
    ])
    func aGroupOfColumnsIsOnePlayer(players: [[Int]]) throws {
        var generator = SeededGenerator(seed: 21)
        let model = MomentsModel.random(columns: 8, outcomes: 2, using: &generator)
        try expectAverages(model, players: players, "\(players)")
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func singularMatricesAreSharedLikeAnyOther(columns: Int) throws {
        var generator = SeededGenerator(seed: columns)
        let model = MomentsModel.random(columns: columns, outcomes: 2, using: &generator, duplicating: 0)
        try expectAverages(model, players: (0...columns).map { [$0] }, "\(columns) columns")
    }

    @Test(arguments: [10, 14, 17, 20])
    func sharesAddUpToRSquared(players: Int) throws {
        var generator = SeededGenerator(seed: players)
        let importance = try MomentsModel.random(columns: players, outcomes: 2, using: &generator)
            .importance()
        let shares = try importance.lmg()
        for outcome in 0..<2 {
            #expect(abs(shares.column(outcome).reduce(0, +) - importance.rSquared[outcome]) <= 1e-13)
        }
    }

    @Test func eightOutcomesAtOnceAreTheSameAsOneByOne() throws {
        var generator = SeededGenerator(seed: 8)
        let model = MomentsModel.random(columns: 15, outcomes: 11, using: &generator)
        let together = try model.importance().lmg()
        for outcome in 0..<11 {
            let alone = try RelativeImportance(
                predictors: model.predictors,
                cross: Matrix(columns: [Array(model.cross.column(outcome))]),
                outcomes: [model.outcomes[outcome]]
            ).lmg()
            #expect(Array(alone.column(0)) == Array(together.column(outcome)))
        }
    }

    @Test func piecesWalkedOneAfterTheOtherGiveTheSameBits() throws {
        var generator = SeededGenerator(seed: 9)
        let importance = try MomentsModel.random(columns: 16, outcomes: 1, using: &generator).importance()
        let tree = SubsetTree<SIMD2<Double>>(importance.subsetProblem, outcomes: 0..<1)
        var pieces = (0..<1 << tree.splitPlayers).reversed().map { tree.sums(prefix: $0) }
        pieces.reverse()
        let oneByOne = tree.joined(pieces)
        #expect(oneByOne.shares.map { $0[0] } == Array(try importance.lmg().column(0)))
        #expect(abs(oneByOne.full[0] - importance.rSquared[0]) < 1e-14)
    }

    @Test func moreThanAllSubsetsCanBeWalkedIsRefused() throws {
        let importance = try RelativeImportance(
            predictors: .identity(29),
            cross: Matrix(rows: 29, columns: 1, repeating: 0.1),
            outcomes: [1]
        )
        #expect(throws: RelativeImportanceError.tooManyPlayers(count: 29, limit: 28)) { try importance.lmg() }
    }

    private func expectAverages(_ model: MomentsModel, players: [[Int]], _ comment: Comment) throws {
        let shares = try model.importance(players: players).lmg()
        for outcome in model.outcomes.indices {
            for (ours, plain) in zip(shares.column(outcome), model.sharesByOrders(players, outcome: outcome))
            {
                #expect(abs(ours - plain) < 1e-12, comment)
            }
        }
    }
}

@Suite struct SampledOrdersTests {
    @Test func sampledSharesAreWithinTheirErrorsOfTheExactOnes() throws {
        var generator = SeededGenerator(seed: 31)
        let importance = try MomentsModel.random(columns: 12, outcomes: 2, using: &generator)
            .importance(players: [[0, 1, 2]] + (3..<12).map { [$0] })
        let exact = try importance.lmg()
        let sampled = importance.sampledLMG(pairs: 2_000, seed: 7)
        var squares = 0.0
        for outcome in 0..<2 {
            #expect(abs(sampled.shares.column(outcome).reduce(0, +) - importance.rSquared[outcome]) < 1e-13)
            for player in importance.players.indices {
                let deviation = sampled.shares[player, outcome] - exact[player, outcome]
                let error = sampled.standardErrors[player, outcome]
                #expect(error > 0 && error < 0.01)
                squares += deviation * deviation / (error * error)
            }
        }
        // Twenty shares: the mean square of deviations in units of their errors is near 1.
        #expect(squares / 20 > 0.2 && squares / 20 < 3)
    }

    @Test func theSeedDecides() throws {
        var generator = SeededGenerator(seed: 32)
        let importance = try MomentsModel.random(columns: 40, outcomes: 1, using: &generator).importance()
        #expect(
            importance.sampledLMG(pairs: 20, seed: 1).shares
                == importance.sampledLMG(pairs: 20, seed: 1).shares
        )
        #expect(
            importance.sampledLMG(pairs: 20, seed: 1).shares
                != importance.sampledLMG(pairs: 20, seed: 2).shares
        )
    }
}
