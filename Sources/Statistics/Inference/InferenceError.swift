/// Why an error, a test or an interval cannot be computed.
public enum InferenceError: Error, Equatable {
    /// Rows that their own coefficient fits exactly, whatever their outcome: leverage 1. HC2 and HC3 divide by
    /// what is left, zero. The first such row counts from 0.
    case leverageOfOne(row: Int, rows: Int)
    /// A clustering does not have one code for each row.
    case clusteringLength(clustering: String, rows: Int, expected: Int)
    /// It is not known which cluster a row belongs to; the row counts from 0.
    case missingCluster(clustering: String, row: Int)
    /// Errors cannot be told from less than two clusters.
    case tooFewClusters(clustering: String, clusters: Int)
    /// No coefficient has this name; that of an aliased column does not exist.
    case unknownCoefficient(String)
    /// A design for prediction does not have this column of the design that was fitted, or has it elsewhere.
    case missingColumn(String)
    /// The hypotheses repeat or contradict each other, or the covariance has too low a rank to test them all:
    /// there are no more independent clusters than hypotheses, say.
    case dependentHypotheses(hypotheses: Int, rank: Int)
}
