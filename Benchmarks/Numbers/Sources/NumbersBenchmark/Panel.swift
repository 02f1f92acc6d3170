import LinearAlgebra
import Statistics

/// Slopes of `y0` on `x…` with effects of persons and periods absorbed.
func panel(_ data: TaskData, runs: Int) throws -> Measurement {
    let design = try Design(data.columns("x"))
    let outcomes = try data.columns("y")
    let factors = try [data.factor("person"), data.factor("period")]
    return try Measurement(runs: runs) {
        let fit = try AbsorbedRegression(design, outcomes: outcomes, absorbing: factors)
        return ["coefficients": fit.regression.coefficients.elements]
    }
}
