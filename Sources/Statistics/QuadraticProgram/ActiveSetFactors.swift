import LinearAlgebra

/// The factorisation that Goldfarb and Idnani (1983, section 4) keep of the active normals N: J with J'GJ = I and
/// J'N = (R, 0)', R upper triangular.
///
/// Adding a normal turns J's free columns by one reflection (Householder's where the paper uses a chain of Givens
/// rotations: as stable, and J₂d₂ is there already); taking one away restores R by Givens rotations.
struct ActiveSetFactors<Number: ActiveSetNumber>: ~Copyable {
    private let size: Int
    /// How many normals are active; the first so many columns of J span them.
    private(set) var count = 0
    private let inverse: UnsafeMutablePointer<Number>
    private let triangle: UnsafeMutablePointer<Number>
    /// d = J'n of the normal last looked at.
    private let projection: UnsafeMutablePointer<Number>
    /// z = J₂ d₂, the direction of x.
    let direction: UnsafeMutablePointer<Number>
    /// r = R⁻¹ d₁, minus the direction of the multipliers.
    let dualDirection: UnsafeMutablePointer<Number>
    /// ‖d₂‖² = z'n: the curvature that is left along the normal.
    private(set) var freeCurvature = Number.zero
    /// ‖J‖ (Frobenius), which no update changes.
    private let scale: Double

    /// - Parameter inverse: the inverse of G's upper Cholesky factor, column by column.
    init(size: Int, inverse factor: [Number]) {
        self.size = size
        let entries = size * size
        inverse = .allocate(capacity: max(1, entries))
        triangle = .allocate(capacity: max(1, entries))
        projection = .allocate(capacity: max(1, 3 * size))
        direction = projection + size
        dualDirection = projection + 2 * size
        projection.initialize(repeating: .zero, count: 3 * size)
        triangle.initialize(repeating: .zero, count: entries)
        for index in 0..<entries { inverse[index] = factor[index] }
        scale = Number.dot(inverse, inverse, entries).nearestDouble.squareRoot()
    }

    /// Gives the memory back, after which nothing may be asked. See `DualActiveSetMethod.deallocate()`.
    func deallocate() {
        inverse.deallocate()
        triangle.deallocate()
        projection.deallocate()
    }

    /// Whether the normal last looked at is independent of the active ones, beyond rounding: that of its own projection, and that
    /// of the active normals' in the combination of them which comes nearest to it.
    var isIndependent: Bool {
        let combined = (0..<count).reduce(1) { $0 + dualDirection[$1].magnitude.nearestDouble }
        let rounding = 4 * Double(size) * Number.roundoff * scale * combined
        return freeCurvature.nearestDouble > rounding * rounding
    }

    /// Computes the directions for a candidate's normal.
    /// - Complexity: O(n²); O(n (n - active)) for a bound.
    mutating func look(at candidate: Int, of program: borrowing ScaledProgram) {
        if let bound = program.bound(candidate) {
            let sign = Number(bound.sign)
            for column in 0..<size {
                projection[column] = sign * inverse[bound.variable + column * size]
            }
        } else {
            let normal = UnsafePointer(program.normals + candidate * size)
            for column in 0..<size {
                projection[column] = Number.dot(inverse + column * size, normal, size)
            }
        }
        freeCurvature = Number.dot(projection + count, projection + count, size - count)
        direction.update(repeating: .zero, count: size)
        for column in count..<max(count, size) {
            Number.addMultiple(projection[column], inverse + column * size, to: direction, size)
        }
        dualDirection.update(from: projection, count: count)
        solveTriangle(dualDirection)
    }

    /// Makes the normal last looked at the last active one.
    /// - Complexity: O(n (n - active)).
    mutating func add() {
        let column = triangle + count * size
        column.update(from: projection, count: count)
        let first = projection[count]
        let length = freeCurvature.squareRoot()
        let reflected = first < .zero ? length : -length
        column[count] = reflected
        // v = d₂ - reflected e₁; J₂ := J₂ - (J₂v) v' · 2 / v'v, and v'v / 2 = length (length + |first|).
        Number.addMultiple(-reflected, inverse + count * size, to: direction, size)
        projection[count] = first - reflected
        let half = length * (length + first.magnitude)
        for free in count..<size {
            Number.addMultiple(-projection[free] / half, direction, to: inverse + free * size, size)
        }
        count += 1
    }

    /// Takes the active normal at `position` out; the later ones move up.
    /// - Complexity: O(n (active - position)).
    mutating func remove(at position: Int) {
        count -= 1
        for column in position..<max(position, count) {
            (triangle + column * size).update(from: triangle + (column + 1) * size, count: column + 2)
        }
        for pivot in position..<max(position, count) {
            let upper = triangle[pivot + pivot * size]
            let lower = triangle[pivot + 1 + pivot * size]
            let length = (upper * upper + lower * lower).squareRoot()
            guard length > .zero else { continue }
            let (cosine, sine) = (upper / length, lower / length)
            for column in pivot..<count {
                let above = triangle[pivot + column * size]
                let below = triangle[pivot + 1 + column * size]
                triangle[pivot + column * size] = cosine * above + sine * below
                triangle[pivot + 1 + column * size] = cosine * below - sine * above
            }
            let left = inverse + pivot * size
            let right = inverse + (pivot + 1) * size
            for row in 0..<size {
                let (a, b) = (left[row], right[row])
                left[row] = cosine * a + sine * b
                right[row] = cosine * b - sine * a
            }
        }
    }

    /// Solves Gy - Nu = `right`, N'y = `slack` for the active normals: the equations of the active set's optimum.
    /// On return `right` holds y and `slack` holds u.
    /// - Complexity: O(n²).
    mutating func solveOptimality(
        right: UnsafeMutablePointer<Number>,
        slack: UnsafeMutablePointer<Number>
    ) {
        // With y = Jw: R'w₁ = slack, w₂ = J₂' right, Ru = w₁ - J₁' right.
        project(right)
        for row in 0..<count {
            let column = triangle + row * size
            slack[row] = (slack[row] - Number.dot(column, slack, row)) / column[row]
        }
        right.update(repeating: .zero, count: size)
        for column in 0..<size {
            let weight = column < count ? slack[column] : projection[column]
            Number.addMultiple(weight, inverse + column * size, to: right, size)
        }
        for row in 0..<count { slack[row] -= projection[row] }
        solveTriangle(slack)
    }

    /// projection := J' vector.
    @inline(__always)
    private func project(_ vector: UnsafePointer<Number>) {
        for column in 0..<size { projection[column] = Number.dot(inverse + column * size, vector, size) }
    }

    /// vector := R⁻¹ vector.
    @inline(__always)
    private func solveTriangle(_ vector: UnsafeMutablePointer<Number>) {
        var row = count - 1
        while row >= 0 {
            let column = triangle + row * size
            vector[row] = vector[row] / column[row]
            Number.addMultiple(-vector[row], column, to: vector, row)
            row -= 1
        }
    }
}
