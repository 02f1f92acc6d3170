extension QuadraticProgram {
    /// Finds the minimum, by the dual active set method of Goldfarb and Idnani (1983), and refines it until the
    /// optimality conditions hold to rounding.
    ///
    /// Redundant and repeated constraints do no harm. Restrictions are held to be satisfied within 1e-13 of the size
    /// of their terms.
    /// - Complexity: O(n³) to begin with, then O(n² + n m) for each change of the active set, for n variables and m
    ///   constraints; usually about as many changes as restrictions are active at the end. No memory is
    ///   allocated on the way.
    /// - Throws: ``QuadraticProgramError``: what is not finite, where G is not positive definite, which restrictions
    ///   contradict each other, or that rounding kept the method from an optimum.
    public func solve() throws -> Solution {
        try checkNumbers()
        let program = ScaledProgram(self)
        let cholesky = try program.factorHessian()
        var method = DualActiveSetMethod(program, cholesky)
        let residual = try method.run()
        return method.solution(residual, objective)
    }

    /// ½ x'Gx + g'x.
    /// - Complexity: O(n²).
    public func objective(_ point: [Double]) -> Double {
        var sum = 0.0
        for column in point.indices {
            var product = 0.5 * hessian[column, column] * point[column] + gradient[column]
            for row in 0..<column { product += hessian[row, column] * point[row] }
            sum += product * point[column]
        }
        return sum
    }
}

extension DualActiveSetMethod {
    /// The optimum in the units of the original program.
    fileprivate func solution(
        _ residual: KKTResidual,
        _ objective: ([Double]) -> Double
    ) -> QuadraticProgram.Solution {
        var rowMultipliers = [Double](repeating: 0, count: program.rows)
        var boundMultipliers = [Double](repeating: 0, count: program.size)
        for position in 0..<activeCount {
            let candidate = active[position]
            let multiplier = program.originalMultiplier(candidate, multipliers[position])
            if let bound = program.bound(candidate) {
                boundMultipliers[bound.variable] = multiplier
            } else {
                rowMultipliers[candidate] = multiplier
            }
        }
        let original = (0..<program.size).map { point[$0] * program.variableScales[$0] }
        return .init(
            point: original,
            objective: objective(original),
            multipliers: rowMultipliers,
            boundMultipliers: boundMultipliers,
            active: (0..<activeCount).map { program.restriction(active[$0]) },
            iterations: iterations,
            residual: residual,
            reciprocalCondition: reciprocalCondition
        )
    }
}
