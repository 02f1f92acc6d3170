import Foundation

/// A correlation of rows that hang together in clusters, such as the months of one person, with what leaving out each cluster
/// in turn says of its error.
///
/// The error is the jackknife's, of Fisher's artanh r: (G - 1) / G Σ (artanh r₍g₎ - artanh r)² over G clusters, with G - 1 degrees of
/// freedom (MacKinnon, Nielsen and Webb, "Fast and Reliable Jackknife and Bootstrap Methods for Cluster-Robust
/// Inference", 2023). Rows of one cluster may hang together in any way; different clusters are taken for independent.
public struct ClusteredCorrelation: Sendable, Equatable {
    /// How many rows have a value on both sides, and of all controls.
    public let rows: Int
    /// How many clusters those rows are of; within clusters, only those that have two rows or more.
    public let clusters: Int
    /// Nil where `gap` says why.
    public let coefficient: Double?
    /// Of artanh r.
    public let error: Double?
    /// Why the coefficient, or else its error, is missing.
    public let gap: CorrelationGap?

    init(rows: Int, clusters: Int, coefficient: Double?, error: Double? = nil, gap: CorrelationGap? = nil) {
        self.rows = rows
        self.clusters = clusters
        self.coefficient = coefficient
        self.error = error
        self.gap = gap
    }

    init(rows: Int, clusters: Int, gap: CorrelationGap) {
        self.init(rows: rows, clusters: clusters, coefficient: nil, gap: gap)
    }

    public var degreesOfFreedom: Int { clusters - 1 }

    /// artanh r over its error.
    public var statistic: Double? {
        guard let coefficient, let error else { return nil }
        return atanh(coefficient) / error
    }

    /// The probability of a correlation at least as far from zero, if there is none.
    public var pValue: Double? {
        statistic.map { StudentT(degreesOfFreedom: Double(degreesOfFreedom)).twoSidedTail($0) }
    }

    /// The probability of a correlation at least as far below zero, if there is none or a positive one.
    public var negativePValue: Double? {
        statistic.map { StudentT(degreesOfFreedom: Double(degreesOfFreedom)).lowerTail($0) }
    }

    /// - Precondition: the confidence is between 0 and 1.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        guard let coefficient, let error else { return nil }
        let reach =
            StudentT(degreesOfFreedom: Double(degreesOfFreedom)).halfWidth(confidence: confidence) * error
        return tanh(atanh(coefficient) - reach)...tanh(atanh(coefficient) + reach)
    }
}

/// Why a correlation or its error cannot be computed.
public enum CorrelationGap: Sendable, Equatable {
    /// Fewer than three clusters.
    case tooFewClusters
    /// One side has the same value everywhere.
    case constantColumn
    case constantOutcome
    /// Nothing is left of one side when controls or fixed effects are taken out.
    case explainedColumn
    case explainedOutcome
    /// No degree of freedom is left.
    case tooFewRows
    /// The coefficient is ±1, so that nothing can vary about it.
    case perfect
    /// It does not exist when one cluster, the code of which is given, is left out.
    case dependsOnCluster(Int)
}
