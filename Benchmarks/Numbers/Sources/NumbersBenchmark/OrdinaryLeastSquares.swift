import LinearAlgebra
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

/// The same with errors that allow for any variances (HC3).
func heteroskedasticErrors(_ data: TaskData, runs: Int) throws -> Measurement {
    let design = try Design(data.columns("x"))
    let outcomes = try data.columns("y")
    return try Measurement(runs: runs) {
        let rows = try FittedRows(design, outcomes: outcomes)
        let covariance = try rows.covariance(.hc3)
        return [
            "coefficients": rows.regression.coefficients.elements,
            "errors": covariance.matrices.flatMap { $0.diagonal.map { $0.squareRoot() } },
        ]
    }
}
