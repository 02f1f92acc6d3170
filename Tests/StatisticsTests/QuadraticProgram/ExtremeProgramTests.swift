import Foundation
import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

/// Programs that doubles cannot cope with: G with a condition of up to 1e11, half of the normals as near to one
/// direction as 1e-13, and more of them tight at one point than there are variables.
@Suite struct ExtremeProgramTests {
    private func program(seed: Int) -> QuadraticProgram {
        var draw = SeededGenerator(seed: seed)
        let n = 5 + draw.whole(60)
        let digits = Double(draw.whole(12))
        let root = Matrix.random(rows: n, columns: n, using: &draw)
        let curvatures = Matrix(diagonal: (0..<n).map { pow(10, -digits * Double($0) / Double(n)) })
        var program = QuadraticProgram(
            hessian: .transposedProduct(root, curvatures * root),
            gradient: draw.normals(n)
        )
        let solution = draw.normals(n)
        let base = draw.normals(n)
        for row in 0..<3 * n {
            let isNear = draw.unit() < 0.5
            let distance = pow(10, -Double(draw.whole(14)))
            let normal = (0..<n).map {
                isNear ? base[$0] + distance * draw.nextNormal() : draw.nextNormal()
            }
            let value = zip(normal, solution).reduce(0) { $0 + $1.0 * $1.1 }
            let isEquality = row < n / 4
            let room = isEquality || draw.unit() < 0.5 ? 0 : draw.unit()
            program.require(normal, isEquality ? .equal : .atLeast, value - room, named: "row \(row)")
        }
        for variable in 0..<n where draw.unit() < 0.3 {
            program.bound(variable: variable, from: solution[variable])
        }
        return program
    }

    /// A point is known that satisfies each of them up to the rounding of its limits.
    @Test func nearlyParallelRestrictionsThatMeetInOnePointAreSolved() throws {
        for seed in 1...30 {
            let program = program(seed: seed)
            let solution = try program.solve()
            #expect(solution.residual.largest <= 1e-12, "seed \(seed)")
            #expect(program.optimalityMiss(solution) <= 2e-12, "seed \(seed)")
        }
    }
}
