import Statistics

/// The logistic regression of `y0` on `x…`.
func binary(_ data: TaskData, runs: Int) throws -> Measurement {
    let design = try Design(data.columns("x"))
    let outcome = NumericColumn(name: "y", values: try data.numbers("y0"))
    return try Measurement(runs: runs) {
        let fit = try LogisticRegression(design, outcome: outcome)
        return ["coefficients": fit.coefficients, "errors": fit.errors]
    }
}
