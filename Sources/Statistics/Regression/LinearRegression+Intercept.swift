import LinearAlgebra

extension LinearRegression {
    /// Coefficients and inverse with the intercept put back, which centring had taken out.
    /// - Parameters:
    ///   - slopes: predictors × outcomes.
    ///   - inverse: of the predictors' centred products.
    ///   - means: of the predictors.
    ///   - outcomes: the means of the outcomes.
    static func withIntercept(
        _ hasIntercept: Bool,
        slopes: Matrix,
        inverse: Matrix,
        means: [Double],
        outcomes: [Double],
        weight: Double
    ) -> (coefficients: Matrix, inverse: Matrix) {
        guard hasIntercept else { return (slopes, inverse) }
        var coefficients = Matrix(rows: slopes.rows + 1, columns: slopes.columns)
        for outcome in 0..<slopes.columns {
            var intercept = outcomes[outcome]
            for row in means.indices {
                coefficients[row + 1, outcome] = slopes[row, outcome]
                intercept -= means[row] * slopes[row, outcome]
            }
            coefficients[0, outcome] = intercept
        }
        let leverage = inverse * means
        var full = Matrix(rows: means.count + 1, columns: means.count + 1)
        full[0, 0] = 1 / weight + dot(means, leverage)
        for column in means.indices {
            full[column + 1, 0] = -leverage[column]
            full[0, column + 1] = -leverage[column]
        }
        let order = means.count
        full.withUnsafeMutableElements { target in
            inverse.withUnsafeElements { source in
                for column in 0..<order {
                    for row in 0..<order {
                        target[row + 1 + (column + 1) * (order + 1)] = source[row + column * order]
                    }
                }
            }
        }
        return (coefficients, full)
    }
}
