import Foundation
import LinearAlgebra
import Statistics
import Testing

/// 10,000 seeded programs, beside quadprog's answers.
@Suite struct RandomProgramTests {
    private struct Reference: Decodable {
        let minima: [Double?]
        let unending: [Int]
    }

    private func reference() throws -> Reference { try Fixture.read("quadratic-programs") }

    /// quadprog finds every conflict; it also finds 356 programs infeasible that are not, nearly all of them
    /// with degenerate vertices, and runs for ever on two. On those the optimality conditions decide.
    @Test func minimaAreOptimalAndThoseOfQuadprog() throws {
        let reference = try reference()
        try #require(reference.minima.count == 10_000)
        var (solved, infeasible, onlyHere) = (0, 0, 0)
        for seed in reference.minima.indices {
            let program = QuadraticProgram.random(seed: seed)
            do {
                let solution = try program.solve()
                solved += 1
                #expect(solution.residual.largest <= 1e-14, "seed \(seed)")
                #expect(program.optimalityMiss(solution) <= 1e-13, "seed \(seed)")
                if let minimum = reference.minima[seed] {
                    let miss = abs(solution.objective - minimum)
                    #expect(miss <= 1e-9 * max(1, abs(minimum)), "seed \(seed)")
                } else {
                    onlyHere += 1
                }
            } catch QuadraticProgramError.infeasible(let conflict) {
                infeasible += 1
                #expect(reference.minima[seed] == nil, "seed \(seed)")
                #expect(program.proves(conflict), "seed \(seed)")
            }
        }
        #expect(solved == 7_695)
        #expect(infeasible == 2_305)
        #expect(onlyHere == 356 + 2)
    }

    @Test func everyProperSubsetOfAConflictCanBeSatisfied() throws {
        for seed in stride(from: 3, to: 10_000, by: 15) {
            let program = QuadraticProgram.random(seed: seed)
            let error = #expect(throws: QuadraticProgramError.self) { try program.solve() }
            guard case .infeasible(let conflict) = error else {
                Issue.record("seed \(seed)")
                continue
            }
            let members = conflict.members.map(\.restriction)
            for left in members.indices {
                // A point that satisfies the rest proves it, however it was found.
                let rest = program.keeping(members.indices.filter { $0 != left }.map { members[$0] })
                let solution = try rest.solve()
                #expect(rest.optimalityMiss(solution) <= 1e-13, "seed \(seed)")
            }
            #expect(throws: QuadraticProgramError.self, "seed \(seed)") {
                try program.keeping(members).solve()
            }
        }
    }
}
