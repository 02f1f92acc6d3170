import LinearAlgebra

/// The dual method of Goldfarb and Idnani, "A numerically stable dual method for solving strictly convex quadratic
/// programs" (Mathematical Programming 27, 1983).
///
/// It starts at the minimum without restrictions, which is optimal for the empty active set, and takes in one
/// violated restriction after another; each time the point is again optimal for the active set, and the
/// objective has risen. No phase one is needed, and a restriction that cannot be taken in proves that none of
/// the points satisfies it together with some of the active ones.
struct DualActiveSetMethod<Number: ActiveSetNumber>: ~Copyable {
    let program: ScaledProgram
    var factors: ActiveSetFactors<Number>

    let point: UnsafeMutablePointer<Number>
    /// Of the active candidates, in the order of the factors.
    let multipliers: UnsafeMutablePointer<Number>
    private let work: UnsafeMutablePointer<Number>
    let active: UnsafeMutablePointer<Int>
    private(set) var activeCount = 0
    /// How many of the active candidates are equalities; they come first and never leave.
    private(set) var equalityCount = 0
    /// Candidates to pass over: those that are active, and those held to be satisfied within rounding.
    private let settled: UnsafeMutablePointer<Bool>
    private(set) var iterations = 0

    /// - Parameter inverse: the inverse of the upper Cholesky factor of the program's scaled G, column by column.
    init(_ program: consuming ScaledProgram, inverse: [Number]) {
        let size = program.size
        factors = ActiveSetFactors(size: size, inverse: inverse)
        point = .allocate(capacity: max(1, 4 * size))
        point.initialize(repeating: .zero, count: 4 * size)
        multipliers = point + size
        work = point + 2 * size
        active = .allocate(capacity: max(1, size))
        settled = .allocate(capacity: max(1, program.candidates))
        settled.initialize(repeating: false, count: program.candidates)
        self.program = program
    }

    /// Gives the memory back, after which nothing may be asked.
    ///
    /// It is called by hand: optimised by Swift 6.3.1, a generic structure that cannot be copied, such as this one, goes without
    /// its `deinit` being called.
    func deallocate() {
        factors.deallocate()
        point.deallocate()
        active.deallocate()
        settled.deallocate()
    }

    /// Looks for the optimum, as far as rounding lets it come.
    /// - Returns: whether it ended, with multipliers of the right signs.
    /// - Throws: ``QuadraticProgramError/infeasible(_:)``.
    mutating func run() throws -> Bool {
        refine(steps: 1)
        for row in 0..<program.rows where program.isEquality[row] { try admitEquality(row) }
        let most = 1_000 + 50 * program.candidates
        repeat {
            while let candidate = mostViolated() {
                guard iterations < most else { return false }
                try admit(candidate)
            }
            refine(steps: 2)
            guard iterations < most else { return false }
        } while releaseNegativeMultiplier() || mostViolated() != nil
        return true
    }

