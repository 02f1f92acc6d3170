/// Why a quadratic program has no answer.
public enum QuadraticProgramError: Error, Equatable, Sendable {
    /// An entry of G is infinite or not a number; rows and columns count from 0.
    case hessianNotFinite(row: Int, column: Int)
    /// An entry of g is infinite or not a number.
    case gradientNotFinite(row: Int)
    /// A coefficient of a constraint is infinite or not a number; rows and columns count from 0.
    case coefficientNotFinite(row: Int, column: Int)
    /// The limit of a constraint is infinite or not a number.
    case limitNotFinite(row: Int)
    /// A bound is not a number, or infinite on the side where no value could satisfy it.
    case boundNotANumber(variable: Int)
    /// The leading block of this order of G is not positive definite: the program is not strictly convex.
    case notStrictlyConvex(order: Int)
    /// No point satisfies these restrictions together.
    case infeasible(QuadraticProgram.Conflict)
    /// Rounding errors kept the method from an optimum: the program is too badly conditioned.
    case notConverged(iterations: Int, residual: Double)
}

extension QuadraticProgram {
    /// A smallest set of restrictions that no point satisfies together, and the proof (Farkas 1902).
    ///
    /// Every restriction can be read as coefficients · x compared with a limit. The weighted sum of the coefficients is
    /// zero, and that of the limits is positive, while each weight has the sign that keeps its restriction's
    /// direction: 0 ≥ `gap` > 0 would follow. Leaving any one member out leaves a set that can be satisfied.
    public struct Conflict: Equatable, Sendable {
        public struct Member: Equatable, Sendable {
            public let restriction: Restriction
            /// Not negative for at least, not positive for at most, of any sign for equal. The largest is 1 in size.
            public let weight: Double
        }

        /// In the order of the program: rows, lower bounds, upper bounds.
        public let members: [Member]
        /// The weighted sum of the limits: how far the set is from being satisfiable, in units of the limits.
        public let gap: Double
    }
}

extension QuadraticProgram {
    /// - Throws: ``QuadraticProgramError`` at the first number that no program can have.
    func checkNumbers() throws {
        let size = gradient.count
        for column in 0..<size {
            for row in 0...column where !hessian[row, column].isFinite {
                throw QuadraticProgramError.hessianNotFinite(row: row, column: column)
            }
            guard hessian[column, column] > 0 else {
                throw QuadraticProgramError.notStrictlyConvex(order: column + 1)
            }
            guard gradient[column].isFinite else {
                throw QuadraticProgramError.gradientNotFinite(row: column)
            }
            guard lowerBounds[column] < .infinity, upperBounds[column] > -.infinity else {
                throw QuadraticProgramError.boundNotANumber(variable: column)
            }
        }
        for row in constraints.indices {
            guard constraints[row].limit.isFinite else {
                throw QuadraticProgramError.limitNotFinite(row: row)
            }
            for column in 0..<size where !constraints[row].coefficients[column].isFinite {
                throw QuadraticProgramError.coefficientNotFinite(row: row, column: column)
            }
        }
    }
}
