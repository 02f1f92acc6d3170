import LinearAlgebra

/// What each player adds to R² when players enter a model one after the other.
///
/// Columns are swept out in the order of entry; what is left is the Schur complement given those that have entered.
struct SequentialGains {
    /// What each player added, players × outcomes.
    private(set) var gains: Matrix
    /// What was left of each column's variance when it entered.
    private(set) var remainders: [Double]

    private let correlations: Matrix
    private let cross: Matrix
    private let players: [[Int]]
    private let tolerance: Double
    /// Row by row, in order of entry: the predictors' correlations, then those with the outcomes.
    private var rows: [Double]

    /// - Parameters:
    ///   - correlations: columns × columns, both triangles.
    ///   - cross: columns × outcomes.
    init(correlations: Matrix, cross: Matrix, players: [[Int]], tolerance: Double) {
        self.correlations = correlations
        self.cross = cross
        self.players = players
        self.tolerance = tolerance
        gains = Matrix(rows: players.count, columns: cross.columns)
        remainders = Array(repeating: 0, count: correlations.columns)
        rows = Array(repeating: 0, count: correlations.columns * (correlations.columns + cross.columns))
    }

    /// R² with the players that have entered, for each outcome.
    var rSquared: [Double] {
        gains.columnIndices.map { gains.column($0).reduce(0, +) }
    }

    /// Lets the players enter in this order; those not named stay out and gain nothing.
    /// - Complexity: O(columns³ / 3 + columns² · outcomes).
    mutating func enter(_ order: [Int]) {
        let entering = order.flatMap { players[$0] }
        let (count, outcomes) = (entering.count, cross.columns)
        let width = count + outcomes
        gains.withUnsafeMutableElements { $0.update(repeating: 0) }
        rows.withUnsafeMutableBufferPointer { rows in
            for (row, column) in entering.enumerated() {
                for other in row..<count { rows[row * width + other] = correlations[column, entering[other]] }
                for outcome in 0..<outcomes { rows[row * width + count + outcome] = cross[column, outcome] }
            }
            var pivot = 0
            for player in order {
                for column in players[player] {
                    let remainder = rows[pivot * width + pivot]
                    remainders[column] = remainder
                    if remainder > tolerance {
                        let lead = UnsafeBufferPointer(rebasing: rows[pivot * width..<(pivot + 1) * width])
                        for row in pivot + 1..<max(count, pivot + 1) {
                            let factor = lead[row] / remainder
                            for entry in row..<width { rows[row * width + entry] -= factor * lead[entry] }
                        }
                        for outcome in 0..<outcomes {
                            gains[player, outcome] +=
                                lead[count + outcome] * lead[count + outcome] / remainder
                        }
                    }
                    pivot += 1
                }
            }
        }
    }
}

extension RelativeImportance {
    var sequentialGains: SequentialGains {
        SequentialGains(correlations: correlations, cross: cross, players: players, tolerance: tolerance)
    }
}
