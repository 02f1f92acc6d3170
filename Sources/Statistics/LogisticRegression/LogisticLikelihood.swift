import Foundation
import LinearAlgebra

/// The likelihood of a logistic model as a function of its coefficients (those of the centred columns).
///
/// A row with outcome y and weight c counts as c y successes and c (1 - y) failures; its log-likelihood is
/// c (y log p + (1 - y) log(1 - p)).
struct LogisticLikelihood: Sendable {
    let rows: ModelRows
    let outcome: [Double]
    let weights: [Double]?

    /// The log-likelihood and its derivatives.
    struct Value: Sendable {
        var logLikelihood = 0.0
        /// X'(c (y - p)).
        var score: [Double]
        /// X' diag(c p (1 - p)) X, the upper triangle.
        var information: Matrix
        /// The least of (2y - 1) x'b; greater than zero if the coefficients tell all outcomes right.
        var smallestMargin = Double.infinity
    }

    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors.
    func value(at coefficients: [Double]) -> Value {
        let width = rows.width
        let zero = Value(
            score: Array(repeating: 0, count: width),
            information: Matrix(rows: width, columns: width)
        )
        return rows.sum(from: zero) { sum, block in
            block.predict(coefficients)
            var (logLikelihood, margin) = (0.0, sum.smallestMargin)
            forEachRow(of: block) { offset, outcome, weight in
                let linear = block.predictor[offset]
                let chance = Chance(linear: linear)
                logLikelihood -= weight * (max(linear, 0) - outcome * linear + log1p(chance.tail))
                if weight > 0 { margin = min(margin, Self.margin(outcome: outcome, linear: linear)) }
                block.factors[offset] = weight * chance.residual(outcome)
                block.predictor[offset] = (weight * chance.variance).squareRoot()
            }
            sum.logLikelihood += logLikelihood
            sum.smallestMargin = margin
            block.addFactoredSum(to: &sum.score)
            block.factors.update(from: block.predictor, count: block.rows.count)
            block.scaleRows()
            block.addCrossProduct(to: &sum.information)
        } merge: { sum, later in
            sum.logLikelihood += later.logLikelihood
            for index in sum.score.indices { sum.score[index] += later.score[index] }
            sum.information = sum.information + later.information
            sum.smallestMargin = min(sum.smallestMargin, later.smallestMargin)
        }
    }

    /// Calls `body` with (offset in the block, outcome, weight) for each row.
    @inline(__always)
    func forEachRow(of block: ModelRows.Block, _ body: (Int, Double, Double) -> Void) {
        outcome.withUnsafeBufferPointer { outcome in
            let outcome = outcome.baseAddress! + block.rows.lowerBound
            guard let weights else {
                for offset in 0..<block.rows.count { body(offset, outcome[offset], 1) }
                return
            }
            weights.withUnsafeBufferPointer { weights in
                let weights = weights.baseAddress! + block.rows.lowerBound
                for offset in 0..<block.rows.count { body(offset, outcome[offset], weights[offset]) }
            }
        }
    }

    /// (2y - 1) x'b; for a row with both outcomes the lesser of the two.
    @inline(__always)
    static func margin(outcome: Double, linear: Double) -> Double {
        outcome == 1 ? linear : outcome == 0 ? -linear : -abs(linear)
    }
}

/// The chance of success at a value of the linear predictor, without cancellation at either end.
struct Chance {
    /// exp(-|x'b|).
    let tail: Double
    let success: Double
    let failure: Double

    @inline(__always)
    init(linear: Double) {
        tail = exp(-abs(linear))
        let larger = 1 / (1 + tail)
        let smaller = tail * larger
        success = linear >= 0 ? larger : smaller
        failure = linear >= 0 ? smaller : larger
    }

    /// p (1 - p).
    @inline(__always)
    var variance: Double { success * failure }

    /// y - p.
    @inline(__always)
    func residual(_ outcome: Double) -> Double { outcome * failure - (1 - outcome) * success }
}
