import LinearAlgebra
import Parallelism

extension ClusterGrams {
    /// The coefficients of all outcomes without each cluster, from the sums of the other clusters' Grams.
    /// - Returns: statistics in the order of `bootstrapCoefficients`. A cluster without which columns depend on each
    ///   other is undefined.
    /// - Throws: `ResamplingError.tooFewUnits`; `RegressionError.tooFewRows`.
    /// - Complexity: O(clusters · columns³), whatever the number of rows; the result does not depend on the number
    ///   of threads.
    public func jackknifeCoefficients() throws -> Jackknife {
        guard count > 1 else { throw ResamplingError.tooFewUnits(count) }
        let regression = try regression()
        let coefficients = regression.coefficients.elements
        let sums = SumsWithoutEach(packed)
        let parts = concurrentMap(sums.parts.count) { part in
            let solver = ReplicateRegression(regression, of: self)
            var rest = sums.rest(part: part)
            return Matrix.statistics(coefficients.count, samples: sums.parts[part]) { _, target in
                _ = solver.solve(rest.next(), into: target)
            }
        }
        return Jackknife(
            estimate: coefficients,
            leaveOneOut: Matrix(rows: coefficients.count, joiningColumns: parts)
        )
    }

    /// Any statistics of a Gram without each cluster.
    /// - Parameter statistic: as many values for every Gram, or nil where they do not exist.
    /// - Returns: nil if the statistics do not exist for all rows together.
    /// - Throws: `ResamplingError.tooFewUnits`.
    public func jackknife(statistic: @Sendable (Gram) -> [Double]?) throws -> Jackknife? {
        guard count > 1 else { throw ResamplingError.tooFewUnits(count) }
        let total = total
        guard let estimate = statistic(total) else { return nil }
        let sums = SumsWithoutEach(packed)
        let parts = concurrentMap(sums.parts.count) { part in
            var rest = sums.rest(part: part)
            return Matrix.statistics(estimate.count, samples: sums.parts[part]) { cluster in
                statistic(
                    Gram(
                        columnCount: columnCount,
                        shift: shift,
                        rowCount: total.rowCount - rowCounts[cluster],
                        packed: rest.next()
                    )
                )
            }
        }
        return Jackknife(
            estimate: estimate,
            leaveOneOut: Matrix(rows: estimate.count, joiningColumns: parts)
        )
    }
}
