import LinearAlgebra
import Statistics
import TestInputs

extension QuadraticProgram {
    /// The program of a seed, number for number that of Fixtures/quadratic-programs.py. By seed modulo 5:
    /// feasible; free (often infeasible); small whole numbers with repeated rows and degenerate vertices;
    /// infeasible by a planted conflict; feasible with badly scaled variables.
    static func random(seed: Int) -> QuadraticProgram {
        var draw = SeededGenerator(seed: seed)
        let kind = seed % 5
        let n = 1 + draw.whole(20)
        let m = draw.whole(2 * n + 1)
        let root = Matrix(rows: n, columns: n, elements: draw.signed(n * n)).transposed
        var hessian = (1 / Double(n)) * Matrix.transposedProduct(root, root) + 0.05 * Matrix.identity(n)
        var gradient = draw.signed(n).map { 2 * $0 }
        let planted = kind == 2 ? (0..<n).map { _ in Double(draw.whole(3) - 1) } : draw.signed(n)
        var rows: [(a: [Double], relation: Relation, limit: Double)] = []
        var equalities = 0
        for _ in 0..<m {
            let a = kind == 2 ? (0..<n).map { _ in Double(draw.whole(5) - 2) } : draw.signed(n)
            let choice = draw.unit()
            var relation: Relation = choice < 0.6 ? .atLeast : .atMost
            if choice < 0.15 && equalities < n / 2 {
                relation = .equal
                equalities += 1
            }
            let room = draw.unit()
            let slack = kind == 2 ? (2 * room).rounded(.down) : room < 0.1 ? 0 : room
            let value = kind == 1 ? 2 * room - 1 : zip(a, planted).reduce(0) { $0 + $1.0 * $1.1 }
            let side: Double = relation == .atLeast ? -1 : relation == .atMost ? 1 : 0
            rows.append((a, relation, value + side * slack))
        }
        if kind == 2 {
            for index in 1..<max(1, m) where draw.unit() < 0.2 {
                let row = rows[index - 1]
                rows[index] = (row.a.map { 2 * $0 }, row.relation, 2 * row.limit)
            }
        }
        if kind == 3 {
            var last = [Double](repeating: 0, count: n)
            var total = 0.0
            for _ in 0..<1 + draw.whole(min(n, 4)) {
                let (a, limit, weight) = (draw.signed(n), 2 * draw.unit() - 1, 0.5 + draw.unit())
                rows.append((a, .atLeast, limit))
                last = zip(last, a).map { $0 - weight * $1 }
                total -= weight * limit
            }
            rows.append((last, .atLeast, total + 0.01 + draw.unit()))
        }
        var bounds = [(lower: Double, upper: Double)](repeating: (-.infinity, .infinity), count: n)
        for j in 0..<n {
            let (choice, room) = (draw.unit(), 0.5 * Double(draw.whole(2)))
            if choice < 0.25 {
                bounds[j].lower = planted[j] - room
            } else if choice < 0.5 {
                bounds[j].upper = planted[j] + room
            }
        }
        if kind == 4 {
            let scales = (0..<n).map { _ in [1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3][draw.whole(7)] }
            for i in 0..<n {
                gradient[i] /= scales[i]
                bounds[i] = (bounds[i].lower * scales[i], bounds[i].upper * scales[i])
                for j in 0..<n { hessian[i, j] = hessian[i, j] / scales[i] / scales[j] }
            }
            for index in rows.indices { rows[index].a = zip(rows[index].a, scales).map { $0 / $1 } }
        }
        var program = QuadraticProgram(hessian: hessian, gradient: gradient)
        for (index, row) in rows.enumerated() {
            program.require(row.a, row.relation, row.limit, named: "row \(index)")
        }
        for (variable, bound) in bounds.enumerated() {
            program.bound(variable: variable, from: bound.lower, to: bound.upper)
        }
        return program
    }
}

extension SeededGenerator {
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
    mutating func whole(_ below: Int) -> Int { Int(unit() * Double(below)) }
    mutating func signed(_ count: Int) -> [Double] { (0..<count).map { _ in 2 * unit() - 1 } }
}
