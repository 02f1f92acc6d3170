import LinearAlgebra
import Parallelism

extension FittedRows {
    /// What a clustered covariance is multiplied by. G clusters, n rows, p coefficients.
    public enum ClusterCorrection: Sendable, Equatable {
        /// CR0: nothing.
        case none
        /// CR1: G / (G - 1) · (n - 1) / (n - p), with the G of each summand of two-way clustering (Cameron,
        /// Gelbach and Miller 2011): Stata's `regress, vce(cluster)` and R's `sandwich::vcovCL`.
        case ownClusters
        /// CR1 with the smaller G of two clusterings in all summands: R's `fixest`, Stata's `reghdfe`.
        case fewestClusters
    }

    /// The covariance of the coefficients for residuals that hang together within clusters, for all outcomes:
    /// (X'X)⁻¹ Σ (X_g' u_g)(X_g' u_g)' (X'X)⁻¹ (Liang and Zeger 1986).
    ///
    /// The degrees of freedom are the number of clusters less 1.
    /// - Throws: `InferenceError.clusteringLength` or `.tooFewClusters`; `RegressionError.notFinite`.
    /// - Complexity: O(rows · coefficients² + clusters · coefficients² · outcomes) on all processors, and room for
    ///   clusters · coefficients · outcomes numbers.
    public func covariance(
        clusteredBy clustering: Clustering,
        correction: ClusterCorrection = .ownClusters
    ) throws -> CoefficientCovariance {
        try clusteredCovariance([clustering], signs: [1], correction: correction)
    }

    /// The covariance of the coefficients for residuals that hang together within the clusters of either of two
    /// clusterings: V₁ + V₂ - V₁₂ (Cameron, Gelbach and Miller, "Robust Inference with Multiway Clustering",
    /// Journal of Business & Economic Statistics 29, 2011).
    ///
    /// The sum need not be positive semidefinite; then its negative eigenvalues are set to zero (section 2.3 there)
    /// and `repaired` says so. The degrees of freedom are the smaller number of clusters less 1.
    /// - Throws: as one-way clustering.
    /// - Complexity: three times that of one-way clustering.
    public func covariance(
        clusteredBy first: Clustering,
        and second: Clustering,
        correction: ClusterCorrection = .ownClusters
    ) throws -> CoefficientCovariance {
        for clustering in [first, second] { try clustering.checkLength(rows: design.rowCount) }
        return try clusteredCovariance(
            [first, second, first.intersection(with: second)],
            signs: [1, 1, -1],
            correction: correction
        )
    }

    private func clusteredCovariance(
        _ clusterings: [Clustering],
        signs: [Double],
        correction: ClusterCorrection
    ) throws -> CoefficientCovariance {
        let counts = try clusterings.map { clustering in
            try clustering.checkLength(rows: design.rowCount)
            return try clustering.sufficientClusterCount(weights: weights)
        }
        // An intersection has at least as many clusters as either clustering.
        let fewest = counts.min() ?? 0
        let factors = zip(clusterings, counts).map {
            factor(correction, clustering: $0, clusters: $1, fewest: fewest)
        }
        var matrices = outcomes.map { _ in
            Matrix(rows: regression.names.count, columns: regression.names.count)
        }
        for (index, clustering) in clusterings.enumerated() {
            // Rows that are clusters of their own need no sums, which would take as much room as the data.
            let alone = counts[index] == regression.rowCount
            let meats = alone ? heteroskedasticMeats() : clusterMeats(clustering)
            for outcome in outcomes.indices {
                matrices[outcome] =
                    matrices[outcome] + (signs[index] * factors[index].value)
                    * transformedBack(meats[outcome])
            }
        }
        if !matrices.allSatisfy({ $0.firstNonFinite == nil }) {
            throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
        }
        var repaired = outcomes.map { _ in false }
        if clusterings.count > 1 {
            for outcome in outcomes.indices {
                guard let mended = try matrices[outcome].withoutNegativeEigenvalues() else { continue }
                matrices[outcome] = mended
                repaired[outcome] = true
            }
        }
        return CoefficientCovariance(
            kind: correction == .none ? .cr0 : .cr1,
            smallSampleFactors: factors,
            degreesOfFreedom: fewest - 1,
            names: regression.names,
            outcomeNames: regression.outcomeNames,
            matrices: matrices,
            repaired: repaired
        )
    }

