import Foundation
import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct QuadraticProgramTests {
    /// min ½|x|² - 5 x₂; by hand the second and third constraints are active, and x = (10, 22, 44) / 21.
    private var example: QuadraticProgram {
        var program = QuadraticProgram(hessian: .identity(3), gradient: [0, -5, 0])
        program.require([-4, -3, 0], .atLeast, -8, named: "first")
        program.require([2, 1, 0], .atLeast, 2, named: "second")
        program.require([0, 2, -1], .atMost, 0, named: "third")
        return program
    }

    @Test func multipliersAreTheSlopesOfTheMinimum() throws {
        let solution = try example.solve()
        for (ours, exact) in zip(solution.point, [10.0 / 21, 22.0 / 21, 44.0 / 21]) {
            #expect(abs(ours - exact) < 1e-15)
        }
        #expect(Set(solution.active) == [.constraint(1), .constraint(2)])
        for index in 0..<3 {
            var moved = QuadraticProgram(hessian: example.hessian, gradient: example.gradient)
            for (row, constraint) in example.constraints.enumerated() {
                let limit = constraint.limit + (row == index ? 1e-6 : 0)
                moved.require(constraint.coefficients, constraint.relation, limit, named: constraint.name)
            }
            let slope = (try moved.solve().objective - solution.objective) / 1e-6
            #expect(abs(slope - solution.multipliers[index]) < 1e-5, "\(index)")
        }
    }

    @Test func nothingRestrictedIsALinearSystem() throws {
        let program = QuadraticProgram(hessian: Matrix(rows: [[4, 1], [1, 3]]), gradient: [-1, -2])
        let solution = try program.solve()
        #expect(abs(solution.point[0] - 1.0 / 11) < 1e-16)
        #expect(abs(solution.point[1] - 7.0 / 11) < 1e-16)
        #expect(solution.active.isEmpty)
        #expect(try QuadraticProgram(hessian: .identity(0), gradient: []).solve().objective == 0)
    }

    @Test func aVariableAtItsBoundIsExactlyThere() throws {
        var program = QuadraticProgram(
            hessian: Matrix(rows: [[3, 0.1], [0.1, 0.7]]),
            gradient: [1, -1]
        )
        program.bound(variable: 0, from: 0.1, to: 0.3)
        program.bound(variable: 1, to: 0.7)
        let solution = try program.solve()
        #expect(solution.point == [0.1, 0.7])
        #expect(solution.boundMultipliers[0] > 0 && solution.boundMultipliers[1] < 0)
    }

    @Test func boundsActLikeRows() throws {
        for seed in 1...200 {
            var random = SeededGenerator(seed: seed)
            let root = Matrix.random(rows: 9, columns: 8, using: &random)
            let gradient = (0..<8).map { _ in 3 * random.nextNormal() }
            var bounded = QuadraticProgram(
                hessian: .transposedProduct(root, root),
                gradient: gradient
            )
            bounded.require(Array(repeating: 1, count: 8), .equal, 1, named: "sum")
            var rows = bounded
            for variable in 0..<8 {
                bounded.bound(variable: variable, from: 0, to: 0.4)
                rows.require((0..<8).map { $0 == variable ? 1 : 0 }, .atLeast, 0, named: "lower")
                rows.require((0..<8).map { $0 == variable ? 1 : 0 }, .atMost, 0.4, named: "upper")
            }
            let (ours, theirs) = (try bounded.solve(), try rows.solve())
            for (a, b) in zip(ours.point, theirs.point) { #expect(abs(a - b) < 1e-12, "seed \(seed)") }
            for variable in 0..<8 {
                let pair = theirs.multipliers[1 + 2 * variable] + theirs.multipliers[2 + 2 * variable]
                let size = max(1, abs(pair))
                #expect(abs(ours.boundMultipliers[variable] - pair) < 1e-9 * size, "seed \(seed)")
            }
        }
    }

    @Test func repeatedAndRedundantConstraintsDoNoHarm() throws {
        var program = example
        for copy in 1...5 {
            program.require(
                [2, 1, 0].map { $0 * Double(copy) },
                .atLeast,
                2 * Double(copy),
                named: "copy"
            )
            program.require([0, 1e-7, -0.5e-7], .atMost, 0, named: "small copy")
        }
        program.require([0, 2, -1], .equal, 0, named: "as equality")
        program.require([0, 4, -2], .equal, 0, named: "and again")
        let solution = try program.solve()
        let plain = try example.solve()
        for (ours, theirs) in zip(solution.point, plain.point) { #expect(abs(ours - theirs) < 1e-15) }
    }

    /// Shares of groups that add up to the total, with nearly flat variables in one group only: scaled to unit curvature, the
    /// total and that group are nearly one direction, and the other group is a thousand times their difference.
    @Test(arguments: 0..<50)
    func aTotalBesideItsPartsChangesNothing(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let n = 12
        let root = Matrix.random(rows: 20, columns: n, using: &draw)
        var hessian = Matrix.transposedProduct(root, root)
        for flat in [2, 8] {
            for other in 0..<n { (hessian[flat, other], hessian[other, flat]) = (0, 0) }
            hessian[flat, flat] = 2e-6
        }
        var parts = QuadraticProgram(hessian: hessian, gradient: draw.normals(n).map { -abs($0) })
        let groups = [0..<9, 9..<12]
        for (group, share) in zip(groups, [0.7, 0.3]) {
            parts.require((0..<n).map { group.contains($0) ? 1 : 0 }, .equal, share, named: "group")
        }
        for variable in 0..<n { parts.bound(variable: variable, from: 0.02, to: 0.15) }
        var whole = QuadraticProgram(hessian: hessian, gradient: parts.gradient)
        whole.require((0..<n).map { _ in 1 }, .equal, 1, named: "total")
        for (row, constraint) in parts.constraints.enumerated() {
            whole.require(constraint.coefficients, .equal, constraint.limit, named: "group \(row)")
        }
        for variable in 0..<n { whole.bound(variable: variable, from: 0.02, to: 0.15) }
        let (expected, solution) = try (parts.solve(), whole.solve())
        #expect(abs(solution.objective - expected.objective) < 1e-12)
        #expect(solution.multipliers.allSatisfy { abs($0) < 1e3 })
    }

    @Test func infeasibilityIsProvenAndNamed() throws {
        var program = QuadraticProgram(
            hessian: .identity(3),
            gradient: [0, 0, 0],
            variables: ["price", "delay", "size"]
        )
        program.require([1, 0, 1], .atMost, 10, named: "harmless")
        program.require([1, 1, 0], .equal, 1, named: "shares")
        program.require([0, 1, 0], .atMost, 0.25, named: "cap")
        program.bound(variable: 0, to: 0.5)
        let error = #expect(throws: QuadraticProgramError.self) { try program.solve() }
        guard case .infeasible(let conflict) = error else {
            Issue.record("not infeasible")
            return
        }
        let names = conflict.members.map { program.name(of: $0.restriction) }
        #expect(names == ["shares", "cap", "upper bound of price"])
        #expect(conflict.members.map(\.weight) == [1, -1, -1])
        #expect(conflict.gap == 0.25)
    }

    @Test func contradictingEqualitiesAndEmptyRowsAreConflicts() throws {
        var twice = QuadraticProgram(hessian: .identity(2), gradient: [1, 1])
        twice.require([1, 1], .equal, 1, named: "one")
        twice.require([2, 2], .equal, 1, named: "half")
        var empty = QuadraticProgram(hessian: .identity(2), gradient: [1, 1])
        empty.require([0, 0], .atLeast, -1, named: "holds")
        empty.require([0, 0], .atMost, -1, named: "cannot hold")
        var crossed = QuadraticProgram(hessian: .identity(1), gradient: [0])
        crossed.bound(variable: 0, from: 1, to: 1 - 1e-9)
        for (program, count) in [(twice, 2), (empty, 1), (crossed, 2)] {
            let error = #expect(throws: QuadraticProgramError.self) { try program.solve() }
            guard case .infeasible(let conflict) = error else {
                Issue.record("not infeasible")
                continue
            }
            #expect(conflict.members.count == count)
            #expect(program.proves(conflict))
        }
    }

    @Test func whatIsNotAProgramIsSaid() {
        func error(_ program: QuadraticProgram) -> QuadraticProgramError? {
            #expect(throws: QuadraticProgramError.self) { try program.solve() }
        }
        let flat = QuadraticProgram(hessian: Matrix(rows: [[1, 1], [1, 1]]), gradient: [0, 0])
        #expect(error(flat) == .notStrictlyConvex(order: 2))
        let bent = QuadraticProgram(hessian: Matrix(diagonal: [1, -1]), gradient: [0, 0])
        #expect(error(bent) == .notStrictlyConvex(order: 2))
        let unknown = QuadraticProgram(hessian: Matrix(rows: [[1, .nan], [0, 1]]), gradient: [0, 0])
        #expect(error(unknown) == .hessianNotFinite(row: 0, column: 1))
        #expect(
            error(QuadraticProgram(hessian: .identity(1), gradient: [.infinity]))
                == .gradientNotFinite(row: 0)
        )
        var program = QuadraticProgram(hessian: .identity(2), gradient: [0, 0])
        program.bound(variable: 1, from: .infinity)
        #expect(error(program) == .boundNotANumber(variable: 1))
        program.bound(variable: 1, from: .nan)
        #expect(error(program) == .boundNotANumber(variable: 1))
        program.bound(variable: 1)
        program.require([0, .nan], .equal, 1, named: "row")
        #expect(error(program) == .coefficientNotFinite(row: 0, column: 1))
    }

    /// The Hilbert matrix of order 10 has a condition of 1.6e13; the conditions hold all the same.
    @Test func badConditionIsReportedWithASmallResidual() throws {
        let order = 10
        let hilbert = Matrix(
            rows: (0..<order).map { row in (0..<order).map { 1 / Double(row + $0 + 1) } }
        )
        var program = QuadraticProgram(
            hessian: hilbert,
            gradient: (0..<order).map { $0 % 2 == 0 ? -1 : 1 }
        )
        program.require(Array(repeating: 1, count: order), .equal, 1, named: "sum")
        for variable in 0..<order { program.bound(variable: variable, from: -10, to: 10) }
        let solution = try program.solve()
        #expect(solution.residual.largest < 1e-14)
        #expect(program.optimalityMiss(solution) < 1e-13)
        #expect(solution.reciprocalCondition < 1e-11)
    }
}
