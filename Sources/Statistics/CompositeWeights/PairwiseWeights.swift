import LinearAlgebra

/// Weights from judgements of how many times as important one thing is as another: the analytic hierarchy process (Saaty, "A scaling
/// method for priorities in hierarchical structures", Journal of Mathematical Psychology 15, 1977).
public struct PairwiseWeights: Sendable, Equatable {
    /// The eigenvector of the largest eigenvalue, scaled to add up to 1.
    public let weights: [Double]
    /// λ: as large as the matrix if no judgement contradicts others, otherwise larger.
    public let largestEigenvalue: Double
    /// (λ - n) / (n - 1), beside the mean of random judgements; nil for more than 15 things, for which no mean is tabulated. Below
    /// 0.1 judgements are held to be consistent; two things always are.
    public let consistencyRatio: Double?

    /// The mean of (λ - n) / (n - 1) over random reciprocal matrices (Tummala and Ling, "A note on the computation of the mean random
    /// consistency index of the analytic hierarchy process", Theory and Decision 44, 1998).
    static let randomIndices = [
        0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714,
        1.5831,
    ]

    /// - Parameter comparisons: square; entry (i, j) says how many times as important i is as j, and (j, i) is one over it, but for
    ///   1.5 %, since thirds are written as 0.33.
    /// - Throws: ``CompositeWeightsError/comparisonOutOfRange(row:column:)`` or `.notReciprocal`.
    /// - Complexity: O(n²) a step of the power method, some tens of steps.
    public init(_ comparisons: Matrix) throws(CompositeWeightsError) {
        let count = comparisons.rows
        precondition(count > 0 && comparisons.columns == count, "a square of comparisons")
        for row in 0..<count {
            for column in 0..<count {
                let comparison = comparisons[row, column]
                guard comparison > 0, comparison.isFinite else {
                    throw .comparisonOutOfRange(row: row, column: column)
                }
            }
        }
        for column in 0..<count {
            for row in 0...column {
                guard abs(comparisons[row, column] * comparisons[column, row] - 1) <= 0.015 else {
                    throw .notReciprocal(row: row, column: column)
                }
            }
        }
        // All entries are positive: the largest eigenvalue is simple and its vector positive (Perron 1907), so that the power
        // method finds it from any positive start.
        var weights = [Double](repeating: 1 / Double(count), count: count)
        var eigenvalue = Double(count)
        for _ in 0..<10_000 {
            let product = comparisons * weights
            let sum = product.reduce(0, +)
            let next = product.map { $0 / sum }
            let move = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
            (weights, eigenvalue) = (next, sum)
            if move < 1e-15 { break }
        }
        self.weights = weights
        largestEigenvalue = eigenvalue
        if count < 3 {
            consistencyRatio = 0
        } else if count <= Self.randomIndices.count {
            let index = (eigenvalue - Double(count)) / Double(count - 1)
            consistencyRatio = index / Self.randomIndices[count - 1]
        } else {
            consistencyRatio = nil
        }
    }
}
