import LinearAlgebra

/// Statistics of a sample and of many samples drawn from it (Efron 1979).
public struct Bootstrap: Sendable {
    /// The statistics of the sample itself.
    public let estimate: [Double]
    /// Statistics × replicates.
    public let replicates: Matrix
    /// The replicates in which a statistic does not exist, such as coefficients where columns depend on each other;
    /// rising. Standard errors and intervals are those of the others: if there are many, they say nothing about
    /// samples like these.
    public let undefinedReplicates: [Int]

    /// Statistics of samples drawn in any way.
    /// - Parameter replicates: statistics × replicates; not a number where one does not exist.
    public init(estimate: [Double], replicates: Matrix) {
        precondition(replicates.rows == estimate.count, "a row for each statistic")
        self.estimate = estimate
        self.replicates = replicates
        undefinedReplicates = replicates.nonFiniteColumns
    }
}

extension Bootstrap {
    /// How many replicates have statistics.
    public var definedCount: Int { replicates.columns - undefinedReplicates.count }

    /// The values of one statistic in the replicates that have it, in the order of the replicates.
    public func values(of statistic: Int) -> [Double] {
        let row = replicates.row(statistic)
        guard !undefinedReplicates.isEmpty else { return row }
        let undefined = Set(undefinedReplicates)
        return row.indices.filter { !undefined.contains($0) }.map { row[$0] }
    }

    /// The standard deviation of each statistic over the replicates, about their mean; nil with less than two.
    public var standardErrors: [Double]? {
        covariance?.diagonal.map { $0.squareRoot() }
    }

    /// The covariance matrix of the statistics over the replicates, about their means; nil with less than two.
    /// - Complexity: O(statistics² · replicates).
    public var covariance: Matrix? {
        guard definedCount > 1 else { return nil }
        var deviations = Matrix(rows: estimate.count, columns: definedCount)
        for statistic in estimate.indices {
            let values = values(of: statistic)
            let mean = values.reduce(0, +) / Double(values.count)
            for replicate in values.indices { deviations[statistic, replicate] = values[replicate] - mean }
        }
        return (1 / Double(definedCount - 1)) * Matrix.productTransposed(deviations, deviations)
    }

    /// For each statistic the mean of the replicates less the estimate; nil without replicates.
    public var bias: [Double]? {
        guard definedCount > 0 else { return nil }
        return estimate.indices.map { statistic in
            values(of: statistic).reduce(0, +) / Double(definedCount) - estimate[statistic]
        }
    }

    /// For each statistic how likely it is to be so far from zero where the truth is zero, as if it were normal with the standard
    /// error of the replicates; nil where there is none or it is zero.
    public var normalPValues: [Double?] {
        estimate.indices.map { statistic in
            let values = values(of: statistic)
            guard values.count > 1 else { return nil }
            let mean = values.reduce(0, +) / Double(values.count)
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let error = (squares / Double(values.count - 1)).squareRoot()
            return error > 0 ? 2 * Normal().upperTail(abs(estimate[statistic]) / error) : nil
        }
    }
}
