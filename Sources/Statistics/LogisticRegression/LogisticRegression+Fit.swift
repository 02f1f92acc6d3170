import Foundation
import LinearAlgebra

extension LogisticRegression {
    /// A logistic regression of an outcome on a design, by Newton's method on the streamed information matrix.
    ///
    /// Rows come in blocks and are never held expanded. The search starts at the null model; its rule for ending is
    /// that of the squared step in standard errors, at most 1e-20 (`decrement`).
    /// - Parameters:
    ///   - outcome: between 0 and 1.
    ///   - weights: one for each row, none negative; nil for 1.
    ///   - iterationLimit: nil for 60 steps, or 500 of Firth's slower ones.
    /// - Throws: `RegressionError` for lengths, values that are not finite and too few rows;
    ///   `LogisticRegressionError`, among it `.separation` with what separates.
    /// - Complexity: O(iterations · rows · columns²), BLAS level 3, on all processors; the same result on every
    ///   number of threads.
    public init(
        _ design: Design,
        outcome: NumericColumn,
        weights: [Double]? = nil,
        method: Method = .maximumLikelihood,
        iterationLimit: Int? = nil
    ) throws {
        let gram = try Gram(design, outcomes: [outcome], weights: weights)
        let counts = try OutcomeCounts(outcome.values, weights: weights)
        let linear = try LinearRegression(
            gram: gram,
            columnNames: design.columnNames,
            outcomeNames: [outcome.name],
            hasIntercept: design.hasIntercept
        )
        let rows = ModelRows(
            design: design,
            columns: linear.columns,
            centres: design.hasIntercept
                ? Array(gram.means.prefix(design.columnCount))
                : Array(repeating: 0, count: design.columnCount)
        )
        let search = LikelihoodSearch(
            likelihood: LogisticLikelihood(rows: rows, outcome: outcome.values, weights: weights),
            method: method
        )
        var start = [Double](repeating: 0, count: rows.width)
        if design.hasIntercept { start[0] = log(counts.successes / counts.failures) }
        let maximum = try search.maximum(
            from: start,
            iterationLimit: iterationLimit ?? (method == .firth ? 500 : 60)
        )

        self.method = method
        names = linear.names
        aliased = linear.aliased
        outcomeName = outcome.name
        centredCoefficients = maximum.point.coefficients
        centredCovariance = maximum.factor.inverse
        coefficients = rows.uncentred(centredCoefficients)
        covariance = rows.uncentred(covariance: centredCovariance)
        logLikelihood = maximum.point.value.logLikelihood
        objective = maximum.point.objective
        nullLogLikelihood = counts.nullLogLikelihood(hasIntercept: design.hasIntercept)
        saturatedLogLikelihood = counts.saturatedLogLikelihood
        rowCount = gram.rowCount
        successes = counts.successes
        failures = counts.failures
        iterations = maximum.iterations
        decrement = maximum.decrement
        self.search = search
    }
}

/// How many successes and failures there are, and the log-likelihoods that need no design.
private struct OutcomeCounts {
    var successes = 0.0
    var failures = 0.0
    var saturatedLogLikelihood = 0.0

    /// - Throws: `LogisticRegressionError.outcome` or `.oneOutcome`.
    init(_ outcomes: [Double], weights: [Double]?) throws {
        for (row, outcome) in outcomes.enumerated() {
            guard (0...1).contains(outcome) else { throw LogisticRegressionError.outcome(row: row) }
            let weight = weights?[row] ?? 1
            successes += weight * outcome
            failures += weight * (1 - outcome)
            if outcome > 0, outcome < 1 {
                saturatedLogLikelihood += weight * (outcome * log(outcome) + (1 - outcome) * log1p(-outcome))
            }
        }
        guard successes > 0, failures > 0 else {
            throw LogisticRegressionError.oneOutcome(successes > 0 ? 1 : failures > 0 ? 0 : .nan)
        }
    }

    func nullLogLikelihood(hasIntercept: Bool) -> Double {
        let total = successes + failures
        guard hasIntercept else { return total * log(0.5) }
        return successes * log(successes / total) + failures * log(failures / total)
    }
}
