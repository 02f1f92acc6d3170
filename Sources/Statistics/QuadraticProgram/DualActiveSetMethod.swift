import LinearAlgebra

/// The dual method of Goldfarb and Idnani, "A numerically stable dual method for solving strictly convex quadratic
/// programs" (Mathematical Programming 27, 1983).
///
/// It starts at the minimum without restrictions, which is optimal for the empty active set, and takes in one
/// violated restriction after another; each time the point is again optimal for the active set, and the
/// objective has risen. No phase one is needed, and a restriction that cannot be taken in proves that none of
/// the points satisfies it together with some of the active ones.
struct DualActiveSetMethod: ~Copyable {
    let program: ScaledProgram
    var factors: ActiveSetFactors
    let reciprocalCondition: Double

    let point: UnsafeMutablePointer<Double>
    /// Of the active candidates, in the order of the factors.
    let multipliers: UnsafeMutablePointer<Double>
    private let work: UnsafeMutablePointer<Double>
    let active: UnsafeMutablePointer<Int>
    private(set) var activeCount = 0
    /// How many of the active candidates are equalities; they come first and never leave.
    private(set) var equalityCount = 0
    /// Candidates to pass over: those that are active, and those held to be satisfied within rounding.
    private let settled: UnsafeMutablePointer<Bool>
    private(set) var iterations = 0

    /// - Parameter cholesky: of the program's scaled G.
    init(_ program: consuming ScaledProgram, _ cholesky: Cholesky) {
        let size = program.size
        reciprocalCondition = cholesky.reciprocalCondition
        factors = ActiveSetFactors(inverse: cholesky.factor.invertedUpperTriangle)
        point = .allocate(capacity: max(1, 4 * size))
        point.initialize(repeating: 0, count: 4 * size)
        multipliers = point + size
        work = point + 2 * size
        active = .allocate(capacity: max(1, size))
        settled = .allocate(capacity: max(1, program.candidates))
        settled.initialize(repeating: false, count: program.candidates)
        self.program = program
    }

    deinit {
        point.deallocate()
        active.deallocate()
        settled.deallocate()
    }

    /// Leaves the optimum in `point`, `multipliers` and `active`.
    /// - Returns: what is left of the optimality conditions.
    mutating func run() throws -> KKTResidual {
        refine(steps: 1)
        for row in 0..<program.rows where program.isEquality[row] { try admitEquality(row) }
        let most = 1_000 + 50 * program.candidates
        var residual: KKTResidual
        repeat {
            while let candidate = mostViolated() {
                guard iterations < most else { break }
                try admit(candidate)
            }
            refine(steps: 2)
            residual = self.residual()
        } while iterations < most && (releaseNegativeMultiplier() || mostViolated() != nil)
        guard iterations < most, residual.largest < 1e-10 else {
            throw QuadraticProgramError.notConverged(iterations: iterations, residual: residual.largest)
        }
        return residual
    }

    /// The violated restriction that is farthest away, or nil if all are satisfied.
    private func mostViolated() -> Int? {
        var most = 0.0
        var candidate: Int?
        let length = largest(point)
        let noise = 4 * Double.ulpOfOne * program.gradientSize
        for row in 0..<program.rows where !settled[row] {
            let slack = program.slack(row, at: point)
            let limit = abs(program.limits[row])
            let tolerance = 1e-13 * (program.rowSums[row] * length + limit) + noise * program.rowSums[row]
            if slack < -tolerance, slack < most {
                most = slack
                candidate = row
            }
        }
        for bound in program.rows..<program.candidates where !settled[bound] {
            let slack = program.slack(bound, at: point)
            if slack < most, slack < -(1e-13 * (length + abs(program.limits[bound])) + noise) {
                most = slack
                candidate = bound
            }
        }
        return candidate
    }

    private mutating func admitEquality(_ row: Int) throws {
        factors.look(at: row, of: program)
        iterations += 1
        let slack = program.slack(row, at: point)
        if factors.isIndependent {
            take(step: -slack / factors.freeCurvature)
            append(row, multiplier: -slack / factors.freeCurvature)
            equalityCount += 1
        } else {
            try settleDependent(row, direction: slack > 0 ? -1 : 1)
        }
    }

    /// Steps 2 (a) to (c) of the paper's algorithm: takes a violated candidate in, releasing active restrictions
    /// whose multipliers would turn negative on the way.
    private mutating func admit(_ candidate: Int) throws {
        var multiplier = 0.0
        while true {
            iterations += 1
            factors.look(at: candidate, of: program)
            let blocking = firstBlocking()
            let fullStep =
                factors.isIndependent
                ? -program.slack(candidate, at: point) / factors.freeCurvature : .infinity
            if blocking == nil && fullStep == .infinity {
                return try settleDependent(candidate, direction: 1)
            }
            let step = min(blocking?.step ?? .infinity, fullStep)
            multiplier += step
            if fullStep < .infinity {
                take(step: step)
            } else {
                takeDual(step: step)
            }
            if let blocking, blocking.step < fullStep {
                release(blocking.position)
            } else {
                return append(candidate, multiplier: multiplier)
            }
        }
    }

