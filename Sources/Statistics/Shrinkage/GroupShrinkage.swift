import Foundation

/// Why group means cannot be shrunk.
public enum ShrinkageError: Error, Equatable, Sendable {
    /// A mean or a variance is infinite or not a number; groups count from 0.
    case notFinite(group: Int)
    /// A sampling variance that is not above zero.
    case noSamplingVariance(group: Int)
    /// Fewer than four groups, from which a variance between them cannot be used.
    case tooFewGroups(Int)
}

/// Means of groups, drawn towards the common mean by as much as they are uncertain: the parametric empirical Bayes
/// estimate of Morris, "Parametric Empirical Bayes Inference: Theory and Applications" (JASA 78, 1983, section 5).
///
/// Group i has an observed mean yᵢ ~ N(θᵢ, Vᵢ) with a known sampling variance, and θᵢ ~ N(μ, A). A small group with an
/// extreme mean is mostly extreme by chance; in a ranking its posterior mean is the fair figure.
public struct GroupShrinkage: Equatable, Sendable {
    public struct Group: Equatable, Sendable {
        /// (1 - B) y + B μ.
        public let posteriorMean: Double
        /// Morris's, which includes that μ and A are estimates: √(V (1 - (1 - wᵢ) B) + v (y - μ)²), with wᵢ the
        /// group's share of the weights in μ and v = 2 / (k - 3) · B² (V̄ + A) / (V + A), V̄ the weighted mean of V.
        public let standardError: Double
        /// A / (A + V): the share of the variance of such observed means that is true.
        public let reliability: Double
        /// B = (k - 3) / (k - 1) · V / (A + V) for k groups: by how much the mean was drawn in. The first factor
        /// allows for A being an estimate; with equal V this is the rule of James and Stein (1961).
        public let shrinkage: Double
    }

    public let groups: [Group]
    /// μ, weighted by 1 / (V + A).
    public let mean: Double
    /// √(1 / Σ 1 / (V + A)).
    public let meanStandardError: Double
    /// A.
    public let betweenVariance: Double
    /// Cochran's Q, with weights 1 / V: chi-square with k - 1 degrees of freedom if all true means are equal.
    public let heterogeneity: Double
    public let heterogeneityPValue: Double

    /// - Parameters:
    ///   - means: one for each group.
    ///   - variances: the squared standard errors of the means, in squared units of them.
    /// - Complexity: O(groups), times some hundred steps for the iterative methods.
    /// - Throws: ``ShrinkageError``.
    public init(
        means: [Double],
        variances: [Double],
        method: BetweenVarianceMethod = .restrictedLikelihood
    ) throws(ShrinkageError) {
        precondition(means.count == variances.count, "a variance for each mean")
        for group in means.indices {
            guard means[group].isFinite, variances[group].isFinite else {
                throw ShrinkageError.notFinite(group: group)
            }
            guard variances[group] > 0 else { throw ShrinkageError.noSamplingVariance(group: group) }
        }
        guard means.count >= 4 else { throw ShrinkageError.tooFewGroups(means.count) }
        let model = NormalMeans(means: means, variances: variances)
        let between = model.betweenVariance(method)
        let fit = model.fit(between)
        let degrees = Double(means.count - 1)
        let averageVariance = variances.reduce(0) { $0 + $1 / ($1 + between) } / fit.weight
        groups = zip(means, variances).map { observed, variance in
            let total = variance + between
            let shrinkage = (degrees - 2) / degrees * variance / total
            let distance = observed - fit.mean
            let uncertainty =
                2 / (degrees - 2) * shrinkage * shrinkage * (averageVariance + between) / total
            let share = 1 / (total * fit.weight)
            let posteriorVariance =
                variance * (1 - (1 - share) * shrinkage) + uncertainty * distance * distance
            return Group(
                posteriorMean: observed - shrinkage * distance,
                standardError: posteriorVariance.squareRoot(),
                reliability: between / total,
                shrinkage: shrinkage
            )
        }
        mean = fit.mean
        meanStandardError = (1 / fit.weight).squareRoot()
        betweenVariance = between
        heterogeneity = model.fit(0).q
        heterogeneityPValue = ChiSquare(degreesOfFreedom: degrees).upperTail(heterogeneity)
    }
}
