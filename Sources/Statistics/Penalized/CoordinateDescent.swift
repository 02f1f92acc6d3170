import Foundation
import LinearAlgebra

/// The elastic net at one penalty after another, each from the solution before.
///
/// Cyclic coordinate descent with covariance updates (Friedman, Hastie and Tibshirani, "Regularization Paths for
/// Generalized Linear Models via Coordinate Descent", 2010, section 2.2): the gradient g = Z'(y - Zb)/n is kept, and a
/// coefficient moves to S(gⱼ + sⱼⱼ bⱼ, λα) / (sⱼⱼ + λ(1 - α)). Columns are left out by the sequential strong rule,
/// |gⱼ| < α (2λ - λ before) (Tibshirani and others, "Strong Rules for Discarding Predictors in Lasso-Type Problems",
/// 2012), and taken back in where the conditions of Karush, Kuhn and Tucker say so.
///
/// Descent finds which coefficients are not zero, and their signs; given these the solution is that of linear
/// equations, (S_AA + λ(1 - α)) b_A = c_A - λα sign, which are solved by Cholesky. If the signs hold, that is the
/// solution to working precision; if not, or if the equations are singular, descent goes on.
struct CoordinateDescent {
    private let columns: Matrix
    private let cross: [Double]
    private let outcomeMeanSquare: Double
    private let mixing: Double
    /// Columns that vary.
    private let varying: [Int]

    /// Of the standardised columns.
    private(set) var coefficients: [Double]
    /// g.
    private var gradient: [Double]
    private var previousPenalty = Double.infinity

    init(_ gram: StandardizedGram, outcome: Int, mixing: Double) {
        columns = gram.columns
        cross = Array(gram.cross.column(outcome))
        outcomeMeanSquare = gram.outcomes[outcome]
        self.mixing = mixing
        varying = gram.scales.indices.filter { gram.scales[$0] > 0 }
        coefficients = Array(repeating: 0, count: cross.count)
        gradient = cross
    }

    /// Shares of the outcome's mean square by which one move may still lower the objective: first before Cholesky is
    /// tried, then as the rule of descent alone.
    private static let tolerances = [1e-10, 1e-14, 1e-20]
    /// How far a condition may be missed, in correlations with the outcome.
    private static let slack = 1e-12
    private static let sweepLimit = 100_000

    /// - Throws: `PenalizedRegressionError.notConverged`.
    mutating func solve(penalty: Double) throws {
        let limit = mixing * (2 * penalty - min(previousPenalty, largestGradient / max(mixing, 1e-3)))
        var candidates = varying.filter { coefficients[$0] != 0 || abs(gradient[$0]) >= limit }
        previousPenalty = penalty
        while true {
            try settle(candidates, penalty: penalty)
            let missing = missedColumns(penalty: penalty, beside: candidates)
            if missing.isEmpty { return }
            candidates = (candidates + missing).sorted()
        }
    }

    private var largestGradient: Double { gradient.reduce(0) { max($0, abs($1)) } }

    /// Columns at zero whose gradient is too large for that.
    private func missedColumns(penalty: Double, beside candidates: [Int]) -> [Int] {
        let known = Set(candidates)
        let limit = penalty * mixing + Self.slack * outcomeMeanSquare.squareRoot()
        return varying.filter { !known.contains($0) && abs(gradient[$0]) > limit }
    }

    /// The solution among the candidates.
    private mutating func settle(_ candidates: [Int], penalty: Double) throws {
        for tolerance in Self.tolerances {
            try descend(candidates, penalty: penalty, tolerance: tolerance * outcomeMeanSquare)
            if solveExactly(candidates, penalty: penalty) { return }
        }
    }

    private mutating func descend(_ candidates: [Int], penalty: Double, tolerance: Double) throws {
        let (lasso, ridge) = (penalty * mixing, penalty * (1 - mixing))
        var current = candidates
        var isWhole = true
        for _ in 0..<Self.sweepLimit {
            var largest = 0.0
            for column in current { largest = max(largest, move(column, lasso: lasso, ridge: ridge)) }
            if largest > tolerance {
                // Most sweeps go over the columns that are not zero alone.
                if isWhole {
                    current = candidates.filter { coefficients[$0] != 0 }
                    isWhole = false
                }
            } else if isWhole {
                return
            } else {
                current = candidates
                isWhole = true
            }
        }
        throw PenalizedRegressionError.notConverged(penalty: penalty)
    }

