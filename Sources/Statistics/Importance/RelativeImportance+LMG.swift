import LinearAlgebra

extension RelativeImportance {
    /// The most players of which all subsets are walked: 2²⁸ models.
    public static let exactPlayerLimit = 28

    /// Each player's share of R² by Lindeman, Merenda and Gold ("Introduction to Bivariate and Multivariate
    /// Analysis", 1980): what it adds to R², averaged over all orders in which the players can enter the model.
    /// It is the Shapley value of the game R². The shares add up to `rSquared` to within 1e-13.
    ///
    /// The result is exact and the same on any number of threads (see `SubsetTree` for the method). A player
    /// whose columns are combinations of others shares with them; one that does not vary gets exactly 0.
    /// - Returns: players × outcomes.
    /// - Throws: `RelativeImportanceError.tooManyPlayers` beyond `exactPlayerLimit`: then use `sampledLMG`.
    /// - Complexity: O(2^players): for each subset about 6 operations on the matrix and 10 for each outcome; up to eight outcomes
    ///   go through one walk.
    public func lmg() throws -> Matrix {
        guard players.count <= Self.exactPlayerLimit else {
            throw RelativeImportanceError.tooManyPlayers(count: players.count, limit: Self.exactPlayerLimit)
        }
        var shares = Matrix(rows: players.count, columns: cross.columns)
        guard !players.isEmpty else { return shares }
        let order = walkOrder
        let problem = subsetProblem
        for first in stride(from: 0, to: cross.columns, by: 8) {
            let outcomes = first..<min(first + 8, cross.columns)
            for (outcome, values) in zip(outcomes, problem.shapleyShares(outcomes: outcomes)) {
                for (player, value) in zip(order, values) { shares[player, outcome] = value }
            }
        }
        return shares
    }

    /// Wide players first, where the tree is narrow; sorting is stable.
    private var walkOrder: [Int] {
        players.indices.sorted { players[$0].count > players[$1].count }
    }

    var subsetProblem: SubsetProblem {
        let order = walkOrder
        let columns = order.flatMap { players[$0] }
        var packed: [Double] = []
        for (row, column) in columns.enumerated() {
            for other in columns[row...] { packed.append(correlations[column, other]) }
        }
        return SubsetProblem(
            widths: order.map { players[$0].count },
            tolerance: tolerance,
            packedGram: packed,
            cross: cross.submatrix(rows: columns, columns: Array(cross.columnIndices))
        )
    }
}
