import LinearAlgebra

/// A program in the form that the method works on: every restriction reads normal · y ≥ limit, variables are scaled
/// to a curvature of 1 to 4 and rows to a length of 1 to 2, by powers of two and so without rounding.
///
/// Candidates for the active set are counted: the rows first, then the lower bounds, then the upper bounds, whose
/// normals are unit vectors and are never stored.
struct ScaledProgram: ~Copyable {
    let size: Int
    let rows: Int
    /// The constraint that a row stands for.
    let constraints: [Int]
    /// Both triangles, column by column.
    let hessian: Matrix
    let gradient: [Double]
    /// x = scale · y.
    let variableScales: [Double]
    /// What a row's coefficients were multiplied by; negative for an at most row.
    let rowScales: [Double]
    let isEquality: [Bool]
    /// One normal after another, `size` entries each.
    let normals: UnsafeMutablePointer<Double>
    /// One for each candidate; minus infinity for a bound that is not there.
    let statedLimits: UnsafeMutablePointer<Double>
    /// What the method aims at: the stated limits, or a little less.
    let limits: UnsafeMutablePointer<Double>
    /// The sum of absolute values of each row's normal.
    let rowSums: UnsafeMutablePointer<Double>
    let gradientSize: Double

    var candidates: Int { rows + 2 * size }

    /// - Parameter isRelaxed: whether all limits are relaxed (``relaxLimits()``); an equality is then two rows, one from
    ///   each side.
    /// - Precondition: ``QuadraticProgram/checkNumbers()`` passes.
    /// - Complexity: O(n² + n m) for n variables and m rows.
    init(_ program: QuadraticProgram, isRelaxed: Bool = false) {
        var sides = program.constraints.indices.map { ($0, program.constraints[$0].relation) }
        if isRelaxed {
            sides = sides.flatMap { side in
                side.1 == .equal ? [(side.0, .atLeast), (side.0, .atMost)] : [side]
            }
        }
        constraints = sides.map(\.0)
        size = program.gradient.count
        rows = sides.count
        let (size, rows) = (size, rows)
        var variableScales = [Double](repeating: 1, count: size)
        for variable in 0..<size {
            variableScales[variable] = powerOfTwo(-(program.hessian[variable, variable].exponent >> 1))
        }
        hessian = program.hessian.scaledSymmetric(by: variableScales)
        gradient = zip(program.gradient, variableScales).map { $0 * $1 }
        gradientSize = gradient.reduce(0) { max($0, abs($1)) }

        normals = .allocate(capacity: max(1, size * rows))
        statedLimits = .allocate(capacity: max(1, 2 * (rows + 2 * size)))
        limits = statedLimits + rows + 2 * size
        rowSums = .allocate(capacity: max(1, rows))
        var rowScales = [Double](repeating: 1, count: rows)
        var isEquality = [Bool](repeating: false, count: rows)
        for (row, (index, relation)) in sides.enumerated() {
            let constraint = program.constraints[index]
            let normal = normals + row * size
            var largest = 0.0
            for variable in 0..<size {
                normal[variable] = constraint.coefficients[variable] * variableScales[variable]
                largest = max(largest, abs(normal[variable]))
            }
            // Two steps, so that the squares neither overflow nor vanish.
            var scale = largest > 0 ? powerOfTwo(-largest.exponent) : 1
            var squares = 0.0
            for variable in 0..<size {
                squares += (normal[variable] * scale) * (normal[variable] * scale)
            }
            if squares > 0 { scale *= powerOfTwo(-(squares.exponent >> 1)) }
            if relation == .atMost { scale = -scale }
            var sum = 0.0
            for variable in 0..<size {
                normal[variable] *= scale
                sum += abs(normal[variable])
            }
            rowSums[row] = sum
            statedLimits[row] = constraint.limit * scale
            rowScales[row] = scale
            isEquality[row] = relation == .equal
        }
        for variable in 0..<size {
            statedLimits[rows + variable] = program.lowerBounds[variable] / variableScales[variable]
            statedLimits[rows + size + variable] = -program.upperBounds[variable] / variableScales[variable]
        }
        limits.update(from: statedLimits, count: rows + 2 * size)
        self.variableScales = variableScales
        self.rowScales = rowScales
        self.isEquality = isEquality
        if isRelaxed { relaxLimits() }
    }

