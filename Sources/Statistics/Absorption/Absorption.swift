/// Factors whose fixed effects are taken out of columns, so that a regression of what is left has the slopes of
/// the regression with a dummy for each level (Frisch and Waugh 1933; Lovell 1963), at any number of levels.
///
/// The residual on all dummies is the limit of taking out the level means of one factor after the other
/// (alternating projections: Gaure, "OLS with multiple high dimensional category variables", Computational
/// Statistics & Data Analysis 66, 2013). Here the same limit is found faster by conjugate gradients (Correia,
/// "Linear models with high-dimensional fixed effects", 2016), see `demeaned`.
public struct Absorption: Sendable {
    public let factors: [CategoricalColumn]
    public let rowCount: Int
    let weights: [Double]?
    let combinations: LevelCombinations
    /// For each factor and level the sum of the rows' weights.
    let levelWeights: [[Double]]

    /// - Parameters:
    ///   - factors: at least one; their codings do not matter.
    ///   - weights: one for each row, none negative; nil for 1.
    /// - Throws: `RegressionError.lengths`, `.missingLevel` or `.weight`.
    /// - Complexity: O(rows · factors).
    public init(_ factors: [CategoricalColumn], weights: [Double]? = nil) throws {
        precondition(!factors.isEmpty, "at least one factor")
        // A design checks the same of its columns.
        let design = try Design(factors.map(Design.Term.categorical), hasIntercept: false)
        try RegressionError.checkLengths(design: design, outcomes: [], weights: weights)
        self.factors = factors
        self.weights = weights
        rowCount = design.rowCount
        combinations = LevelCombinations(factors, weights: weights)
        levelWeights = factors.map { factor in
            Cells([factor]).sums(ofProducts: weights.map { [$0] } ?? [], rowCount: design.rowCount)
        }
    }

    /// How many dummies the factors stand for: levels with weight, less those that others make superfluous.
    ///
    /// Exact for one and two factors: levels of both less connected components. Each further factor loses the
    /// most components that it forms with one of those before it; more of it may be superfluous, so that with
    /// three factors and more this is an upper bound, and errors are rather too large than too small.
    public var degreesOfFreedom: Int { degreesOfFreedom(of: Array(factors.indices)) }

    /// Whether `degreesOfFreedom` is exact.
    public var degreesOfFreedomAreExact: Bool { factors.count <= 2 }

    /// The same without factors whose levels lie each within one cluster of one of the clusterings, but 1 for the
    /// constant if all do: what cluster-robust errors count as coefficients (the default of fixest and reghdfe).
    /// - Parameter clusterings: for each row its cluster.
    public func degreesOfFreedom(notNestedIn clusterings: [[Int32]]) -> Int {
        let others = factors.indices.filter { factor in
            !clusterings.contains { isNested(factors[factor], in: $0) }
        }
        return max(1, degreesOfFreedom(of: others))
    }

    private func degreesOfFreedom(of chosen: [Int]) -> Int {
        chosen.enumerated().reduce(0) { sum, next in
            let (position, factor) = next
            let superfluous = chosen[..<position].map {
                ConnectedLevels(factors[$0], factors[factor], weights: weights).count
            }
            return sum + levelWeights[factor].count { $0 > 0 } - (superfluous.max() ?? 0)
        }
    }

    private func isNested(_ factor: CategoricalColumn, in clusters: [Int32]) -> Bool {
        precondition(clusters.count == rowCount, "a cluster for each row")
        var clusterOfLevel = [Int32?](repeating: nil, count: factor.levels.count)
        for (row, code) in factor.codes.enumerated() where weights.map({ $0[row] > 0 }) ?? true {
            if let known = clusterOfLevel[Int(code)], known != clusters[row] { return false }
            clusterOfLevel[Int(code)] = clusters[row]
        }
        return true
    }
}
