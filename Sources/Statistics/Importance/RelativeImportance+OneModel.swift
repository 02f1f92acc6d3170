import LinearAlgebra

extension RelativeImportance {
    /// R² of the model with this player alone: players × outcomes.
    /// - Complexity: O(columns of the widest player cubed · players).
    public var first: Matrix {
        gains { player in [player] }
    }

    /// What R² loses without this player: players × outcomes.
    /// - Complexity: O(players · columns³ / 3).
    public var last: Matrix {
        gains { player in players.indices.filter { $0 != player } + [player] }
    }

    /// What each player adds when it enters in the order made for it.
    private func gains(_ order: (Int) -> [Int]) -> Matrix {
        var gains = Matrix(rows: players.count, columns: cross.columns)
        var sequence = sequentialGains
        for player in players.indices {
            sequence.enter(order(player))
            for outcome in cross.columnIndices { gains[player, outcome] = sequence.gains[player, outcome] }
        }
        return gains
    }

    /// The coefficients of predictors and outcomes scaled to unit variance: columns × outcomes. Nil where they are
    /// not unique because columns are aliased.
    /// - Complexity: O(columns³ / 3).
    public var standardizedCoefficients: Matrix? {
        guard aliasedColumns.isEmpty, let cholesky = try? Cholesky(correlations) else { return nil }
        let coefficients = cholesky.solve(cross)
        return coefficients + cholesky.solve(cross - correlations * coefficients)
    }

    /// The squared standardized coefficients: columns × outcomes, for they have no sense for a group. They add up
    /// to R² only if predictors are uncorrelated. Nil where columns are aliased.
    public var squaredStandardizedCoefficients: Matrix? {
        standardizedCoefficients?.squaredEntries
    }

    /// Pratt's measure (1987; Hoffman 1960): standardized coefficient times correlation, summed over a player's
    /// columns: players × outcomes. It adds up to R²; a negative share says that the player works by suppressing
    /// what others carry. Nil where columns are aliased.
    public var pratt: Matrix? {
        standardizedCoefficients.map { coefficients in
            sumOverPlayers { coefficients[$0, $1] * cross[$0, $1] }
        }
    }

    /// Sums of what columns have: players × outcomes.
    func sumOverPlayers(_ value: (_ column: Int, _ outcome: Int) -> Double) -> Matrix {
        var sums = Matrix(rows: players.count, columns: cross.columns)
        for (player, columns) in players.enumerated() {
            for outcome in cross.columnIndices {
                sums[player, outcome] = columns.reduce(0) { $0 + value($1, outcome) }
            }
        }
        return sums
    }
}
