import LinearAlgebra

/// Least squares by its augmented system of equations, refined in double-double.
///
/// The residuals r and coefficients x that minimise ‖b - Ax‖ solve
///
///     r + A x = b,   A' r = 0.
///
/// Björck ("Iterative Refinement of Linear Least Squares Solutions I", BIT 7, 1967) corrects r and x together: what is
/// missing in both equations is computed in twice the working precision, and the system is solved for it by the QR
/// factorisation of A in doubles. Every step gains about -log₁₀(κ 2⁻⁵³) digits, κ being the condition number of A
/// with columns of one length, for any size of residual. Here r and x are double-doubles themselves (as in
/// Demmel, Hida, Riedy and Li, "Extra-Precise Iterative Refinement for Overdetermined Least Squares Problems", ACM
/// TOMS 35(4), 2009), so that steps go on until nothing is gained any more.
struct AugmentedSystem {
    /// The index of each column that takes part, in the order of the factorisation.
    let order: [Int]
    /// The columns that depend on those, to within the rounding of doubles.
    let dependent: [Int]
    /// A: the independent columns in that order.
    let columns: [DoubleDoubleVector]
    /// R of A = QR.
    let factor: Matrix
    private let orthogonal: PivotedQR
    private let rows: Int

    /// A column whose part orthogonal to the others is below this share of the longest is dependent: the sum of the
    /// rounding errors of an orthogonalisation in doubles.
    static func tolerance(rows: Int, columns: Int) -> Double {
        4 * Double(columns) * Double(rows).squareRoot() * 0x1p-53
    }

    /// - Parameters:
    ///   - all: of `rows` entries each.
    ///   - hasIntercept: the first column is the constant, on which others may depend, not it on them.
    /// - Precondition: columns of about unit length, no fewer rows than columns.
    /// - Complexity: O(2 n p²), and as much again where columns are dependent.
    init(_ all: [DoubleDoubleVector], rows: Int, hasIntercept: Bool) throws {
        self.rows = rows
        func factored(_ columns: [Int]) throws -> PivotedQR {
            let elements = columns.flatMap { all[$0].high }
            return try PivotedQR(
                Matrix(rows: rows, columns: columns.count, elements: elements),
                fixed: hasIntercept ? 1 : 0
            )
        }
        var order = Array(all.indices)
        var factors = try factored(order)
        let rank = factors.rank(tolerance: Self.tolerance(rows: rows, columns: all.count))
        if rank < all.count {
            order = factors.pivots.prefix(rank).sorted()
            factors = try factored(order)
        }
        self.order = factors.pivots.map { order[$0] }
        dependent = Array(Set(all.indices).subtracting(order)).sorted()
        columns = self.order.map { all[$0] }
        factor = factors.factor
        orthogonal = factors
    }

    /// Solves for several b at once.
    /// - Parameter steps: how many solutions with the factorisation; 1 is QR without refinement, nil goes on until
    ///   nothing is gained.
    /// - Throws: `RegressionError.illConditioned` if nil and that comes before a double's digits are reached.
    /// - Complexity: for each step and outcome O(4 n p) in doubles and O(2 n p) in double-double.
    func solve(_ outcomes: [DoubleDoubleVector], steps: Int?) throws -> [Refinement] {
        var solutions = outcomes.map { Refinement(columns: columns.count, outcome: $0) }
        for _ in 0..<(steps ?? Self.stepLimit) {
            var upper = Matrix(columns: solutions.map { upperResidual($0) })
            var lower = Matrix(columns: solutions.map { lowerResidual($0) })
            correct(&upper, &lower)
            for index in solutions.indices {
                solutions[index].add(residuals: upper.column(index), coefficients: lower.column(index))
            }
            if steps == nil, solutions.allSatisfy(\.isSettled) { break }
        }
        guard steps != nil || solutions.allSatisfy(\.hasDigitsOfADouble) else {
            throw RegressionError.illConditioned(condition: condition)
        }
        return solutions
    }

    /// A step gains a digit in three at worst before it counts as standing still.
    private static var stepLimit: Int { 60 }

    /// b - r - A x
    private func upperResidual(_ solution: Refinement) -> [Double] {
        var missing = solution.outcome.storingLowParts
        guard solution.steps > 0 else { return missing.rounded }
        missing.subtract(solution.residuals, times: DoubleDouble(1.0))
        for (index, column) in columns.enumerated() {
            missing.subtract(column, times: solution.coefficients[index])
        }
        return missing.rounded
    }

    /// -A' r
    private func lowerResidual(_ solution: Refinement) -> [Double] {
        columns.map { solution.steps > 0 ? -Double($0.dot(solution.residuals)) : 0 }
    }

    /// Replaces the right-hand sides (f, g) by the solution (r, x) of r + A x = f, A' r = g in doubles:
    /// with (d₁, d₂) = Q'f and R'h = g, r = Q (h, d₂) and R x = d₁ - h.
    private func correct(_ upper: inout Matrix, _ lower: inout Matrix) {
        lower.solveTriangular(factor, transposed: true)
        var rotated = orthogonal.multiply(upper, transposed: true)
        for column in 0..<rotated.columns {
            for row in 0..<columns.count {
                let fitted = rotated[row, column] - lower[row, column]
                rotated[row, column] = lower[row, column]
                lower[row, column] = fitted
            }
        }
        upper = orthogonal.multiply(rotated, transposed: false)
        lower.solveTriangular(factor, transposed: false)
    }

    /// The condition number of the columns scaled to unit length, as Belsley ("Conditioning Diagnostics", 1991) wants
    /// it: from the singular values of R.
    var condition: Double {
        var scaled = factor
        scaled.scaleColumnsToUnitLength()
        guard let values = try? SingularValues(scaled).values, let first = values.first,
            let last = values.last
        else { return 1 }
        return first / last
    }
}
