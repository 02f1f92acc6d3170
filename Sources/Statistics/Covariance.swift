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
    ///   - mean: of all outcomes, which are known before the first is observed; any number if there will be none.
    ///   - parts: how many parts there will be.
    public init(mean: Double, parts: Int) {
        self.mean = mean
        products = Array(repeating: 0, count: parts)
    }

    /// Turns to the next observation; what is added next are its parts.
    /// - Precondition: the outcome is finite.
    /// - Returns: how far the outcome is from the mean.
    /// - Complexity: O(1).
    @inline(__always)
    @discardableResult
    public mutating func observe(_ outcome: Double) -> Double {
        least = min(least, outcome)
        most = max(most, outcome)
        deviation = outcome - mean
        squares += deviation * deviation
        return deviation
    }

    /// Says that `part` has `value` in the observation at hand; values of one part add up.
    /// - Precondition: an observation is at hand, and `part` is below the number of parts.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func add(part: Int, value: Double) { add(part: part, product: value * deviation) }

    /// Says that the values of `part` times the deviations of their observations add up to `product`, for whoever has added
    /// them up beside other sums.
    /// - Precondition: `part` is below the number of parts.
    /// - Complexity: O(1).
    @inline(__always)
    public mutating func add(part: Int, product: Double) { products[part] += product }

    /// Adds what was observed elsewhere, of the same parts and about the same mean.
    ///
    /// Both sums are about the mean of all, so they add up as they are. Their last digits depend on how observations are
    /// put together, so whoever wants the same digits each time cuts them the same way.
    /// - Complexity: O(parts).
    public mutating func merge(_ other: VarianceShares) {
        precondition(
            mean == other.mean && products.count == other.products.count,
            "shares of the same variance"
        )
        least = min(least, other.least)
        most = max(most, other.most)
        squares += other.squares
        for part in products.indices { products[part] += other.products[part] }
    }

    /// The share of each part; nil where no two outcomes differ.
    public var shares: [Double]? {
        least < most && squares > 0 ? products.map { $0 / squares } : nil
    }
}
