import LinearAlgebra

extension PivotedCholesky {
    /// The columns to drop so that the others are independent, rising: of columns that depend on each other the
    /// later ones, as a reader of the design expects (cities rather than the regions that they lie in).
    ///
    /// The pivots drop the columns of which least is left, in whatever order. Each dropped column gives a vector
    /// that the matrix maps to zero; elimination from the last column to the first finds the last column of each
    /// combination. A column whose factor is below `negligible` of the largest one is not exchanged, which would
    /// leave the others nearly dependent.
    /// - Complexity: O(order · dependent²) to O(order² · dependent), the former for dummies.
    var dependentColumns: [Int] {
        let order = pivots.count
        guard rank < order else { return [] }
        var vectors = nullVectors
        var isUsed = [Bool](repeating: false, count: vectors.count)
        var dependent: [Int] = []
        for column in (0..<order).reversed() {
            let open = vectors.indices.filter { !isUsed[$0] && vectors[$0][column] != 0 }
            guard let pivot = open.max(by: { abs(vectors[$0][column]) < abs(vectors[$1][column]) }) else {
                continue
            }
            let largest = vectors[pivot].reduce(0) { max($0, abs($1)) }
            guard abs(vectors[pivot][column]) > Self.negligible * largest else {
                for vector in open { vectors[vector][column] = 0 }
                continue
            }
            isUsed[pivot] = true
            dependent.append(column)
            let own = vectors[pivot]
            for vector in open where vector != pivot {
                let factor = vectors[vector][column] / own[column]
                vectors[vector].withUnsafeMutableBufferPointer { entries in
                    for index in 0..<column { entries[index] -= factor * own[index] }
                    entries[column] = 0
                }
            }
        }
        // Combinations that elimination left without a last column, by their pivots.
        let chosen = Set(dependent)
        let missing = pivots.dropFirst(rank).filter { !chosen.contains($0) }.prefix(
            order - rank - chosen.count
        )
        return (dependent + missing).sorted()
    }

    private static let negligible = 1e-3

    /// For each column beyond the rank a vector that the matrix maps to zero: 1 at this column, less the
    /// combination of the first `rank` pivots that it is. What is rounding is zero.
    private var nullVectors: [[Double]] {
        let leading = Array(0..<rank)
        let rest = Array(rank..<pivots.count)
        var combinations = factor.submatrix(rows: leading, columns: rest)
        combinations.solveTriangular(factor.submatrix(rows: leading, columns: leading), transposed: false)
        return rest.enumerated().map { position, own in
            var vector = [Double](repeating: 0, count: pivots.count)
            vector[pivots[own]] = 1
            for (row, value) in combinations.column(position).enumerated() where abs(value) > Self.rounding {
                vector[pivots[row]] = -value
            }
            return vector
        }
    }

    private static let rounding = 1e-7
}
