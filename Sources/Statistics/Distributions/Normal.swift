import CBoostMath

/// The normal distribution.
public struct Normal: SymmetricDistribution, Equatable {
    public let mean: Double
    /// Positive; otherwise every result is not-a-number.
    public let standardDeviation: Double

    public init(mean: Double = 0, standardDeviation: Double = 1) {
        self.mean = mean
        self.standardDeviation = standardDeviation > 0 ? standardDeviation : .nan
    }

    public var centre: Double { mean }

    public func density(_ x: Double) -> Double { normal_density(standardized(x)) / standardDeviation }

    public func tail(_ tail: Tail, _ x: Double) -> Double { normal_tail(standardized(x), tail.boost) }

    public func logTail(_ tail: Tail, _ x: Double) -> Double { normal_log_tail(standardized(x), tail.boost) }

    public func quantile(_ tail: Tail, _ probability: Double) -> Double {
        mean + standardDeviation * normal_quantile(probability, tail.boost)
    }

    private func standardized(_ x: Double) -> Double { (x - mean) / standardDeviation }
}
