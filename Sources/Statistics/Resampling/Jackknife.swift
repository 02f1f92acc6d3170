import LinearAlgebra

/// Statistics of a sample and of all samples that lack one unit (Quenouille 1949, Tukey 1958).
public struct Jackknife: Sendable {
    /// The statistics of the whole sample.
    public let estimate: [Double]
    /// Statistics × units: the statistics without each unit.
    public let leaveOneOut: Matrix
    /// The units without which a statistic does not exist, such as the only cluster in which a column varies;
    /// rising.
    public let undefinedUnits: [Int]

    /// Statistics without each unit, however they were found.
    /// - Parameter leaveOneOut: statistics × units; not a number where one does not exist.
    public init(estimate: [Double], leaveOneOut: Matrix) {
        precondition(leaveOneOut.rows == estimate.count, "a row for each statistic")
        self.estimate = estimate
        self.leaveOneOut = leaveOneOut
        undefinedUnits = leaveOneOut.nonFiniteColumns
    }

    /// What the deviations of the leave-one-out statistics are taken from.
    public enum Centre: Sendable {
        /// The estimate: the cluster-robust covariance CV3 where the units are clusters.
        case estimate
        /// The mean of the leave-one-out statistics: CV3J. It is never greater.
        case mean
    }
}

extension Jackknife {
    /// How many units there are.
    public var unitCount: Int { leaveOneOut.columns }

    /// The jackknife's covariance matrix, (G - 1) / G Σ (b₍g₎ - b)(b₍g₎ - b)': CV3 where the units are G clusters
    /// (MacKinnon, Nielsen and Webb, "Fast and Reliable Jackknife and Bootstrap Methods for Cluster-Robust
    /// Inference", 2023, equations 10 and 11). Tests and intervals use t with G - 1 degrees of freedom.
    /// - Returns: nil where `undefinedUnits` is not empty.
    /// - Complexity: O(statistics² · units).
    public func covariance(around centre: Centre = .estimate) -> Matrix? {
        guard undefinedUnits.isEmpty, unitCount > 0 else { return nil }
        let centres =
            switch centre {
            case .estimate: estimate
            case .mean: means
            }
        var deviations = leaveOneOut
        for unit in 0..<unitCount {
            for statistic in centres.indices { deviations[statistic, unit] -= centres[statistic] }
        }
        let scale = Double(unitCount - 1) / Double(unitCount)
        return scale * Matrix.productTransposed(deviations, deviations)
    }

    /// The roots of the covariance's diagonal; nil where `undefinedUnits` is not empty.
    public func standardErrors(around centre: Centre = .estimate) -> [Double]? {
        covariance(around: centre)?.diagonal.map { $0.squareRoot() }
    }

    /// For each statistic Σ L³ / (6 (Σ L²)^(3/2)) over the deviations L of the leave-one-out statistics below their
    /// mean: the acceleration of Efron, "Better Bootstrap Confidence Intervals" (1987), equation 6.6, by the
    /// jackknife; zero where the statistic does not change.
    /// - Returns: nil where `undefinedUnits` is not empty.
    public var accelerations: [Double]? {
        guard undefinedUnits.isEmpty, unitCount > 0 else { return nil }
        return zip(estimate.indices, means).map { statistic, mean in
            var (squares, cubes) = (0.0, 0.0)
            for unit in 0..<unitCount {
                let deviation = mean - leaveOneOut[statistic, unit]
                squares += deviation * deviation
                cubes += deviation * deviation * deviation
            }
            return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
        }
    }

    private var means: [Double] {
        estimate.indices.map { leaveOneOut.row($0).reduce(0, +) / Double(unitCount) }
    }
}
