/// How much of an outcome's variance each of several parts carries.
///
/// If every outcome is the sum of its parts, the shares `Cov(part, outcome) / Var(outcome)` add up to 1: the
/// covariance decomposition of a sum. Since deviations from the mean add up to zero,
/// `n Cov(part, outcome) = Σ part (outcome - mean)`, so a part's zeros cost nothing.
public struct VarianceShares: Sendable {
    private let deviations: [Double]
    private let squares: Double
    private var products: [Double]

    /// - Parameters:
    ///   - outcomes: one value for each observation; nil where there is none, which leaves the observation out.
    ///   - parts: how many parts there will be.
    public init(outcomes: [Double?], parts: Int) {
        let known = outcomes.compactMap { $0 }
        let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
        deviations = outcomes.map { $0.map { $0 - mean } ?? 0 }
        squares = deviations.reduce(0) { $0 + $1 * $1 }
        products = Array(repeating: 0, count: parts)
    }

    /// Says that `part` has `value` in `observation`; values of one part and observation add up.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func add(part: Int, value: Double, observation: Int) {
        products[part] += value * deviations[observation]
    }

    /// The share of each part; nil where the outcome does not vary.
    public var shares: [Double]? {
        squares > 0 ? products.map { $0 / squares } : nil
    }
}
