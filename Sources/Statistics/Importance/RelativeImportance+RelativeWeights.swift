import LinearAlgebra

extension RelativeImportance {
    /// Relative weights (Johnson, "A Heuristic Method for Estimating the Relative Weight of Predictor Variables in
    /// Multiple Regression", Multivariate Behavioral Research 35, 2000; the same as Genizi's decomposition, 1993):
    /// players × outcomes, never negative, adding up to R².
    ///
    /// With R the predictors' correlations and r theirs with the outcome, the orthogonal variables nearest to the
    /// predictors have the coefficients b = R^(-1/2) r, and load on predictor j by row j of R^(1/2):
    /// weight j = Σₖ (R^(1/2))²ⱼₖ b²ₖ. Where R is singular the pseudo-inverse is meant. It is close to LMG in
    /// practice without being a Shapley value, at the cost of one eigenvalue problem; a group's weight is the sum of
    /// its columns', which depends on how the group is coded.
    /// - Throws: `LinearAlgebraError.notConverged`.
    /// - Complexity: O(columns³).
    public func relativeWeights() throws -> Matrix {
        let eigen = try SymmetricEigenvalues(correlations)
        let roots = eigen.values.map { $0 > tolerance ? $0.squareRoot() : 0 }
        let scaled = eigen.vectors * Matrix(diagonal: roots)
        let inverse = eigen.vectors * Matrix(diagonal: roots.map { $0 > 0 ? 1 / $0 : 0 })
        let loadings = Matrix.productTransposed(scaled, eigen.vectors)
        let coefficients = Matrix.productTransposed(inverse, eigen.vectors) * cross
        let weights = loadings.squaredEntries * coefficients.squaredEntries
        return sumOverPlayers { weights[$0, $1] }
    }
}

extension Matrix {
    var squaredEntries: Matrix {
        Matrix(rows: rows, columns: columns, elements: elements.map { $0 * $0 })
    }
}
