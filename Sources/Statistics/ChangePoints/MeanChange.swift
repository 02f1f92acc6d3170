import Foundation
import LinearAlgebra
import Parallelism

/// The most likely single change of the mean of a series, and whether there is one at all.
///
/// The statistic is the largest |Sₖ - (k / n) Sₙ| / (s √n) over k, with Sₖ the sum of the first k values and s the
/// standard deviation of all. For independent values with one mean its distribution tends to that of the largest
/// absolute value of a Brownian bridge, which is Kolmogorov's (Csörgő and Horváth, "Limit Theorems in
/// Change-Point Analysis", 1997, section 2.1). Values that follow each other too closely look like a change.
public struct MeanChange: Equatable, Sendable {
    /// The first index after the change.
    public let index: Int
    public let meanBefore: Double
    public let meanAfter: Double
    public let statistic: Double
    /// How likely so large a statistic is where nothing changed, from the limiting distribution: too large rather
    /// than too small for short series.
    public let pValue: Double

    /// - Complexity: O(n).
    /// - Throws: ``ChangePointError``: what is not finite, fewer than two values, or no variation.
    public init(_ values: [Double]) throws {
        try checkSeries(values, needed: 2)
        guard values.contains(where: { $0 != values[0] }) else { throw ChangePointError.noVariation }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let deviations = values.map { $0 - mean }
        let squares = deviations.sumOfSquares
        let bridge = largestPartialSum(deviations)
        index = bridge.count
        meanBefore = values[..<index].reduce(0, +) / Double(index)
        meanAfter = values[index...].reduce(0, +) / (count - Double(index))
        statistic = bridge.size / (squares / (count - 1) * count).squareRoot()
        pValue = kolmogorovTail(statistic)
    }

    /// The share of random orders of the same values, this one counted too, whose statistic is at least as large: an
    /// exact test for exchangeable values of any distribution.
    /// - Complexity: O(n · `permutations`), on all processors; the same on every number of threads.
    /// - Throws: ``ChangePointError/notFinite(index:)``.
    public static func permutationPValue(
        _ values: [Double],
        permutations: Int = 999,
        seed: UInt64
    ) throws -> Double {
        try checkSeries(values, needed: 2)
        let mean = values.reduce(0, +) / Double(values.count)
        let deviations = values.map { $0 - mean }
        let observed = largestPartialSum(deviations).size * (1 - 1e-12)
        let reached = concurrentMap(permutations) { permutation in
            var stream = RandomStream(seed: seed, stream: UInt64(permutation))
            var shuffled = deviations
            stream.shuffle(&shuffled)
            return largestPartialSum(shuffled).size >= observed
        }
        return Double(1 + reached.count { $0 }) / Double(1 + permutations)
    }
}

/// After how many values, fewer than all, the absolute sum is largest, and how large it is.
private func largestPartialSum(_ deviations: [Double]) -> (count: Int, size: Double) {
    var (sum, best) = (0.0, (count: 1, size: -1.0))
    for index in 0..<deviations.count - 1 {
        sum += deviations[index]
        if abs(sum) > best.size { best = (index + 1, abs(sum)) }
    }
    return best
}

/// The probability that the largest absolute value of a Brownian bridge exceeds `value` (Kolmogorov 1933): of its two
/// series the one that converges at once.
func kolmogorovTail(_ value: Double) -> Double {
    guard value > 0 else { return 1 }
    var sum = 0.0
    if value < 1 {
        for term in stride(from: 1.0, through: 9, by: 2) {
            sum += exp(-term * term * Double.pi * Double.pi / (8 * value * value))
        }
        return 1 - (2 * Double.pi).squareRoot() / value * sum
    }
    for term in 1...6 {
        let size = exp(-2 * Double(term * term) * value * value)
        sum += term % 2 == 1 ? size : -size
    }
    return 2 * sum
}
