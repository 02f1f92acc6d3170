import LinearAlgebra

/// A program in the form that the method works on: every restriction reads normal · y ≥ limit, variables are scaled
/// to a curvature of 1 to 4 and rows to a length of 1 to 2, by powers of two and so without rounding.
///
/// Candidates for the active set are counted: the rows first, then the lower bounds, then the upper bounds, whose
/// normals are unit vectors and are never stored.
struct ScaledProgram: ~Copyable {
    let size: Int
    let rows: Int
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
    let limits: UnsafeMutablePointer<Double>
    /// The sum of absolute values of each row's normal.
    let rowSums: UnsafeMutablePointer<Double>
    let gradientSize: Double

    var candidates: Int { rows + 2 * size }

    /// - Precondition: ``QuadraticProgram/checkNumbers()`` passes.
    /// - Complexity: O(n² + n m) for n variables and m rows.
    init(_ program: QuadraticProgram) {
        size = program.gradient.count
        rows = program.constraints.count
        let (size, rows) = (size, rows)
        var variableScales = [Double](repeating: 1, count: size)
        for variable in 0..<size {
            variableScales[variable] = powerOfTwo(-(program.hessian[variable, variable].exponent >> 1))
        }
        hessian = program.hessian.scaledSymmetric(by: variableScales)
        gradient = zip(program.gradient, variableScales).map { $0 * $1 }
        gradientSize = gradient.reduce(0) { max($0, abs($1)) }

        normals = .allocate(capacity: max(1, size * rows))
        limits = .allocate(capacity: max(1, rows + 2 * size))
        rowSums = .allocate(capacity: max(1, rows))
        var rowScales = [Double](repeating: 1, count: rows)
        var isEquality = [Bool](repeating: false, count: rows)
        for (row, constraint) in program.constraints.enumerated() {
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
            if constraint.relation == .atMost { scale = -scale }
            var sum = 0.0
            for variable in 0..<size {
                normal[variable] *= scale
                sum += abs(normal[variable])
            }
            rowSums[row] = sum
            limits[row] = constraint.limit * scale
            rowScales[row] = scale
            isEquality[row] = constraint.relation == .equal
        }
        for variable in 0..<size {
            limits[rows + variable] = program.lowerBounds[variable] / variableScales[variable]
            limits[rows + size + variable] = -program.upperBounds[variable] / variableScales[variable]
        }
        self.variableScales = variableScales
        self.rowScales = rowScales
        self.isEquality = isEquality
    }

    deinit {
        normals.deallocate()
        limits.deallocate()
        rowSums.deallocate()
    }

    /// The variable and the sign of a bound's normal; nil for a row.
    @inline(__always)
    func bound(_ candidate: Int) -> (variable: Int, sign: Double)? {
        if candidate < rows { return nil }
        return candidate < rows + size ? (candidate - rows, 1) : (candidate - rows - size, -1)
    }

    /// normal · y - limit.
    @inline(__always)
    func slack(_ candidate: Int, at point: UnsafePointer<Double>) -> Double {
        if let bound = bound(candidate) {
            return bound.sign * point[bound.variable] - limits[candidate]
        }
        return dot(normals + candidate * size, point, size) - limits[candidate]
    }

    /// The sum of absolute values of a candidate's normal.
    @inline(__always)
    func normalSum(_ candidate: Int) -> Double {
        candidate < rows ? rowSums[candidate] : 1
    }

    /// Adds a multiple of a candidate's normal to `vector`.
    @inline(__always)
    func addNormal(_ candidate: Int, times factor: Double, to vector: UnsafeMutablePointer<Double>) {
        if let bound = bound(candidate) {
            vector[bound.variable] += bound.sign * factor
        } else {
            addMultiple(factor, normals + candidate * size, to: vector, size)
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
        guard let bound = bound(candidate) else { return .constraint(candidate) }
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
