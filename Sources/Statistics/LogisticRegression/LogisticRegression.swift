import LinearAlgebra

/// A logistic regression: the log-odds of success, log(p / (1 - p)), are linear in the columns of a design.
///
/// Each row has an outcome between 0 and 1 and a weight c: 0 or 1 with weight 1 for a single case; the share of
/// successes with the number of trials for counts. A row stands for c y successes and c (1 - y) failures.
/// Log-likelihoods are those of the single trials, without binomial coefficients, which do not depend on the
/// coefficients (R adds them to the log-likelihood and AIC of counts).
///
/// The design and the outcome are kept (shared, not copied): robust errors, marginal effects and profile intervals
/// are further passes over the rows.
public struct LogisticRegression: Sendable {
    /// What is maximised.
    public enum Method: Sendable, Equatable {
        /// The likelihood. It has no maximum if the outcomes are separated, which is an error.
        case maximumLikelihood
        /// The likelihood times the root of the information's determinant (Jeffreys' prior): finite estimates
        /// always, with less bias for rare outcomes (Firth 1993).
        case firth
    }

    public let method: Method
    /// The coefficients' names: `(intercept)` first where there is one, then the columns of the design that are
    /// not aliased.
    public let names: [String]
    /// Columns that are linear combinations of others: they have no coefficient.
    public let aliased: [AliasedColumn]
    public let outcomeName: String
    /// Log-odds ratios for a unit of each column, in the order of `names`.
    public let coefficients: [Double]
    /// The inverse of the information X' diag(c p (1 - p)) X at the coefficients, names × names.
    public let covariance: Matrix
    /// Without Firth's penalty, whatever the method.
    public let logLikelihood: Double
    /// What was maximised: for Firth's method log-likelihood + ½ log |information|, the columns being centred.
    public let objective: Double
    /// The log-likelihood of one chance for all rows, or of ½ without an intercept.
    public let nullLogLikelihood: Double
    /// The log-likelihood of each row's own share of successes; 0 if all outcomes are 0 or 1.
    public let saturatedLogLikelihood: Double
    /// Rows whose weight is not zero.
    public let rowCount: Int
    /// The weighted numbers of successes and failures.
    public let successes: Double
    public let failures: Double
    /// Newton's steps.
    public let iterations: Int
    /// The squared length of the step that was no longer taken, in standard errors: score' covariance score.
    public let decrement: Double

    let search: LikelihoodSearch
    let centredCoefficients: [Double]
    let centredCovariance: Matrix
}

extension LogisticRegression {
    public var hasIntercept: Bool { search.likelihood.rows.hasIntercept }

    /// For each coefficient but the intercept, its column in the expanded design.
    public var columns: [Int] { search.likelihood.rows.columns }

    /// Rows less coefficients.
    public var degreesOfFreedom: Int { rowCount - names.count }

    /// From the inverse information.
    public var errors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// Wald's z: coefficients in standard errors.
    public var zStatistics: [Double] { zip(coefficients, errors).map { $0 / $1 } }

    /// The chance of a z at least as far from zero, if the coefficient were zero (two-sided, normal).
    public var pValues: [Double] { zStatistics.map { Normal().twoSidedTail($0) } }

    /// Twice the log-likelihood that is lacking to each row's own share.
    public var deviance: Double { 2 * (saturatedLogLikelihood - logLikelihood) }

    public var nullDeviance: Double { 2 * (saturatedLogLikelihood - nullLogLikelihood) }

    /// Twice the coefficients less twice the log-likelihood (Akaike 1974).
    public var akaikeCriterion: Double { 2 * (Double(names.count) - logLikelihood) }

    /// 1 - log-likelihood / null log-likelihood (McFadden 1974).
    public var mcFaddenRSquared: Double { 1 - logLikelihood / nullLogLikelihood }

    /// The rarer outcome's number for each coefficient but the intercept: below about 10 estimates are biased
    /// away from zero (Peduzzi and others 1996); not a number if there is no such coefficient.
    public var rareOutcomesPerCoefficient: Double {
        columns.isEmpty ? .nan : min(successes, failures) / Double(columns.count)
    }
}
