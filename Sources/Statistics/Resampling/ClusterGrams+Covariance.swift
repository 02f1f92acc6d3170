import LinearAlgebra

extension ClusterGrams {
    /// The cluster-robust covariance CV3 of the coefficients, by the jackknife over clusters: for each outcome
    /// (G - 1) / G Σ (b₍g₎ - b)(b₍g₎ - b)' (MacKinnon, Nielsen and Webb 2023), with G - 1 degrees of freedom.
    ///
    /// It is (G - 1) / G times the CR3 of Bell and McCaffrey (2002), whose sum it is exactly.
    /// - Throws: `ResamplingError.tooFewUnits` or `.dependentWithout`; `RegressionError.tooFewRows`.
    /// - Complexity: that of `jackknifeCoefficients`.
    public func jackknifeCovariance() throws -> CoefficientCovariance {
        let jackknife = try jackknifeCoefficients()
        guard let covariance = jackknife.covariance() else {
            throw ResamplingError.dependentWithout(
                clustering: clusteringName,
                code: codes[jackknife.undefinedUnits[0]]
            )
        }
        return CoefficientCovariance(
            jackknife: covariance,
            names: try regression().names,
            outcomeNames: outcomeNames,
            clustering: clusteringName,
            clusterCount: count
        )
    }
}

extension CoefficientCovariance {
    /// CV3, with G - 1 degrees of freedom for G clusters.
    /// - Parameter covariance: by the jackknife over clusters, of the coefficients of one outcome after the other, each in the
    ///   order of `names`.
    public init(
        jackknife covariance: Matrix,
        names: [String],
        outcomeNames: [String],
        clustering: String,
        clusterCount: Int
    ) {
        self.init(
            kind: .cv3,
            smallSampleFactors: [
                .init(
                    value: Double(clusterCount - 1) / Double(clusterCount),
                    formula: "(G - 1) / G",
                    clustering: clustering,
                    clusterCount: clusterCount
                )
            ],
            degreesOfFreedom: clusterCount - 1,
            names: names,
            outcomeNames: outcomeNames,
            matrices: outcomeNames.indices.map { outcome in
                let own = Array(outcome * names.count..<(outcome + 1) * names.count)
                return covariance.submatrix(rows: own, columns: own)
            }
        )
    }
}
