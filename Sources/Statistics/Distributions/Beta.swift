import CBoostMath

/// The beta distribution on 0 ... 1, with density proportional to x^(a - 1) (1 - x)^(b - 1).
public struct Beta: ContinuousDistribution, Equatable {
    /// Positive and finite.
    public let a: Double
    /// Positive and finite.
    public let b: Double

    public init(a: Double, b: Double) {
        self.a = a
        self.b = b
    }

    public func density(_ x: Double) -> Double { beta_density(x, a, b) }

    public func tail(_ tail: Tail, _ x: Double) -> Double { beta_tail(x, a, b, tail.boost) }

    public func logTail(_ tail: Tail, _ x: Double) -> Double { beta_log_tail(x, a, b, tail.boost) }

    public func quantile(_ tail: Tail, _ probability: Double) -> Double {
        beta_quantile(probability, a, b, tail.boost)
    }
}
