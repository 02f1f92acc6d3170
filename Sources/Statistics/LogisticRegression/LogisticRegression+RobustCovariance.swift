import LinearAlgebra

extension LogisticRegression {
    /// The covariance for a correctly specified model: the inverse information.
    public var modelCovariance: CoefficientCovariance {
        estimate(
            .classical,
            factor: .init(value: 1, formula: "1"),
            degreesOfFreedom: degreesOfFreedom,
            covariance
        )
    }

    /// The covariance that holds without the model's variances: I⁻¹ (Σ s s') I⁻¹, s = c (y - p) x being the score of
    /// a row (Huber 1967; White 1982), as R's `sandwich::vcovHC` on a `glm`.
    /// - Parameter adjusted: multiplied by n / (n - p), which is HC1; else HC0.
    /// - Complexity: O(rows · columns²), on all processors.
    public func robustCovariance(adjusted: Bool = true) -> CoefficientCovariance {
        let likelihood = search.likelihood
        let width = names.count
        let meat = likelihood.rows.sum(from: Matrix(rows: width, columns: width)) { sum, block in
            likelihood.scaleToScores(block, at: centredCoefficients)
            block.addCrossProduct(to: &sum)
        } merge: { sum, later in
            sum = sum + later
        }
        let factor = adjusted ? Double(rowCount) / Double(degreesOfFreedom) : 1
        return estimate(
            adjusted ? .hc1 : .hc0,
            factor: .init(value: factor, formula: adjusted ? "n / (n - p)" : "1"),
            degreesOfFreedom: degreesOfFreedom,
            sandwich(meat, times: factor)
        )
    }

    /// What a clustered covariance is multiplied by. G clusters, n rows, p coefficients.
    public enum ClusterCorrection: String, Sendable, CaseIterable {
        /// CR0: nothing.
        case none = "1"
        /// G / (G - 1): Stata's `logit, vce(cluster)`; R's `sandwich::vcovCL` on a `glm` as it is called without
        /// options.
        case clusters = "G / (G - 1)"
        /// CR1 as in linear regression: `vcovCL` with `type = "HC1"`, statsmodels.
        case clustersAndCoefficients = "G / (G - 1) · (n - 1) / (n - p)"
    }

    /// The covariance for rows that hang together within clusters: I⁻¹ (Σ s_g s_g') I⁻¹, s_g being the sum of the
    /// scores of a cluster's rows (Liang and Zeger 1986).
    ///
    /// The degrees of freedom are the number of clusters less 1.
    /// - Throws: `InferenceError.clusteringLength` or `.tooFewClusters`.
    /// - Complexity: O(rows · columns + clusters · columns²), and room for clusters · columns numbers for each part of
    ///   the rows.
    public func covariance(
        clusteredBy clustering: Clustering,
        correction: ClusterCorrection = .clustersAndCoefficients
    ) throws -> CoefficientCovariance {
        try clustering.checkLength(rows: search.likelihood.rows.design.rowCount)
        return try clusteredCovariance([clustering], signs: [1], correction: correction)
    }

    /// The covariance for rows that hang together within the clusters of either of two clusterings: V₁ + V₂ - V₁₂
    /// (Cameron, Gelbach and Miller, "Robust Inference with Multiway Clustering", Journal of Business & Economic
    /// Statistics 29, 2011), each summand with the correction of its own clusters.
    ///
    /// Negative eigenvalues of the sum are set to zero; then `repaired` says so. The degrees of freedom are the smaller
    /// number of clusters less 1.
    /// - Throws: as one-way clustering; `LinearAlgebraError.notConverged`.
    /// - Complexity: three times that of one-way clustering.
    public func covariance(
        clusteredBy first: Clustering,
        and second: Clustering,
        correction: ClusterCorrection = .clustersAndCoefficients
    ) throws -> CoefficientCovariance {
        let rows = search.likelihood.rows.design.rowCount
        for clustering in [first, second] { try clustering.checkLength(rows: rows) }
        return try clusteredCovariance(
            [first, second, first.intersection(with: second)],
            signs: [1, 1, -1],
            correction: correction
        )
    }

    /// The sum of the clusterings' covariances, each times its sign.
    private func clusteredCovariance(
        _ clusterings: [Clustering],
        signs: [Double],
        correction: ClusterCorrection
    ) throws -> CoefficientCovariance {
        let likelihood = search.likelihood
        var sum = Matrix(rows: names.count, columns: names.count)
        var factors: [CoefficientCovariance.SmallSampleFactor] = []
        var fewest = Int.max
        for (clustering, sign) in zip(clusterings, signs) {
            let clusters = try clustering.sufficientClusterCount(weights: likelihood.weights)
            fewest = min(fewest, clusters)
            let factor = correction.value(clusters: clusters, rows: rowCount, coefficients: names.count)
            factors.append(
                .init(
                    value: factor,
                    formula: correction.rawValue,
                    clustering: clustering.name,
                    clusterCount: clusters
                )
            )
            let scores = likelihood.clusterScores(clustering, at: centredCoefficients)
            sum = sum + sandwich(Matrix.transposedProduct(scores, scores), times: sign * factor)
        }
        let repaired = clusterings.count > 1 ? try sum.withoutNegativeEigenvalues() : nil
        return CoefficientCovariance(
            kind: correction == .none ? .cr0 : .cr1,
            smallSampleFactors: factors,
            degreesOfFreedom: fewest - 1,
            names: names,
            outcomeNames: [outcomeName],
            matrices: [repaired ?? sum],
            repaired: [repaired != nil]
        )
    }

    /// factor · I⁻¹ M I⁻¹, of the columns as they are.
    private func sandwich(_ meat: Matrix, times factor: Double) -> Matrix {
        var meat = meat
        meat.mirrorUpperTriangle()
        var result = factor * (centredCovariance * meat * centredCovariance)
        result.mirrorUpperTriangle()
        return search.likelihood.rows.uncentred(covariance: result)
    }

    private func estimate(
        _ kind: CoefficientCovariance.Kind,
        factor: CoefficientCovariance.SmallSampleFactor,
        degreesOfFreedom: Int,
        _ matrix: Matrix
    ) -> CoefficientCovariance {
        CoefficientCovariance(
            kind: kind,
            smallSampleFactors: [factor],
            degreesOfFreedom: degreesOfFreedom,
            names: names,
            outcomeNames: [outcomeName],
            matrices: [matrix]
        )
    }
}

extension LogisticRegression.ClusterCorrection {
    fileprivate func value(clusters: Int, rows: Int, coefficients: Int) -> Double {
        let ofClusters = Double(clusters) / Double(clusters - 1)
        switch self {
        case .none: return 1
        case .clusters: return ofClusters
        case .clustersAndCoefficients:
            return ofClusters * Double(rows - 1) / Double(rows - coefficients)
        }
    }
}
