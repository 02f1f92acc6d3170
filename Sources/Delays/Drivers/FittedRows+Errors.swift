import Statistics

extension FittedRows {
    /// The covariance that intervals come from: CR1 where orders hang together, else HC3.
    ///
    /// An order that its own coefficient fits exactly has no HC3; then HC1, for which that order says nothing about any other
    /// coefficient. It happens where a part of the orders has but one with a rare level.
    /// - Throws: `InferenceError`, `RegressionError`.
    func orderCovariance(clusteredBy clustering: Clustering?) throws -> CoefficientCovariance {
        if let clustering { return try covariance(clusteredBy: clustering) }
        do { return try covariance(.hc3) } catch InferenceError.leverageOfOne { return try covariance(.hc1) }
    }
}

extension Clustering {
    /// Clusters below which the error of a mark cannot be told: with one, its residuals add up to zero.
    static let fewestOfMark = 5

    /// Whether rows with a mark, and rows without it, are in clusters enough for the error of its effect.
    func isEnough(forMark isMarked: (Int) -> Bool) -> Bool {
        clusterCount(where: isMarked) >= Clustering.fewestOfMark
            && clusterCount(where: { !isMarked($0) }) >= Clustering.fewestOfMark
    }

    /// How many clusters have a row for which this holds.
    /// - Complexity: O(rows + clusters).
    func clusterCount(where isCounted: (_ row: Int) -> Bool) -> Int {
        var isSeen = [Bool](repeating: false, count: codeCount)
        var count = 0
        for (row, code) in codes.enumerated() where !isSeen[Int(code)] && isCounted(row) {
            isSeen[Int(code)] = true
            count += 1
        }
        return count
    }
}
