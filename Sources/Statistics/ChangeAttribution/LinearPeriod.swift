import LinearAlgebra

/// A linear model of some outcomes over one period, with the means that its predictors had there.
public struct LinearPeriod: Sendable, Equatable {
    /// The mean of each predictor.
    public let means: [Double]
    /// The mean of each outcome.
    public let outcomeMeans: [Double]
    /// The slopes: predictors × outcomes.
    public let coefficients: Matrix
    /// The mean residual of each outcome: zero for least squares with an intercept.
    public let residualMeans: [Double]
    /// How well all this is known; nil if no standard errors are wanted.
    public let uncertainty: Uncertainty?

    /// The sampling covariances of what was estimated, for the delta method. Means and coefficients are taken as
    /// uncorrelated, as they are where residuals have a mean of zero given the predictors.
    public struct Uncertainty: Sendable, Equatable {
        /// Of the predictors' means: their covariance matrix divided by the number of (independent) rows.
        public let means: Matrix
        /// For each outcome that of the intercept and the slopes, in this order.
        public let coefficients: [Matrix]

        public init(means: Matrix, coefficients: [Matrix]) {
            self.means = means
            self.coefficients = coefficients
        }
    }

    /// - Parameters:
    ///   - intercepts: nil for those that make the residuals' mean zero, as least squares does.
    /// - Throws: `ChangeAttributionError`, where a number is not finite.
    public init(
        means: [Double],
        outcomeMeans: [Double],
        coefficients: Matrix,
        intercepts: [Double]? = nil,
        uncertainty: Uncertainty? = nil
    ) throws {
        precondition(coefficients.rows == means.count, "slopes for each predictor")
        precondition(coefficients.columns == outcomeMeans.count, "slopes for each outcome")
        precondition(
            intercepts.map { $0.count == outcomeMeans.count } ?? true,
            "an intercept for each outcome"
        )
        if let uncertainty {
            let order = means.count + 1
            precondition(
                uncertainty.means.rows == order - 1 && uncertainty.means.columns == order - 1
                    && uncertainty.coefficients.count == outcomeMeans.count
                    && uncertainty.coefficients.allSatisfy { $0.rows == order && $0.columns == order },
                "covariances of all means, and for each outcome of the intercept and all slopes"
            )
        }
        if let predictor = means.firstIndex(where: { !$0.isFinite }) {
            throw ChangeAttributionError.meanNotFinite(predictor: predictor)
        }
        if let outcome = (outcomeMeans + (intercepts ?? [])).firstIndex(where: { !$0.isFinite }) {
            throw ChangeAttributionError.outcomeNotFinite(outcome: outcome % outcomeMeans.count)
        }
        if let place = coefficients.firstNonFinite {
            throw ChangeAttributionError.coefficientNotFinite(predictor: place.row, outcome: place.column)
        }
        if uncertainty.map({ ([$0.means] + $0.coefficients).contains { $0.firstNonFinite != nil } }) ?? false
        {
            throw ChangeAttributionError.uncertaintyNotFinite
        }
        self.means = means
        self.outcomeMeans = outcomeMeans
        self.coefficients = coefficients
        self.uncertainty = uncertainty
        residualMeans = outcomeMeans.indices.map { outcome in
            guard let intercepts else { return 0 }
            return zip(means, coefficients.column(outcome)).reduce(
                outcomeMeans[outcome] - intercepts[outcome]
            ) { $0 - $1.0 * $1.1 }
        }
    }

    /// What the model says of a row at the origin, for one outcome: the intercept where the origin is zero.
    func intercept(_ outcome: Int, origin: [Double]) -> Double {
        var intercept = outcomeMeans[outcome] - residualMeans[outcome]
        for (predictor, coefficient) in coefficients.column(outcome).enumerated() {
            intercept -= coefficient * (means[predictor] - origin[predictor])
        }
        return intercept
    }
}

/// Why a change cannot be attributed; all numbers count from 0.
public enum ChangeAttributionError: Error, Equatable {
    case meanNotFinite(predictor: Int)
    case outcomeNotFinite(outcome: Int)
    case coefficientNotFinite(predictor: Int, outcome: Int)
    case originNotFinite(predictor: Int)
    /// A covariance is infinite or not a number.
    case uncertaintyNotFinite
    /// Not every predictor belongs to exactly one player, or a player has none.
    case playersDoNotPartitionPredictors
    /// The regressions have different coefficients: these are in one of them only, or, if all are in both, in another
    /// place.
    case coefficientsDiffer(names: [String])
    /// A regression has no intercept, so that its residuals need not have a mean of zero.
    case noIntercept
}
