/// An estimate with its error, its t test against zero and its interval.
public struct CoefficientTest: Sendable, Equatable {
    public let name: String
    public let estimate: Double
    public let error: Double
    /// Estimate / error: infinite where only the error is zero, not a number where both are.
    public let statistic: Double
    /// Of the t distribution; infinite for the normal one.
    public let degreesOfFreedom: Double
    /// The probability of a statistic at least as far from zero, if the true value is zero.
    public let pValue: Double
    /// The probability with which such an interval holds the true value, 0.95 say.
    public let confidence: Double
    public let lower: Double
    public let upper: Double

    /// - Precondition: 0 < `confidence` < 1.
    public init(
        name: String,
        estimate: Double,
        error: Double,
        degreesOfFreedom: Double,
        confidence: Double = 0.95
    ) {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
        self.name = name
        self.estimate = estimate
        self.error = error
        statistic = estimate / error
        self.degreesOfFreedom = degreesOfFreedom
        pValue = distribution.twoSidedTail(statistic)
        self.confidence = confidence
        let width = distribution.halfWidth(confidence: confidence) * error
        lower = estimate - width
        upper = estimate + width
    }
}

extension LinearRegression {
    /// The coefficients of one outcome with t tests and intervals.
    /// - Parameters:
    ///   - covariance: of this regression's coefficients; nil for the classical one.
    ///   - confidence: between 0 and 1.
    /// - Complexity: O(coefficients²).
    public func coefficientTests(
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil,
        confidence: Double = 0.95
    ) -> [CoefficientTest] {
        let covariance = checked(covariance)
        let errors = covariance.errors.column(outcome)
        return zip(names, zip(coefficients.column(outcome), errors)).map { name, value in
            CoefficientTest(
                name: name,
                estimate: value.0,
                error: value.1,
                degreesOfFreedom: Double(covariance.degreesOfFreedom),
                confidence: confidence
            )
        }
    }

    /// A covariance of these coefficients, the classical one if there is none.
    func checked(_ covariance: CoefficientCovariance?) -> CoefficientCovariance {
        guard let covariance else { return classicalCovariance }
        precondition(
            covariance.names == names && covariance.outcomeNames == outcomeNames,
            "a covariance of this regression's coefficients"
        )
        return covariance
    }
}
