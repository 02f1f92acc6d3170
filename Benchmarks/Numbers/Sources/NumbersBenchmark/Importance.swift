import Statistics

/// The exact LMG shares of `x…` in the variance of `y…`; the Gram is given.
func importance(_ data: TaskData, runs: Int) throws -> Measurement {
    let outcomes = try data.columns("y")
    let gram = try Gram(Design(data.columns("x")), outcomes: outcomes)
    return try Measurement(runs: runs) {
        ["importance": try RelativeImportance(gram: gram, outcomeCount: outcomes.count).lmg().elements]
    }
}
