/// How much of an outcome's variance each of several parts carries.
///
/// If every outcome is the sum of its parts, the shares `Cov(part, outcome) / Var(outcome)` add up to 1: the
/// covariance decomposition of a sum. Since deviations from the mean add up to zero,
/// `n Cov(part, outcome) = Σ part (outcome - mean)`, so a part's zeros cost nothing.
///
/// Without two different outcomes there is no variance to share: no outcome, one, or all the same. That is told by the
/// outcomes themselves, for their deviations from a rounded mean need not be zero.
public struct VarianceShares: Sendable {
    private let mean: Double
    private var deviation = 0.0
    private var squares = 0.0
    private var products: [Double]
    private var least = Double.infinity
    private var most = -Double.infinity

    /// - Parameters:
    ///   - mean: of the outcomes, all of which are known before the first is observed; any number if there will be none.
    ///   - parts: how many parts there will be.
    public init(mean: Double, parts: Int) {
        self.mean = mean
        products = Array(repeating: 0, count: parts)
    }

    /// Turns to the next observation; what is added next are its parts.
    /// - Precondition: the outcome is finite.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func observe(_ outcome: Double) {
        least = min(least, outcome)
        most = max(most, outcome)
        deviation = outcome - mean
        squares += deviation * deviation
    }

    /// Says that `part` has `value` in the observation at hand; values of one part add up.
    /// - Precondition: an observation is at hand, and `part` is below the number of parts.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func add(part: Int, value: Double) { products[part] += value * deviation }

    /// The share of each part; nil where no two outcomes differ.
    public var shares: [Double]? {
        least < most && squares > 0 ? products.map { $0 / squares } : nil
    }
}
