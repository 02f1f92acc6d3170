import CBoostMath

/// The chi-square distribution.
public struct ChiSquare: ContinuousDistribution, Equatable {
    /// Positive and finite, not necessarily whole. Quantiles are found up to about 1e11, beyond they are not-a-number.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

    public func density(_ x: Double) -> Double { chi_square_density(x, degreesOfFreedom) }

    public func tail(_ tail: Tail, _ x: Double) -> Double { chi_square_tail(x, degreesOfFreedom, tail.boost) }

    public func logTail(_ tail: Tail, _ x: Double) -> Double {
        chi_square_log_tail(x, degreesOfFreedom, tail.boost)
    }

    public func quantile(_ tail: Tail, _ probability: Double) -> Double {
        chi_square_quantile(probability, degreesOfFreedom, tail.boost)
    }
}
