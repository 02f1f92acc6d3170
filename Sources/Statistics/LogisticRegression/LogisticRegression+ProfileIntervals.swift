import LinearAlgebra

/// Where the profile of the likelihood has fallen by half a quantile of chi-square on either side of an estimate.
public struct ProfileInterval: Sendable, Equatable {
    public let name: String
    public let lower: Double
    public let upper: Double
    public let confidence: Double
}

extension LogisticRegression {
    /// The interval of a coefficient's values that a likelihood ratio test does not reject, of the penalised likelihood
    /// for Firth's method; unlike Wald's it need not be symmetric, which matters for rare or separated outcomes
    /// (Heinze and Schemper 2002).
    ///
    /// The ends are found directly, without computing the profile (Venzon and Moolgavkar, "A Method for Computing
    /// Profile-Likelihood-Based Confidence Intervals", 1988): steps δ = I⁻¹(U + λa) with λ such that the quadratic
    /// approximation meets the level, until a step is shorter than 1e-8 standard errors.
    /// - Parameters:
    ///   - coefficient: an index of `names`.
    ///   - confidence: between 0 and 1.
    /// - Throws: `LogisticRegressionError.notConverged` or `.singularInformation`.
    /// - Complexity: about ten times a step of the fit.
    public func profileInterval(of coefficient: Int, confidence: Double = 0.95) throws -> ProfileInterval {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        let fall = ChiSquare(degreesOfFreedom: 1).quantile(lowerTail: confidence)
        return ProfileInterval(
            name: names[coefficient],
            lower: try profileEnd(of: coefficient, fall: fall, side: -1),
            upper: try profileEnd(of: coefficient, fall: fall, side: 1),
            confidence: confidence
        )
    }

    private static let profileStepLimit = 200
    private static let smallProfileStep = 1e-16

    /// - Parameters:
    ///   - fall: by how much twice the objective falls at the end.
    ///   - side: -1 for the lower end, 1 for the upper.
    private func profileEnd(of coefficient: Int, fall: Double, side: Double) throws -> Double {
        let axis = search.likelihood.rows.axis(of: coefficient)
        let level = objective - fall / 2
        var point = search.point(at: centredCoefficients)
        var squaredStep = Double.infinity
        for iteration in 0..<Self.profileStepLimit {
            guard let factor = point.factor else {
                throw LogisticRegressionError.singularInformation(iterations: iteration)
            }
            let score = search.score(at: point, factor: factor)
            let (toMaximum, alongAxis) = (factor.solve(score), factor.solve(axis))
            let gain = dot(score, toMaximum)
            // Twice what the quadratic approximation's maximum lies above the level; nothing to spend if below.
            let height = max(0, 2 * (point.objective - level) + gain)
            let multiplier = side * (height / dot(axis, alongAxis)).squareRoot()
            let step = zip(toMaximum, alongAxis).map { $0 + multiplier * $1 }
            squaredStep = gain + 2 * multiplier * dot(axis, toMaximum) + height
            if squaredStep <= Self.smallProfileStep {
                return dot(axis, point.coefficients)
            }
            var length = 1.0
            var next = search.point(at: zip(point.coefficients, step).map { $0 + $1 })
            // A step that falls as far again below the level has left the region of the approximation.
            while !(next.objective >= level - fall / 2) && length > 1e-6 {
                length /= 2
                next = search.point(at: zip(point.coefficients, step).map { $0 + length * $1 })
            }
            point = next
        }
        throw LogisticRegressionError.notConverged(iterations: Self.profileStepLimit, decrement: squaredStep)
    }
}

extension ModelRows {
    /// The a with a'b = a coefficient of the columns as they are, b being those of the centred columns.
    fileprivate func axis(of coefficient: Int) -> [Double] {
        var axis = [Double](repeating: 0, count: width)
        axis[coefficient] = 1
        guard hasIntercept, coefficient == 0 else { return axis }
        for (position, column) in columns.enumerated() { axis[position + 1] = -centres[column] }
        return axis
    }
}
