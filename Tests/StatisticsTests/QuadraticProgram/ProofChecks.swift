import LinearAlgebra
import Statistics

/// What a reader would check by hand, from the program's own numbers and with none of the solver's code.
extension QuadraticProgram {
    /// Every restriction as coefficients · x compared with a limit.
    func row(_ restriction: Restriction) -> (a: [Double], relation: Relation, limit: Double) {
        func unit(_ variable: Int) -> [Double] { gradient.indices.map { $0 == variable ? 1 : 0 } }
        switch restriction {
        case .constraint(let index):
            return (
                constraints[index].coefficients, constraints[index].relation, constraints[index].limit
            )
        case .lowerBound(let variable): return (unit(variable), .atLeast, lowerBounds[variable])
        case .upperBound(let variable): return (unit(variable), .atMost, upperBounds[variable])
        }
    }

    var restrictions: [Restriction] {
        constraints.indices.map { .constraint($0) }
            + gradient.indices.filter { lowerBounds[$0] > -.infinity }.map { .lowerBound(variable: $0) }
            + gradient.indices.filter { upperBounds[$0] < .infinity }.map { .upperBound(variable: $0) }
    }

    /// The largest miss of feasibility, stationarity and complementarity, each relative to its terms in variables of
    /// unit curvature; infinite if a multiplier has the wrong sign or a number is none.
    func optimalityMiss(_ solution: Solution) -> Double {
        let x = solution.point
        guard (x + solution.multipliers + solution.boundMultipliers).allSatisfy(\.isFinite) else {
            return .infinity
        }
        let scales = hessian.diagonal.map { $0.squareRoot() }
        let length =
            (x.indices.map { abs(x[$0]) * scales[$0] } + x.indices.map { abs(gradient[$0]) / scales[$0] })
            .max() ?? 0
        var worst = 0.0
        var rest = gradient
        var terms = gradient.map(abs)
        for i in x.indices {
            for j in x.indices {
                let entry = i <= j ? hessian[i, j] : hessian[j, i]
                rest[i] += entry * x[j]
                terms[i] += abs(entry * x[j])
            }
        }
        for restriction in restrictions {
            let (a, relation, limit) = row(restriction)
            let slack = zip(a, x).reduce(-limit) { $0 + $1.0 * $1.1 }
            let size = a.indices.reduce(abs(limit)) { $0 + abs(a[$1]) / scales[$1] * length }
            let miss = relation == .equal ? abs(slack) : max(0, relation == .atLeast ? -slack : slack)
            if size > 0 { worst = max(worst, miss / size) }
            let multiplier =
                switch restriction {
                case .constraint(let index): solution.multipliers[index]
                case .lowerBound(let variable): max(0, solution.boundMultipliers[variable])
                case .upperBound(let variable): min(0, solution.boundMultipliers[variable])
                }
            if relation == .atLeast && multiplier < 0 || relation == .atMost && multiplier > 0 {
                return .infinity
            }
            if multiplier != 0 && size > 0 { worst = max(worst, abs(slack) / size) }
            for i in x.indices {
                rest[i] -= multiplier * a[i]
                terms[i] += abs(multiplier * a[i])
            }
        }
        let most = x.indices.map { terms[$0] / scales[$0] }.max() ?? 0
        for i in x.indices where most > 0 { worst = max(worst, abs(rest[i]) / scales[i] / most) }
        return worst
    }

    /// Whether the conflict's weights have the right signs, cancel the coefficients and leave a positive limit.
    func proves(_ conflict: Conflict) -> Bool {
        var sum = [Double](repeating: 0, count: gradient.count)
        var terms = sum
        var gap = 0.0
        for member in conflict.members {
            let (a, relation, limit) = row(member.restriction)
            if relation == .atLeast && member.weight <= 0 || relation == .atMost && member.weight >= 0 {
                return false
            }
            gap += member.weight * limit
            for i in a.indices {
                sum[i] += member.weight * a[i]
                terms[i] += abs(member.weight * a[i])
            }
        }
        return gap > 0 && abs(gap - conflict.gap) <= 1e-9 * gap
            && zip(sum, terms).allSatisfy { abs($0) <= 1e-12 * $1 }
    }

    /// The same objective with only some of the restrictions.
    func keeping(_ kept: some Sequence<Restriction>) -> QuadraticProgram {
        var program = QuadraticProgram(hessian: hessian, gradient: gradient, variables: variables)
        for restriction in kept {
            let (a, relation, limit) = row(restriction)
            program.require(a, relation, limit, named: name(of: restriction))
        }
        return program
    }
}
