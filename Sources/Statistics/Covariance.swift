/// How much of an outcome's variance each of several parts carries.
///
/// If every outcome is the sum of its parts, the shares `Cov(part, outcome) / Var(outcome)` add up to 1: the
/// covariance decomposition of a sum. Since deviations from the mean add up to zero,
/// `n Cov(part, outcome) = Σ part (outcome - mean)`, so a part's zeros cost nothing.
public struct VarianceShares: Sendable {
    private let mean: Double
    private var deviation = 0.0
    private var squares = 0.0
    private var products: [Double]

    /// - Parameters:
    ///   - mean: of the outcomes.
    ///   - parts: how many parts there will be.
    public init(mean: Double, parts: Int) {
        self.mean = mean
        products = Array(repeating: 0, count: parts)
    }

    /// Turns to the next observation; what is added next are its parts.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func observe(_ outcome: Double) {
        deviation = outcome - mean
        squares += deviation * deviation
    }

    /// Says that `part` has `value` in the observation at hand; values of one part add up.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func add(part: Int, value: Double) { products[part] += value * deviation }

    /// The share of each part; nil where the outcome does not vary.
    public var shares: [Double]? {
        squares > 0 ? products.map { $0 / squares } : nil
    }
}
