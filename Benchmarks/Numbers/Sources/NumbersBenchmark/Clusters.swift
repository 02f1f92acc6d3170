import LinearAlgebra
import Statistics

/// Standard errors from 1,000 bootstrap samples of whole clusters, the Grams of the clusters included.
func clusterBootstrap(_ data: TaskData, runs: Int) throws -> Measurement {
    try measureClusters(data, runs: runs) { grams in
        let bootstrap = try grams.bootstrapCoefficients(replicates: 1_000, seed: 1)
        return ["errors": bootstrap.standardErrors ?? []]
    }
}

/// Standard errors from the coefficients without each cluster (CV3), the Grams of the clusters included.
func clusterJackknife(_ data: TaskData, runs: Int) throws -> Measurement {
    try measureClusters(data, runs: runs) { grams in
        ["errors": try grams.jackknifeCoefficients().standardErrors() ?? []]
    }
}

private func measureClusters(
    _ data: TaskData,
    runs: Int,
    _ work: (ClusterGrams) throws -> [String: [Double]]
) throws -> Measurement {
    let design = try Design(data.columns("x"))
    let outcomes = try data.columns("y")
    let clusters = try Clustering(data.factor("cluster"))
    return try Measurement(runs: runs) {
        try work(ClusterGrams(design, outcomes: outcomes, clusteredBy: clusters))
    }
}
