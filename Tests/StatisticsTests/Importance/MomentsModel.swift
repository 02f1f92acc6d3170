import LinearAlgebra
import NumericInputs
import TestInputs

@testable import Statistics

/// Moments of random data, and R² of any set of columns by a pseudo-inverse: the plain way.
struct MomentsModel {
    let predictors: Matrix
    let cross: Matrix
    let outcomes: [Double]

    /// - Parameter duplicated: a column that is added once more at the end.
    static func random(
        columns: Int,
        outcomes: Int,
        using generator: inout SeededGenerator,
        duplicating duplicated: Int? = nil
    ) -> MomentsModel {
        let rows = 3 * columns + 4
        let common = Matrix.random(rows: rows, columns: 2, using: &generator)
        let mixing = Matrix.random(rows: 2, columns: columns, using: &generator)
        var x = common * mixing + Matrix.random(rows: rows, columns: columns, using: &generator)
        let slopes = Matrix.random(rows: columns, columns: outcomes, using: &generator)
        let y = x * slopes + 3 * Matrix.random(rows: rows, columns: outcomes, using: &generator)
        if let duplicated {
            x = Matrix(columns: (0..<columns).map { Array(x.column($0)) } + [Array(x.column(duplicated))])
        }
        return MomentsModel(
            predictors: .transposedProduct(x, x),
            cross: .transposedProduct(x, y),
            outcomes: Matrix.transposedProduct(y, y).diagonal
        )
    }

    func importance(players: [[Int]]? = nil) throws -> RelativeImportance {
        try RelativeImportance(predictors: predictors, cross: cross, outcomes: outcomes, players: players)
    }

    func rSquared(_ columns: [Int], outcome: Int) -> Double {
        let right = columns.map { cross[$0, outcome] }
        guard !columns.isEmpty,
            let eigen = try? SymmetricEigenvalues(predictors.submatrix(rows: columns, columns: columns))
        else { return 0 }
        let limit = 1e-10 * eigen.values[columns.count - 1]
        let scores = eigen.vectors.transposed * right
        return zip(scores, eigen.values).reduce(0) { $0 + ($1.1 > limit ? $1.0 * $1.0 / $1.1 : 0) }
            / outcomes[outcome]
    }

    /// The average over all orders, one by one.
    func sharesByOrders(_ players: [[Int]], outcome: Int) -> [Double] {
        var shares = Array(repeating: 0.0, count: players.count)
        let orders = permutations(Array(players.indices))
        for order in orders {
            var columns: [Int] = []
            var before = 0.0
            for player in order {
                columns += players[player]
                let after = rSquared(columns, outcome: outcome)
                shares[player] += (after - before) / Double(orders.count)
                before = after
            }
        }
        return shares
    }
}

func permutations(_ elements: [Int]) -> [[Int]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
        var rest = elements
        let first = rest.remove(at: index)
        return permutations(rest).map { [first] + $0 }
    }
}
