import CBoostMath

/// Fisher's F distribution.
public struct FisherF: ContinuousDistribution, Equatable {
    /// Degrees of freedom of the numerator: positive and finite, not necessarily whole.
    public let numerator: Double
    /// Degrees of freedom of the denominator: positive; where infinite, F is chi-square over the numerator's.
    public let denominator: Double

    public init(numerator: Double, denominator: Double) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public func density(_ x: Double) -> Double { fisher_f_density(x, numerator, denominator) }

    public func tail(_ tail: Tail, _ x: Double) -> Double {
        fisher_f_tail(x, numerator, denominator, tail.boost)
    }

    public func logTail(_ tail: Tail, _ x: Double) -> Double {
        fisher_f_log_tail(x, numerator, denominator, tail.boost)
    }

    public func quantile(_ tail: Tail, _ probability: Double) -> Double {
        fisher_f_quantile(probability, numerator, denominator, tail.boost)
    }
}