    /// Moves one coefficient to its best value, the others staying.
    /// - Returns: about by how much the objective fell, sⱼⱼ times the squared move.
    private mutating func move(_ column: Int, lasso: Double, ridge: Double) -> Double {
        let square = columns[column, column]
        let old = coefficients[column]
        let pull = gradient[column] + square * old
        let size = abs(pull) - lasso
        let new = size > 0 ? (pull > 0 ? size : -size) / (square + ridge) : 0
        let change = new - old
        guard change != 0 else { return 0 }
        coefficients[column] = new
        let count = cross.count
        columns.withUnsafeElements { columns in
            gradient.withUnsafeMutableBufferPointer { gradient in
                for row in 0..<count { gradient[row] -= columns[column * count + row] * change }
            }
        }
        return square * change * change
    }

    /// The solution with the signs that descent has found; false, and nothing changed, if it has other signs, misses
    /// a condition among the candidates, or is not determined.
    private mutating func solveExactly(_ candidates: [Int], penalty: Double) -> Bool {
        let active = candidates.filter { coefficients[$0] != 0 }
        let lasso = penalty * mixing
        let signs = active.map { coefficients[$0] > 0 ? 1.0 : -1 }
        var solution = [Double](repeating: 0, count: coefficients.count)
        if !active.isEmpty {
            var matrix = columns.submatrix(rows: active, columns: active)
            for index in active.indices { matrix[index, index] += penalty * (1 - mixing) }
            guard let cholesky = try? Cholesky(matrix),
                cholesky.reciprocalCondition > LinearRegression.aliasTolerance
            else { return false }
            let right = active.indices.map { cross[active[$0]] - lasso * signs[$0] }
            var values = cholesky.solve(right)
            let residual = zip(right, matrix * values).map { $0 - $1 }
            values = zip(values, cholesky.solve(residual)).map { $0 + $1 }
            guard zip(values, signs).allSatisfy({ $0 * $1 > 0 }) else { return false }
            for (index, column) in active.enumerated() { solution[column] = values[index] }
        }
        let fitted = columns * solution
        let gradient = zip(cross, fitted).map { $0 - $1 }
        let limit = lasso + Self.slack * outcomeMeanSquare.squareRoot()
        guard candidates.allSatisfy({ solution[$0] != 0 || abs(gradient[$0]) <= limit }) else { return false }
        coefficients = solution
        self.gradient = gradient
        return true
    }
}

extension CoordinateDescent {
    /// By how much the conditions of Karush, Kuhn and Tucker are missed at worst, over the root of the outcome's mean
    /// square: gⱼ - λ(1 - α) bⱼ is λα sign(bⱼ) where bⱼ ≠ 0, and at most λα in absolute value where bⱼ = 0.
    func optimalityResidual(penalty: Double) -> Double {
        let (lasso, ridge) = (penalty * mixing, penalty * (1 - mixing))
        let exact = exactGradient
        let worst = varying.reduce(0.0) { worst, column in
            let coefficient = coefficients[column]
            let pull = exact[column] - ridge * coefficient
            let missed =
                coefficient == 0 ? max(0, abs(pull) - lasso) : abs(pull - (coefficient > 0 ? lasso : -lasso))
            return max(worst, missed)
        }
        return worst / outcomeMeanSquare.squareRoot()
    }

    /// The objective less that of a feasible point of the dual, over the outcome's mean square (Kim, Koh, Lustig, Boyd
    /// and Gorinevsky 2007, for the lasso; the ridge part taken as further rows of the data).
    func dualityGap(penalty: Double) -> Double {
        let (lasso, ridge) = (penalty * mixing, penalty * (1 - mixing))
        guard lasso > 0 else { return .nan }
        let exact = exactGradient
        let largest = varying.reduce(0.0) { max($0, abs(exact[$1] - ridge * coefficients[$1])) }
        let scale = largest > lasso ? lasso / largest : 1
        let sizes = coefficients.reduce(0) { $0 + abs($1) }
        let squares = coefficients.sumOfSquares
        // Residual·residual and residual·outcome, over n.
        let explained = dot(coefficients, cross)
        let fitted = zip(coefficients, zip(cross, exact)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
        let residual = outcomeMeanSquare - 2 * explained + fitted
        let withOutcome = outcomeMeanSquare - explained
        let gap =
            (1 + scale * scale) / 2 * (residual + ridge * squares) + lasso * sizes - scale * withOutcome
        return max(0, gap) / outcomeMeanSquare
    }

    /// g computed afresh.
    private var exactGradient: [Double] {
        zip(cross, columns * coefficients).map { $0 - $1 }
    }
}
