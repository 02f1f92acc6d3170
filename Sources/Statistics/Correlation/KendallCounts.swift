/// What Kendall's rank correlation counts over all pairs of observations, and what follows from it.
struct KendallCounts: Sendable {
    /// The number of observations.
    let pairs: Int
    let discordant: Int
    /// Pairs of observations that are tied on both sides.
    let bothTied: Int
    /// How many observations each distinct value has.
    let leftSizes: [Int]
    let rightSizes: [Int]

    /// τ_b = (concordant - discordant) / √((n₀ - n₁)(n₀ - n₂)), n₀ all pairs of observations, n₁ and n₂ those tied on
    /// the left and on the right: Kendall, "The Treatment of Ties in Ranking Problems" (Biometrika 33, 1945). Nil if
    /// either side does not vary.
    var tauB: Double? {
        let leftUntied = all - tied(leftSizes)
        let rightUntied = all - tied(rightSizes)
        guard leftUntied > 0, rightUntied > 0 else { return nil }
        return cosine(Double(score), Double(leftUntied), Double(rightUntied))
    }

    /// The two-sided p value of independence: exact without ties and below 50 observations, else by the normal
    /// distribution with the variance of the score among tied permutations, without continuity correction (Kendall,
    /// Rank Correlation Methods, 1975, ch. 4 and 5). The same rule as R's `cor.test`.
    var pValue: Double? {
        guard tauB != nil else { return nil }
        if pairs < 50, tied(leftSizes) + tied(rightSizes) == 0 {
            return KendallNull(observations: pairs).pValue(discordant: discordant)
        }
        return Normal().twoSidedTail(Double(score) / variance.squareRoot())
    }

    private var all: Int { pairs * (pairs - 1) / 2 }

    private func tied(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

    /// Concordant less discordant pairs of observations.
    private var score: Int { all - tied(leftSizes) - tied(rightSizes) + bothTied - 2 * discordant }

    private var variance: Double {
        let n = Double(pairs)
        func sum(_ sizes: [Int], _ term: (Double) -> Double) -> Double {
            sizes.reduce(0) { $1 > 1 ? $0 + term(Double($1)) : $0 }
        }
        func ties(_ sizes: [Int]) -> Double { sum(sizes) { $0 * ($0 - 1) * (2 * $0 + 5) } }
        func doubles(_ sizes: [Int]) -> Double { sum(sizes) { $0 * ($0 - 1) } }
        func triples(_ sizes: [Int]) -> Double { sum(sizes) { $0 * ($0 - 1) * ($0 - 2) } }
        let untied = (n * (n - 1) * (2 * n + 5) - ties(leftSizes) - ties(rightSizes)) / 18
        let bothDoubled = doubles(leftSizes) * doubles(rightSizes) / (2 * n * (n - 1))
        let bothTripled =
            n > 2 ? triples(leftSizes) * triples(rightSizes) / (9 * n * (n - 1) * (n - 2)) : 0
        return untied + bothDoubled + bothTripled
    }
}

/// The distribution of the number of discordant pairs of n observations under independence and without ties: of the
/// number of inversions of a random permutation, by Kendall's recursion over n ("A New Measure of Rank Correlation",
/// Biometrika 30, 1938).
private struct KendallNull {
    /// The probability of each number of inversions; symmetric.
    private let probabilities: [Double]

    /// - Complexity: O(n⁴).
    init(observations: Int) {
        var probabilities = [1.0]
        for size in stride(from: 2, through: observations, by: 1) {
            // The new last element makes 0 ..< size further inversions, all equally likely.
            var next = [Double](repeating: 0, count: probabilities.count + size - 1)
            for (inversions, probability) in probabilities.enumerated() {
                for further in 0..<size { next[inversions + further] += probability / Double(size) }
            }
            probabilities = next
        }
        self.probabilities = probabilities
    }

    func pValue(discordant: Int) -> Double {
        let extreme = min(discordant, probabilities.count - 1 - discordant)
        return min(1, 2 * probabilities[0...extreme].reduce(0, +))
    }
}