    deinit {
        normals.deallocate()
        statedLimits.deallocate()
        rowSums.deallocate()
    }

    /// Lowers each limit by 1e-13 to 2e-13 of the size of its terms, by a different share each. Then many restrictions
    /// that meet in one point, up to the rounding of their numbers, leave room inside, and no two are reached at
    /// the same step.
    private func relaxLimits() {
        for candidate in 0..<candidates {
            let size = normalSum(candidate) * gradientSize + abs(statedLimits[candidate])
            // Multiples of the golden ratio, modulo 1, are spread evenly.
            let share = (Double(candidate + 1) * 0.618033988749895).truncatingRemainder(dividingBy: 1)
            limits[candidate] = statedLimits[candidate] - 1e-13 * (1 + share) * size
        }
    }

    /// The variable and the sign of a bound's normal; nil for a row.
    @inline(__always)
    func bound(_ candidate: Int) -> (variable: Int, sign: Double)? {
        if candidate < rows { return nil }
        return candidate < rows + size ? (candidate - rows, 1) : (candidate - rows - size, -1)
    }

    /// normal · y - limit.
    @inline(__always)
    func slack<Number: ActiveSetNumber>(_ candidate: Int, at point: UnsafePointer<Number>) -> Number {
        let limit = Number(limits[candidate])
        if let bound = bound(candidate) { return Number(bound.sign) * point[bound.variable] - limit }
        return Number.dot(point, UnsafePointer<Double>(normals + candidate * size), size) - limit
    }

    /// The sum of absolute values of a candidate's normal.
    @inline(__always)
    func normalSum(_ candidate: Int) -> Double {
        candidate < rows ? rowSums[candidate] : 1
    }

    /// Adds a multiple of a candidate's normal to `vector`.
    @inline(__always)
    func addNormal<Number: ActiveSetNumber>(
        _ candidate: Int,
        times factor: Number,
        to vector: UnsafeMutablePointer<Number>
    ) {
        if let bound = bound(candidate) {
            vector[bound.variable] += Number(bound.sign) * factor
        } else {
            let normal = UnsafePointer<Double>(normals + candidate * size)
            Number.addMultiple(factor, normal, to: vector, size)
        }
    }

    /// - Throws: ``QuadraticProgramError/notStrictlyConvex(order:)``.
    func factorHessian() throws -> Cholesky {
        do {
            return try Cholesky(hessian)
        } catch LinearAlgebraError.notPositiveDefinite(let order) {
            throw QuadraticProgramError.notStrictlyConvex(order: order)
        }
    }

    /// The restriction that a candidate stands for.
    func restriction(_ candidate: Int) -> QuadraticProgram.Restriction {
        guard let bound = bound(candidate) else { return .constraint(constraints[candidate]) }
        return bound.sign > 0
            ? .lowerBound(variable: bound.variable) : .upperBound(variable: bound.variable)
    }

    /// What a multiplier of a candidate is in the units and the direction of the original restriction.
    func originalMultiplier(_ candidate: Int, _ multiplier: Double) -> Double {
        if let bound = bound(candidate) {
            return multiplier * bound.sign / variableScales[bound.variable]
        }
        return multiplier * rowScales[candidate]
    }
}

private func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
}

extension Matrix {
    /// The entries scales[i] · scales[j] · entry (i, j) of a symmetric matrix whose upper triangle is given, in
    /// both triangles.
    fileprivate func scaledSymmetric(by scales: [Double]) -> Matrix {
        var scaled = self
        let order = rows
        scaled.withUnsafeMutableElements { elements in
            for column in 0..<order {
                for row in 0...column {
                    let entry = elements[row + column * order] * scales[row] * scales[column]
                    elements[row + column * order] = entry
                    elements[column + row * order] = entry
                }
            }
        }
        return scaled
    }
}
