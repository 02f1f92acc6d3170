/// How strong a confounder that was not measured would have to be to change what a coefficient says (Cinelli and
/// Hazlett, "Making Sense of Sensitivity: Extending Omitted Variable Bias", Journal of the Royal Statistical
/// Society B 82, 2020).
///
/// All of it follows from a coefficient's t and degrees of freedom. It holds for the classical error; with a
/// robust one the statements about the estimate hold, those about its significance are approximate.
public struct Sensitivity: Sendable, Equatable {
    public let estimate: Double
    public let error: Double
    /// n - p.
    public let degreesOfFreedom: Double

    /// - Precondition: more than one degree of freedom.
    public init(estimate: Double, error: Double, degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 1, "more than one degree of freedom")
        self.estimate = estimate
        self.error = error
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// - Returns: nil if the test has no more than one degree of freedom, which leaves none beside a confounder.
    public init?(_ test: CoefficientTest) {
        guard test.degreesOfFreedom > 1 else { return nil }
        self.init(estimate: test.estimate, error: test.error, degreesOfFreedom: test.degreesOfFreedom)
    }
}

extension Sensitivity {
    /// |t| / √df: Cohen's f of the coefficient with the outcome.
    public var cohensF: Double { abs(estimate / error) / degreesOfFreedom.squareRoot() }

    /// The share of the residual variance of the outcome that the coefficient's column explains.
    ///
    /// It is the extreme scenario too: a confounder that explains all that is left of the outcome would have to
    /// explain this share of what is left of the column to bring the estimate to zero.
    public var partialRSquared: Double { 1 / (1 + 1 / (cohensF * cohensF)) }

    /// The robustness value: a confounder that explains this share of what is left of both the column and the
    /// outcome is just strong enough to take away the share `reduction` of the estimate (section 4.2).
    /// - Parameter reduction: q; 1 takes the estimate to zero.
    public func robustnessValue(reduction: Double = 1) -> Double {
        Self.robustnessValue(of: reduction * cohensF)
    }

    /// The robustness value for significance: such a confounder is just strong enough that the estimate, reduced
    /// by `reduction` of itself, can no longer be told from zero at the level `significance`. Zero where it
    /// cannot be told from the start.
    /// - Parameters:
    ///   - reduction: q.
    ///   - significance: α, of the two-sided test.
    public func robustnessValue(reduction: Double = 1, significance: Double) -> Double {
        precondition(significance > 0 && significance < 1, "a significance between 0 and 1")
        let critical = criticalF(significance: significance)
        let f = reduction * cohensF
        guard f > critical else { return 0 }
        // Beyond it the strongest confounder of this value is not the one with equal shares.
        guard f < 1 / critical else { return Self.shareExceeding(critical: critical, f: f) }
        return Self.robustnessValue(of: f - critical)
    }

    /// The extreme scenario: a confounder that explains all that is left of the outcome takes away the share
    /// `reduction` of the estimate if it explains this share of what is left of the column.
    public func extremeRobustnessValue(reduction: Double = 1) -> Double {
        Self.shareExceeding(critical: 0, f: reduction * cohensF)
    }

    /// The same for significance; zero where the estimate cannot be told from zero from the start.
    public func extremeRobustnessValue(reduction: Double = 1, significance: Double) -> Double {
        let critical = criticalF(significance: significance)
        let f = reduction * cohensF
        return f > critical ? Self.shareExceeding(critical: critical, f: f) : 0
    }

    private func criticalF(significance: Double) -> Double {
        let left = degreesOfFreedom - 1
        return StudentT(degreesOfFreedom: left).halfWidth(confidence: 1 - significance) / left.squareRoot()
    }

    /// ½ (√(f⁴ + 4f²) - f²), written so that it does not cancel for a large f.
    private static func robustnessValue(of f: Double) -> Double {
        f > 0 ? 2 / (1 + (1 + 4 / (f * f)).squareRoot()) : 0
    }

    /// (f² - f*²) / (1 + f²).
    private static func shareExceeding(critical: Double, f: Double) -> Double {
        guard f.isFinite else { return 1 }
        return (f - critical) * (f + critical) / (1 + f * f)
    }
}
