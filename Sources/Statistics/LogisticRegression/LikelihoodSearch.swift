import LinearAlgebra

/// Newton's search for the greatest (penalised) likelihood, with step halving.
///
/// The step is I⁻¹ U with the information I and the score U. For maximum likelihood that is Newton's step, and as
/// the log-likelihood is concave, halving makes the search safe from any start. Firth's penalty ½ log |I| adds
/// hᵢ (½ - pᵢ) xᵢ to the score of each row, hᵢ being its leverage (Firth 1993; Heinze and Schemper 2002); with I as
/// it is this is Fisher scoring, which takes more iterations.
///
/// **Rule.** The decrement U' I⁻¹ U is the squared length of the next step in standard errors, and twice what the
/// log-likelihood can still gain. The search ends when it is at most 1e-20; or when, below 1e-12, it no longer
/// falls, which is where rounding is reached. A step counts only if the objective does not fall by more than
/// rounding, 1e-12 of itself.
struct LikelihoodSearch: Sendable {
    let likelihood: LogisticLikelihood
    let method: LogisticRegression.Method

    /// Coefficients and what is known there.
    struct Point: Sendable {
        let coefficients: [Double]
        let value: LogisticLikelihood.Value
        /// Nil if the information is singular there.
        let factor: InformationFactor?
        /// The log-likelihood, and the penalty if there is one.
        let objective: Double
    }

    struct Maximum: Sendable {
        let point: Point
        let factor: InformationFactor
        let iterations: Int
        let decrement: Double
    }

    private static let smallDecrement = 1e-20
    private static let roundedDecrement = 1e-12
    private static let rounding = 1e-12

    func point(at coefficients: [Double]) -> Point {
        let value = likelihood.value(at: coefficients)
        let factor = InformationFactor(value.information)
        let objective =
            switch method {
            case .maximumLikelihood: value.logLikelihood
            case .firth: factor.map { value.logLikelihood + 0.5 * $0.logDeterminant } ?? -.infinity
            }
        return Point(coefficients: coefficients, value: value, factor: factor, objective: objective)
    }

    func score(at point: Point, factor: InformationFactor) -> [Double] {
        switch method {
        case .maximumLikelihood: point.value.score
        case .firth:
            zip(
                point.value.score,
                likelihood.firthScore(at: point.coefficients, factor: factor)
            ).map { $0 + $1 }
        }
    }

    /// - Throws: `LogisticRegressionError.separation`, `.singularInformation` or `.notConverged`.
    func maximum(from start: [Double], iterationLimit: Int) throws -> Maximum {
        var point = point(at: start)
        var decrement = Double.infinity
        var separation = SeparationSearch(likelihood: likelihood)
        for iteration in 0...iterationLimit {
            if method == .maximumLikelihood {
                try separation.visit(point, iteration: iteration)
            }
            guard let factor = point.factor else {
                throw LogisticRegressionError.singularInformation(iterations: iteration)
            }
            let score = score(at: point, factor: factor)
            let step = factor.solve(score)
            let previous = decrement
            decrement = dot(score, step)
            if decrement <= Self.smallDecrement
                || (decrement <= Self.roundedDecrement && decrement >= previous)
            {
                return Maximum(
                    point: point,
                    factor: factor,
                    iterations: iteration,
                    decrement: max(0, decrement)
                )
            }
            guard let next = improved(point, by: step) else {
                throw LogisticRegressionError.notConverged(iterations: iteration, decrement: decrement)
            }
            point = next
        }
        throw LogisticRegressionError.notConverged(iterations: iterationLimit, decrement: decrement)
    }

    /// The first of the whole step, its half, its quarter, … that does not make the objective less.
    private func improved(_ current: Point, by step: [Double]) -> Point? {
        let least = current.objective - Self.rounding * abs(current.objective)
        var length = 1.0
        for _ in 0..<40 {
            let next = point(at: zip(current.coefficients, step).map { $0 + length * $1 })
            if next.objective >= least { return next }
            length /= 2
        }
        return nil
    }
}