    /// The active inequality whose multiplier reaches zero first.
    private func firstBlocking() -> (position: Int, step: Double)? {
        var largest = 0.0
        for position in 0..<activeCount { largest = max(largest, abs(factors.dualDirection[position])) }
        var blocking: (position: Int, step: Double)?
        for position in equalityCount..<max(equalityCount, activeCount)
        where factors.dualDirection[position] > 1e-12 * largest {
            let step = max(0, multipliers[position]) / factors.dualDirection[position]
            if step < blocking?.step ?? .infinity { blocking = (position, step) }
        }
        return blocking
    }

    private func take(step: Double) {
        addMultiple(step, factors.direction, to: point, program.size)
        takeDual(step: step)
    }

    private func takeDual(step: Double) {
        addMultiple(-step, factors.dualDirection, to: multipliers, activeCount)
    }

    /// Holds a candidate to be satisfied within rounding.
    mutating func settle(_ candidate: Int) {
        settled[candidate] = true
    }

    private mutating func append(_ candidate: Int, multiplier: Double) {
        factors.add()
        active[activeCount] = candidate
        multipliers[activeCount] = multiplier
        settled[candidate] = true
        activeCount += 1
    }

    private mutating func release(_ position: Int) {
        factors.remove(at: position)
        settled[active[position]] = false
        activeCount -= 1
        for later in position..<max(position, activeCount) {
            active[later] = active[later + 1]
            multipliers[later] = multipliers[later + 1]
        }
    }

    /// Rounding can leave an active restriction with a multiplier just below zero: it is not needed.
    private mutating func releaseNegativeMultiplier() -> Bool {
        for position in equalityCount..<max(equalityCount, activeCount) where multipliers[position] < 0 {
            iterations += 1
            release(position)
            return true
        }
        return false
    }

    /// Moves to the optimum of the active set by refinement: solves for what is missing with the factors that are
    /// there, residuals computed anew from the program itself.
    /// - Complexity: O(n²) a step.
    private mutating func refine(steps: Int) {
        let size = program.size
        let (right, slack) = (work, work + size)
        for _ in 0..<steps {
            stationarity(into: right)
            for variable in 0..<size { right[variable] = -right[variable] }
            for position in 0..<activeCount {
                slack[position] = -program.slack(active[position], at: point)
            }
            factors.solveOptimality(right: right, slack: slack)
            addMultiple(1, right, to: point, size)
            addMultiple(1, slack, to: multipliers, activeCount)
        }
        for position in 0..<activeCount {
            guard let bound = program.bound(active[position]) else { continue }
            point[bound.variable] = bound.sign * program.limits[active[position]]
        }
    }

    /// Gy + g - Σ u n.
    private func stationarity(into target: UnsafeMutablePointer<Double>) {
        let size = program.size
        program.gradient.withUnsafeBufferPointer { gradient in
            for variable in 0..<size { target[variable] = gradient[variable] }
        }
        program.hessian.withUnsafeElements { hessian in
            guard let hessian = hessian.baseAddress else { return }
            for column in 0..<size {
                addMultiple(point[column], hessian + column * size, to: target, size)
            }
        }
        for position in 0..<activeCount {
            program.addNormal(active[position], times: -multipliers[position], to: target)
        }
    }

    private func residual() -> KKTResidual {
        let size = program.size
        let (rest, terms) = (work, work + size)
        stationarity(into: rest)
        for variable in 0..<size { terms[variable] = abs(program.gradient[variable]) }
        for column in 0..<size {
            let value = abs(point[column])
            for row in 0..<size { terms[row] += abs(program.hessian[row, column]) * value }
        }
        for position in 0..<activeCount {
            let multiplier = abs(multipliers[position])
            if let bound = program.bound(active[position]) {
                terms[bound.variable] += multiplier
            } else {
                let normal = program.normals + active[position] * size
                for variable in 0..<size { terms[variable] += multiplier * abs(normal[variable]) }
            }
        }
        let scale = largest(terms)
        let length = largest(point) + program.gradientSize
        var feasibility = 0.0
        func relative(_ miss: Double, _ candidate: Int) -> Double {
            miss == 0
                ? 0 : miss / (program.normalSum(candidate) * length + abs(program.limits[candidate]))
        }
        for candidate in 0..<program.candidates {
            let slack = program.slack(candidate, at: point)
            let isEquality = candidate < program.rows && program.isEquality[candidate]
            let miss = isEquality ? abs(slack) : max(0, -slack)
            feasibility = max(feasibility, relative(miss, candidate))
        }
        for position in 0..<activeCount {
            let slack = program.slack(active[position], at: point)
            feasibility = max(feasibility, relative(abs(slack), active[position]))
        }
        return KKTResidual(
            stationarity: scale > 0 ? largest(rest) / scale : 0,
            feasibility: feasibility
        )
    }

    /// The largest absolute value of the first n entries.
    private func largest(_ vector: UnsafePointer<Double>) -> Double {
        var largest = 0.0
        for index in 0..<program.size { largest = max(largest, abs(vector[index])) }
        return largest
    }
}
