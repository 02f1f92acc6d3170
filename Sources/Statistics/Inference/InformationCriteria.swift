import Foundation

/// How well a regression with normal residuals fits, and the same less a price for its parameters, as R has them.
public struct InformationCriteria: Sendable, Equatable {
    /// The largest logarithm of the likelihood: -½ (n (log 2π + log(RSS / n) + 1) - Σ log w). Infinite for a
    /// perfect fit.
    public let logLikelihood: Double
    /// The coefficients, absorbed ones too, and the residual variance.
    public let parameterCount: Int
    /// How many rows have a weight that is not zero.
    public let rowCount: Int

    /// Akaike's: 2 k - 2 log L.
    public var aic: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

    /// Schwarz's: k log n - 2 log L.
    public var bic: Double { Double(parameterCount) * log(Double(rowCount)) - 2 * logLikelihood }
}

extension LinearRegression {
    /// - Parameter logWeights: the sum of the logarithms of the weights that are not zero.
    public func informationCriteria(outcome: Int = 0, logWeights: Double = 0) -> InformationCriteria {
        let rows = Double(rowCount)
        let variance = residualSumsOfSquares[outcome] / rows
        return InformationCriteria(
            logLikelihood: -0.5 * (rows * (log(2 * .pi) + log(variance) + 1) - logWeights),
            parameterCount: parameterCount + 1,
            rowCount: rowCount
        )
    }
}

extension FittedRows {
    /// The fit of one outcome, weights included.
    /// - Complexity: O(rows) with weights, else O(1).
    public func informationCriteria(outcome: Int = 0) -> InformationCriteria {
        let logWeights = weights?.reduce(0) { $1 > 0 ? $0 + log($1) : $0 } ?? 0
        return regression.informationCriteria(outcome: outcome, logWeights: logWeights)
    }
}
