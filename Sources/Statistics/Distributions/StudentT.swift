import CBoostMath

/// Student's t distribution.
public struct StudentT: SymmetricDistribution, Equatable {
    /// Positive, not necessarily whole; infinite degrees of freedom are the standard normal distribution.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

    public var centre: Double { 0 }

    public func density(_ x: Double) -> Double { student_t_density(x, degreesOfFreedom) }

    public func tail(_ tail: Tail, _ x: Double) -> Double { student_t_tail(x, degreesOfFreedom, tail.boost) }

    public func logTail(_ tail: Tail, _ x: Double) -> Double {
        student_t_log_tail(x, degreesOfFreedom, tail.boost)
    }

    public func quantile(_ tail: Tail, _ probability: Double) -> Double {
        student_t_quantile(probability, degreesOfFreedom, tail.boost)
    }
}
