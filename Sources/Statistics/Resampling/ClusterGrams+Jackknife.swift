import LinearAlgebra
import Parallelism

extension ClusterGrams {
    /// The coefficients of all outcomes without each cluster, from the whole Gram less the cluster's.
    /// - Returns: statistics in the order of `bootstrapCoefficients`. A cluster without which columns depend on each
    ///   other is undefined.
    /// - Throws: `ResamplingError.tooFewUnits`; `RegressionError.tooFewRows`.
    /// - Complexity: O(clusters · columns³), whatever the number of rows; the result does not depend on the number
    ///   of threads.
    public func jackknifeCoefficients() throws -> Jackknife {
        guard count > 1 else { throw ResamplingError.tooFewUnits(count) }
        let regression = try regression()
        let coefficients = regression.coefficients.elements
        let total = total.packed
        let clusters = Self.jackknifeParts(count)
        let parts = concurrentMap(clusters.count) { index in
            let solver = ReplicateRegression(regression, of: self)
            var rest = total
            return Matrix.statistics(coefficients.count, samples: clusters[index]) { cluster, target in
                subtract(cluster, from: total, into: &rest)
                _ = solver.solve(rest, into: target)
            }
        }
        return Jackknife(estimate: coefficients, leaveOneOut: Matrix(joiningColumns: parts))
    }

    /// Any statistics of a Gram without each cluster.
    /// - Parameter statistic: as many values for every Gram, or nil where they do not exist.
    /// - Returns: nil if the statistics do not exist for all rows together.
    /// - Throws: `ResamplingError.tooFewUnits`.
    public func jackknife(statistic: @Sendable (Gram) -> [Double]?) throws -> Jackknife? {
        guard count > 1 else { throw ResamplingError.tooFewUnits(count) }
        let total = total
        guard let estimate = statistic(total) else { return nil }
        let clusters = Self.jackknifeParts(count)
        let parts = concurrentMap(clusters.count) { index in
            Matrix.statistics(estimate.count, samples: clusters[index]) {
                statistic(total.without(self[$0]))
            }
        }
        return Jackknife(estimate: estimate, leaveOneOut: Matrix(joiningColumns: parts))
    }

    /// Clusters that are left out by one thread.
    private static func jackknifeParts(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: 32).map { $0..<min($0 + 32, count) }
    }

    private func subtract(_ cluster: Int, from total: [Double], into rest: inout [Double]) {
        let length = packed.rows
        packed.withUnsafeElements { packed in
            rest.withUnsafeMutableBufferPointer { rest in
                for index in 0..<length { rest[index] = total[index] - packed[cluster * length + index] }
            }
        }
    }
}

extension Gram {
    fileprivate func without(_ part: Gram) -> Gram {
        var rest = self
        rest -= part
        return rest
    }
}
