import LinearAlgebra

extension QuadraticProgram {
    /// Finds the minimum, by the dual active set method of Goldfarb and Idnani (1983), and refines it until the
    /// optimality conditions hold to rounding.
    ///
    /// Redundant and repeated constraints do no harm. Restrictions are held to be satisfied within 1e-13 of the size
    /// of their terms. Where rounding leaves too large a residual, as with many nearly parallel restrictions that
    /// meet in one point, all is done again in double-double, with every restriction relaxed by 1e-13 to 2e-13.
    /// - Parameter residual: the largest that is not worth the double-double, relative as in ``Solution/residual``. Whoever solves
    ///   many programs and needs a few digits of each is content with more.
    /// - Complexity: O(n³) to begin with, then O(n² + n m) for each change of the active set, for n variables and m
    ///   constraints; usually about as many changes as restrictions are active at the end. No memory is
    ///   allocated on the way. Double-double is slower by far.
    /// - Throws: ``QuadraticProgramError``: what is not finite, where G is not positive definite, which restrictions
    ///   contradict each other, or that rounding kept the method from an optimum.
    public func solve(residual: Double = 1e-12) throws -> Solution {
        try checkNumbers()
        let program = ScaledProgram(self)
        let cholesky = try program.factorHessian()
        var method = DualActiveSetMethod(
            program,
            inverse: cholesky.factor.invertedUpperTriangle.elements
        )
        defer { method.deallocate() }
        var attempt = try method.attempt(objective, cholesky.reciprocalCondition)
        if attempt.miss > residual {
            let relaxed = ScaledProgram(self, isRelaxed: true)
            if let inverse = DoubleDouble.invertedCholeskyFactor(of: relaxed.hessian) {
                var method = DualActiveSetMethod(relaxed, inverse: inverse)
                defer { method.deallocate() }
                let second = try method.attempt(objective, cholesky.reciprocalCondition)
                if second.miss < attempt.miss { attempt = second }
            }
        }
        guard attempt.miss < 1e-10 else {
            throw QuadraticProgramError.notConverged(
                iterations: attempt.solution.iterations,
                residual: attempt.solution.residual.largest
            )
        }
        return attempt.solution
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

/// Where a run of the method ended.
private struct ActiveSetAttempt {
    /// Whether it came to its end, with multipliers of the right signs.
    let isComplete: Bool
    let solution: QuadraticProgram.Solution

    var miss: Double { isComplete ? solution.residual.largest : .infinity }
}

extension DualActiveSetMethod {
    /// Runs the method; the end in the units of the original program.
    fileprivate mutating func attempt(
        _ objective: ([Double]) -> Double,
        _ reciprocalCondition: Double
    ) throws -> ActiveSetAttempt {
        let isComplete = try run()
        let end = roundedPoint
        var rowMultipliers = [Double](repeating: 0, count: (program.constraints.last ?? -1) + 1)
        var boundMultipliers = [Double](repeating: 0, count: program.size)
        for (candidate, multiplier) in zip(end.active, end.multipliers) {
            let multiplier = program.originalMultiplier(candidate, multiplier)
            if let bound = program.bound(candidate) {
                boundMultipliers[bound.variable] = multiplier
            } else {
                rowMultipliers[program.constraints[candidate]] = multiplier
            }
        }
        let point = (0..<program.size).map { end.point[$0] * program.variableScales[$0] }
        let solution = QuadraticProgram.Solution(
            point: point,
            objective: objective(point),
            multipliers: rowMultipliers,
            boundMultipliers: boundMultipliers,
            active: end.active.map { program.restriction($0) },
            iterations: iterations,
            residual: program.residual(of: end),
            reciprocalCondition: reciprocalCondition
        )
        return ActiveSetAttempt(isComplete: isComplete, solution: solution)
    }
}
