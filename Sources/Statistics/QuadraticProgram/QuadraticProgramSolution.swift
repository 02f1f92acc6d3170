extension QuadraticProgram {
    /// The minimum, and what proves that it is one.
    public struct Solution: Equatable, Sendable {
        /// x. A variable at an active bound is exactly there.
        public let point: [Double]
        /// ½ x'Gx + g'x.
        public let objective: Double
        /// For each constraint, by how much the objective rises per unit of its limit: not negative for at
        /// least, not positive for at most, zero where the constraint is not active.
        public let multipliers: [Double]
        /// The same for the bounds of each variable: not negative at a lower bound, not positive at an upper one.
        public let boundMultipliers: [Double]
        /// What holds with equality and carries the solution; their coefficients are linearly independent.
        public let active: [Restriction]
        /// How many restrictions were added to or taken from the active set on the way.
        public let iterations: Int
        public let residual: KKTResidual
        /// 1 / condition of G in the one-norm, variables scaled to a curvature of 1 to 4: below 1e-12, say, the
        /// residual is small but x itself is poorly determined.
        public let reciprocalCondition: Double
    }
}

/// By how much a point misses the conditions of Karush (1939), Kuhn and Tucker (1951), which are sufficient for the
/// minimum of a strictly convex program. Multipliers have the right signs exactly and vanish off the active set.
///
/// All in variables scaled to a curvature of 1 to 4, y = √Gᵢᵢ xᵢ to a power of two, so that units do not matter.
public struct KKTResidual: Equatable, Sendable {
    /// The largest entry of Gy + g - Σ λ a, relative to the largest row of |G||y| + |g| + Σ |λ a|.
    public let stationarity: Double
    /// The largest violation of a restriction, or distance of an active one from equality, relative to
    /// ‖a‖₁ (‖y‖∞ + ‖g‖∞) + |limit|.
    public let feasibility: Double

    public var largest: Double { max(stationarity, feasibility) }
}
