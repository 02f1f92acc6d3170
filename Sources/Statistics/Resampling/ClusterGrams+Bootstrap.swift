import LinearAlgebra
import Parallelism

extension ClusterGrams {
    /// Bootstraps the coefficients of all outcomes over clusters.
    ///
    /// All replicates' Grams are one matrix product of the clusters' Grams and the weights, taken in slabs; each
    /// replicate is then one small Cholesky factorisation. Columns that are aliased in the whole sample have no
    /// coefficient in the replicates either.
    /// - Parameters:
    ///   - replicates: how many times to draw.
    ///   - seed: the replicate's number is its stream under this seed, so that its draw depends on nothing else.
    /// - Returns: statistics in the order of `regression()`: the names of its coefficients for the first outcome,
    ///   then for the second, and so on. A replicate whose columns depend on each other is undefined.
    /// - Throws: `ResamplingError`; `RegressionError.tooFewRows`.
    /// - Complexity: O(replicates · columns² · (clusters + columns)), whatever the number of rows; the result does
    ///   not depend on the number of threads.
    public func bootstrapCoefficients(
        replicates: Int,
        seed: UInt64,
        scheme: ResamplingScheme = .withReplacement
    ) throws -> Bootstrap {
        try scheme.check(units: count)
        let regression = try regression()
        let coefficients = regression.coefficients.elements
        let slabs = ReplicateSlab.ranges(replicates)
        let parts = concurrentMap(slabs.count) { index in
            let slab = ReplicateSlab(of: packed, replicates: slabs[index], seed: seed, scheme: scheme)
            let solver = ReplicateRegression(regression, of: self)
            return Matrix.statistics(coefficients.count, samples: slabs[index]) { replicate, target in
                _ = slab.withPackedGram(of: replicate) { solver.solve($0, into: target) }
            }
        }
        return Bootstrap(
            estimate: coefficients,
            replicates: Matrix(rows: coefficients.count, joiningColumns: parts)
        )
    }

    /// Bootstraps any statistics of a Gram over clusters.
    ///
    /// A replicate's Gram has as its row count the weighted number of rows, rounded.
    /// - Parameters:
    ///   - seed: the draws are those of `bootstrapCoefficients`.
    ///   - statistic: as many values for every Gram, or nil where they do not exist.
    /// - Returns: nil if the statistics do not exist for all rows together.
    /// - Throws: `ResamplingError`.
    public func bootstrap(
        replicates: Int,
        seed: UInt64,
        scheme: ResamplingScheme = .withReplacement,
        statistic: @Sendable (Gram) -> [Double]?
    ) throws -> Bootstrap? {
        try scheme.check(units: count)
        guard let estimate = statistic(total) else { return nil }
        let slabs = ReplicateSlab.ranges(replicates)
        let parts = concurrentMap(slabs.count) { index in
            let slab = ReplicateSlab(of: packed, replicates: slabs[index], seed: seed, scheme: scheme)
            return Matrix.statistics(estimate.count, samples: slabs[index]) { replicate in
                statistic(
                    Gram(
                        columnCount: columnCount,
                        shift: shift,
                        rowCount: slab.rowCount(of: replicate, rowCounts: rowCounts),
                        packed: slab.withPackedGram(of: replicate) {
                            Array(UnsafeBufferPointer(start: $0, count: packed.rows))
                        }
                    )
                )
            }
        }
        return Bootstrap(
            estimate: estimate,
            replicates: Matrix(rows: estimate.count, joiningColumns: parts)
        )
    }
}

extension ReplicateRegression {
    /// The solver for what is drawn from some clusters, of the coefficients that a regression on all has.
    init(_ regression: LinearRegression, of clusters: ClusterGrams) {
        self.init(
            predictors: regression.columns,
            outcomes: clusters.columnNames.count..<clusters.columnCount,
            hasIntercept: clusters.hasIntercept,
            shift: clusters.shift
        )
    }
}
