extension Gram {
    /// The (weighted) sum of squared residuals of given coefficients on the rows of this Gram, which need not be
    /// those that the coefficients were fitted to: v'Gv with the residual v'[1, x - shift, y - shift].
    /// - Parameters:
    ///   - slopes: one for each of the first columns.
    ///   - outcome: which column is the outcome.
    /// - Complexity: O(columns²).
    func residualSumOfSquares(intercept: Double, slopes: [Double], outcome: Int) -> Double {
        var factors = [Double](repeating: 0, count: columnCount + 1)
        factors[0] = shift[outcome] - intercept
        for (column, slope) in slopes.enumerated() {
            factors[column + 1] = -slope
            factors[0] -= slope * shift[column]
        }
        factors[outcome + 1] = 1
        var sum = 0.0
        for column in factors.indices where factors[column] != 0 {
            let start = Statistics.packedCount(column)
            var inner = 0.5 * factors[column] * packed[start + column]
            for row in 0..<column { inner += factors[row] * packed[start + row] }
            sum += 2 * factors[column] * inner
        }
        return max(0, sum)
    }
}
