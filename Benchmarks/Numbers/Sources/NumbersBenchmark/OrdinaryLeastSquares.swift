import Statistics

/// Coefficients and classical errors of `y…` on `x…`.
func ordinaryLeastSquares(_ data: TaskData, runs: Int) throws -> Measurement {
    let design = try Design(data.columns("x"))
    let outcomes = try data.columns("y")
    return try Measurement(runs: runs) {
        let regression = try LinearRegression(design, outcomes: outcomes)
        return [
            "coefficients": regression.coefficients.elements,
            "errors": regression.classicalErrors.elements,
        ]
    }
}