    private func factor(
        _ correction: ClusterCorrection,
        clustering: Clustering,
        clusters: Int,
        fewest: Int
    ) -> CoefficientCovariance.SmallSampleFactor {
        let (rows, coefficients) = (Double(regression.rowCount), Double(regression.parameterCount))
        func corrected(_ clusters: Int) -> Double {
            Double(clusters) / Double(clusters - 1) * (rows - 1) / (rows - coefficients)
        }
        let (value, formula) =
            switch correction {
            case .none: (1.0, "1")
            case .ownClusters: (corrected(clusters), "G / (G - 1) · (n - 1) / (n - p)")
            case .fewestClusters:
                (
                    corrected(fewest),
                    "G / (G - 1) · (n - 1) / (n - p), G of the clustering with the fewest clusters"
                )
            }
        return .init(value: value, formula: formula, clustering: clustering.name, clusterCount: clusters)
    }
}

extension FittedRows {
    /// For each outcome Σ s_g s_g', s_g being the sum of a cluster's rows of Q times their residuals.
    func clusterMeats(_ clustering: Clustering) -> [Matrix] {
        let ranges = clusterRanges(clustering)
        let parts = concurrentMap(ranges.count) { clusterSums(clustering, rows: ranges[$0]) }
        return outcomes.indices.map { outcome in
            meat(of: parts.dropFirst().reduce(parts[0][outcome]) { $0 + $1[outcome] })
        }
    }

    /// The rows are cut into parts that are summed at the same time: as many as there are parts of rows, but no
    /// more than keep the sums in `entriesOfSums` numbers, and at least two. This does not depend on the number of
    /// threads, so neither does the result.
    func clusterRanges(_ clustering: Clustering) -> [Range<Int>] {
        let entries = clustering.codeCount * regression.names.count * outcomes.count
        let parts = max(1, min(partCount, max(2, Self.entriesOfSums / max(1, entries))))
        return evenRanges(of: design.rowCount, parts: parts)
    }

    private static let entriesOfSums = 4_000_000

    /// For each outcome the sums of the rows of each cluster: coefficients × clusters. The sums of a cluster lie
    /// together, for many clusters do not fit into the cache.
    func clusterSums(_ clustering: Clustering, rows: Range<Int>) -> [Matrix] {
        let coefficients = regression.names.count
        var sums = outcomes.map { _ in Matrix(rows: coefficients, columns: clustering.codeCount) }
        forEachBlock(rows: rows) { block in
            // Turned, so that the numbers of a row lie together too.
            for column in 0..<coefficients {
                let source = block.basis + column * block.leading
                for row in 0..<block.rows.count { block.scratch[row * coefficients + column] = source[row] }
            }
            clustering.codes.withUnsafeBufferPointer { codes in
                let codes = codes.baseAddress! + block.rows.lowerBound
                for outcome in outcomes.indices {
                    let residuals = block.residuals + outcome * block.leading
                    sums[outcome].withUnsafeMutableElements { sums in
                        for row in 0..<block.rows.count {
                            let source = block.scratch + row * coefficients
                            let target = sums.baseAddress! + Int(codes[row]) * coefficients
                            let residual = residuals[row]
                            for column in 0..<coefficients { target[column] += source[column] * residual }
                        }
                    }
                }
            }
        }
        return sums
    }

    func meat(of sums: Matrix) -> Matrix {
        var meat = Matrix(rows: sums.rows, columns: sums.rows)
        sums.withUnsafeElements { elements in
            meat.withUnsafeMutableElements {
                addOuterProducts(
                    of: elements.baseAddress!,
                    count: sums.columns,
                    order: sums.rows,
                    to: $0.baseAddress!
                )
            }
        }
        return meat
    }
}

extension Matrix {
    /// This symmetric matrix with its negative eigenvalues set to zero; nil if it has none but for rounding.
    func withoutNegativeEigenvalues() throws -> Matrix? {
        let eigen = try SymmetricEigenvalues(self)
        let largest = eigen.values.last ?? 0
        let negative = eigen.values.contains { $0 < -Self.roundingOfEigenvalues * largest }
        guard negative || diagonal.contains(where: { $0 < 0 }) else { return nil }
        let kept = Matrix(diagonal: eigen.values.map { max(0, $0) })
        var result = Matrix.productTransposed(eigen.vectors * kept, eigen.vectors)
        result.mirrorUpperTriangle()
        return result
    }

    /// Relative to the largest eigenvalue.
    private static let roundingOfEigenvalues = 1e-12
}
