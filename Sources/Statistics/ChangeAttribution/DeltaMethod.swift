import LinearAlgebra

/// Standard errors of functions of two periods' means and coefficients: the root of g'Vg, with g the derivatives by
/// what was estimated and V its covariances, which are zero between periods and between means and coefficients.
struct DeltaMethod {
    let old: LinearPeriod.Uncertainty
    let new: LinearPeriod.Uncertainty

    /// Derivatives by the means, and by the intercept and the slopes, of both periods.
    struct Gradient {
        private(set) var old: (means: [Double], coefficients: [Double])
        private(set) var new: (means: [Double], coefficients: [Double])

        init(predictors: Int) {
            old = (Array(repeating: 0, count: predictors), Array(repeating: 0, count: predictors + 1))
            new = old
        }

        /// Adds a function's derivative by the change of a mean.
        mutating func changeMean(_ predictor: Int, _ derivative: Double) {
            new.means[predictor] += derivative
            old.means[predictor] -= derivative
        }

        /// Adds a function's derivative by the average of the two periods' means.
        mutating func averageMean(_ predictor: Int, _ derivative: Double) {
            new.means[predictor] += 0.5 * derivative
            old.means[predictor] += 0.5 * derivative
        }

        mutating func changeSlope(_ predictor: Int, _ derivative: Double) {
            new.coefficients[predictor + 1] += derivative
            old.coefficients[predictor + 1] -= derivative
        }

        mutating func averageSlope(_ predictor: Int, _ derivative: Double) {
            new.coefficients[predictor + 1] += 0.5 * derivative
            old.coefficients[predictor + 1] += 0.5 * derivative
        }

        mutating func changeIntercept() {
            new.coefficients[0] += 1
            old.coefficients[0] -= 1
        }

        static func + (left: Gradient, right: Gradient) -> Gradient {
            var sum = left
            sum.old = (
                zip(left.old.means, right.old.means).map(+),
                zip(left.old.coefficients, right.old.coefficients).map(+)
            )
            sum.new = (
                zip(left.new.means, right.new.means).map(+),
                zip(left.new.coefficients, right.new.coefficients).map(+)
            )
            return sum
        }
    }

    func error(_ gradient: Gradient, outcome: Int) -> Double {
        let variance =
            old.means.quadraticForm(gradient.old.means) + new.means.quadraticForm(gradient.new.means)
            + old.coefficients[outcome].quadraticForm(gradient.old.coefficients)
            + new.coefficients[outcome].quadraticForm(gradient.new.coefficients)
        return max(0, variance).squareRoot()
    }
}
