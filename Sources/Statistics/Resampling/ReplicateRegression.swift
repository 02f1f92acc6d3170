import LinearAlgebra

/// Regressions from many packed Grams of one shape, in buffers that are used again.
///
/// As in `LinearRegression`, the columns are centred and scaled to unit length before the Cholesky factorisation.
/// There is no refinement and no pivoting: a replicate whose columns depend on each other is reported as such.
struct ReplicateRegression: ~Copyable {
    private let predictors: [Int]
    private let outcomes: Range<Int>
    private let hasIntercept: Bool
    private let shift: [Double]
    private let square: UnsafeMutablePointer<Double>
    private let right: UnsafeMutablePointer<Double>
    private let scales: UnsafeMutablePointer<Double>
    private let means: UnsafeMutablePointer<Double>

    /// - Parameters:
    ///   - predictors: which columns have a coefficient.
    ///   - outcomes: which columns are outcomes.
    init(predictors: [Int], outcomes: Range<Int>, hasIntercept: Bool, shift: [Double]) {
        self.predictors = predictors
        self.outcomes = outcomes
        self.hasIntercept = hasIntercept
        self.shift = shift
        let order = predictors.count
        square = .allocate(capacity: order * order)
        square.initialize(repeating: 0, count: order * order)
        right = .allocate(capacity: order * outcomes.count)
        right.initialize(repeating: 0, count: order * outcomes.count)
        scales = .allocate(capacity: order)
        scales.initialize(repeating: 0, count: order)
        means = .allocate(capacity: shift.count)
        means.initialize(repeating: 0, count: shift.count)
    }

    deinit {
        square.deallocate()
        right.deallocate()
        scales.deallocate()
        means.deallocate()
    }

    /// How many coefficients one outcome has.
    var coefficientCount: Int { predictors.count + (hasIntercept ? 1 : 0) }

    /// Writes the coefficients of all outcomes: the intercept, where there is one, then the predictors in their
    /// order; then those of the next outcome.
    /// - Returns: false, and nothing is written, where the predictors depend on each other (the criterion is
    ///   `LinearRegression.aliasTolerance`) or the Gram has no weight.
    /// - Complexity: O(predictors³ / 3).
    func solve(_ packed: UnsafePointer<Double>, into coefficients: UnsafeMutablePointer<Double>) -> Bool {
        let weight = packed[0]
        guard weight > 0, centreAndScale(packed, weight: weight) else { return false }
        let order = predictors.count
        guard
            solvePositiveDefinite(
                square,
                order: order,
                right: right,
                columns: outcomes.count,
                pivotTolerance: LinearRegression.aliasTolerance
            )
        else { return false }
        var target = coefficients
        for (position, outcome) in outcomes.enumerated() {
            let slopes = right + position * order
            var intercept = means[outcome] + shift[outcome]
            for row in 0..<order {
                slopes[row] *= scales[row]
                intercept -= slopes[row] * (means[predictors[row]] + shift[predictors[row]])
            }
            if hasIntercept {
                target[0] = intercept
                target += 1
            }
            target.update(from: slopes, count: order)
            target += order
        }
        return true
    }

    /// Fills the upper triangle of `square`, `right`, `scales` (the reciprocal lengths) and `means` (less the
    /// shift).
    /// - Returns: false if a predictor does not vary beyond rounding.
    private func centreAndScale(_ packed: UnsafePointer<Double>, weight: Double) -> Bool {
        let order = predictors.count
        for column in shift.indices {
            means[column] = hasIntercept ? packed[Gram.start(ofColumn: column)] / weight : 0
        }
        for position in 0..<order {
            let column = predictors[position]
            let start = Gram.start(ofColumn: column) + 1
            let weightedMean = weight * means[column]
            let about = packed[start + column]
            let centred = about - weightedMean * means[column]
            guard centred > Gram.roundingOfSums * about else { return false }
            let scale = 1 / centred.squareRoot()
            scales[position] = scale
            let target = square + position * order
            for row in 0..<position {
                let other = predictors[row]
                target[row] = (packed[start + other] - weightedMean * means[other]) * scale * scales[row]
            }
            target[position] = 1
        }
        for (position, outcome) in outcomes.enumerated() {
            let start = Gram.start(ofColumn: outcome) + 1
            let weightedMean = weight * means[outcome]
            let target = right + position * order
            for row in 0..<order {
                let column = predictors[row]
                target[row] = (packed[start + column] - weightedMean * means[column]) * scales[row]
            }
        }
        return true
    }
}