    /// The violated restriction that is farthest away, or nil if all are satisfied.
    private func mostViolated() -> Int? {
        var most = 0.0
        var candidate: Int?
        let length = largest(point)
        let share = Number.feasibilityTolerance
        let noise = 4 * Number.roundoff * program.gradientSize
        for row in 0..<program.rows where !settled[row] {
            let slack = program.slack(row, at: point).nearestDouble
            let limit = abs(program.limits[row])
            let tolerance = share * (program.rowSums[row] * length + limit) + noise * program.rowSums[row]
            if slack < -tolerance, slack < most {
                most = slack
                candidate = row
            }
        }
        for bound in program.rows..<program.candidates where !settled[bound] {
            let slack = program.slack(bound, at: point).nearestDouble
            if slack < most, slack < -(share * (length + abs(program.limits[bound])) + noise) {
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
            try settleDependent(row, direction: slack > .zero ? -1 : 1)
        }
    }

    /// Steps 2 (a) to (c) of the paper's algorithm: takes a violated candidate in, releasing active restrictions
    /// whose multipliers would turn negative on the way.
    private mutating func admit(_ candidate: Int) throws {
        var multiplier = Number.zero
        while true {
            iterations += 1
            factors.look(at: candidate, of: program)
            let fullStep =
                factors.isIndependent ? -program.slack(candidate, at: point) / factors.freeCurvature : nil
            if let blocking = firstBlocking(), fullStep.map({ blocking.step < $0 }) ?? true {
                multiplier += blocking.step
                if fullStep != nil { take(step: blocking.step) } else { takeDual(step: blocking.step) }
                release(blocking.position)
            } else if let fullStep {
                take(step: fullStep)
                return append(candidate, multiplier: multiplier + fullStep)
            } else {
                return try settleDependent(candidate, direction: 1)
            }
        }
    }

    /// The active inequality whose multiplier reaches zero first.
    private func firstBlocking() -> (position: Int, step: Number)? {
        var largest = Number.zero
        for position in 0..<activeCount { largest = max(largest, factors.dualDirection[position].magnitude) }
        let least = largest * Number(Number.directionTolerance)
        var blocking: (position: Int, step: Number)?
        for position in equalityCount..<max(equalityCount, activeCount)
        where factors.dualDirection[position] > least {
            let step = max(.zero, multipliers[position]) / factors.dualDirection[position]
            if blocking.map({ step < $0.step }) ?? true { blocking = (position, step) }
        }
        return blocking
    }

    private func take(step: Number) {
        Number.addMultiple(step, factors.direction, to: point, program.size)
        takeDual(step: step)
    }

    private func takeDual(step: Number) {
        Number.addMultiple(-step, factors.dualDirection, to: multipliers, activeCount)
    }

    /// Holds a candidate to be satisfied within rounding.
    mutating func settle(_ candidate: Int) {
        settled[candidate] = true
    }

    private mutating func append(_ candidate: Int, multiplier: Number) {
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
        for position in equalityCount..<max(equalityCount, activeCount) where multipliers[position] < .zero {
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
            Number.addMultiple(Number(1), right, to: point, size)
            Number.addMultiple(Number(1), slack, to: multipliers, activeCount)
        }
        for position in 0..<activeCount {
            guard let bound = program.bound(active[position]) else { continue }
            point[bound.variable] = Number(bound.sign * program.limits[active[position]])
        }
    }

    /// The point in doubles, its active bounds exactly at their stated limits.
    var roundedPoint: ActiveSetPoint {
        var rounded = (0..<program.size).map { point[$0].nearestDouble }
        for position in 0..<activeCount {
            guard let bound = program.bound(active[position]) else { continue }
            rounded[bound.variable] = bound.sign * program.statedLimits[active[position]]
        }
        return ActiveSetPoint(
            point: rounded,
            active: (0..<activeCount).map { active[$0] },
            multipliers: (0..<activeCount).map { multipliers[$0].nearestDouble }
        )
    }

    /// Gy + g - Σ u n.
    private func stationarity(into target: UnsafeMutablePointer<Number>) {
        let size = program.size
        program.gradient.withUnsafeBufferPointer { gradient in
            for variable in 0..<size { target[variable] = Number(gradient[variable]) }
        }
        program.hessian.withUnsafeElements { hessian in
            guard let hessian = hessian.baseAddress else { return }
            for column in 0..<size {
                Number.addMultiple(point[column], hessian + column * size, to: target, size)
            }
        }
        for position in 0..<activeCount {
            program.addNormal(active[position], times: -multipliers[position], to: target)
        }
    }

    /// The largest absolute value of the first n entries.
    private func largest(_ vector: UnsafePointer<Number>) -> Double {
        var largest = 0.0
        for index in 0..<program.size { largest = max(largest, vector[index].magnitude.nearestDouble) }
        return largest
    }
}
