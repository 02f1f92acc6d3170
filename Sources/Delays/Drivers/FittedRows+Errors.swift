import Statistics

extension FittedRows {
    /// The covariance that intervals come from: the cluster jackknife CV3 where orders hang together, else HC3.
    ///
    /// An order that its own coefficient fits exactly has no HC3; then HC1, for which that order says nothing about any other
    /// coefficient. It happens where a part of the orders has but one with a rare level.
    /// - Throws: `InferenceError`, `RegressionError`.
    func orderCovariance(clusteredBy clustering: Clustering?) throws -> CoefficientCovariance {
        if let clustering {
            let grouped = clustering.grouped(most: OrderBlocks.most)
            return try ClusterGrams(design, outcomes: outcomes, clusteredBy: grouped).covariance(
                of: regression
            )
        }
        do { return try covariance(.hc3) } catch InferenceError.leverageOfOne { return try covariance(.hc1) }
    }
}

extension ClusterGrams {
    /// CV3: (G - 1) / G Σ (b₍g₎ - b)(b₍g₎ - b)' over the coefficients b₍g₎ without each cluster, with G - 1 degrees of freedom (MacKinnon, Nielsen
    /// and Webb 2023).
    ///
    /// A level that no order has without a cluster has no coefficient there; the others do, and it counts as zero: contrasts of levels that
    /// are in several clusters do not depend on it.
    /// - Parameter regression: on the columns of these Grams.
    /// - Throws: `InferenceError.tooFewClusters`; `ResamplingError`.
    /// - Complexity: O(clusters · columns³), on all processors.
    func covariance(of regression: LinearRegression) throws -> CoefficientCovariance {
        guard count > 1 else {
            throw InferenceError.tooFewClusters(clustering: clusteringName, clusters: count)
        }
        let columns = regression.columns
        let names = columns.map { columnNames[$0] }
        let outcomeColumns = outcomeNames.indices.map { columnNames.count + $0 }
        let jackknife = try jackknife { gram in
            let own = gram.selecting(columns + outcomeColumns)
            guard let part = try? LinearRegression(gram: own, columnNames: names, outcomeNames: outcomeNames)
            else { return nil }
            return outcomeNames.indices.flatMap { outcome -> [Double] in
                var coefficients = [Double](repeating: 0, count: columns.count + 1)
                coefficients[0] = part.coefficients[0, outcome]
                for (position, column) in part.columns.enumerated() {
                    coefficients[column + 1] = part.coefficients[position + 1, outcome]
                }
                return coefficients
            }
        }
        guard let covariance = jackknife?.covariance() else {
            throw InferenceError.tooFewClusters(clustering: clusteringName, clusters: count)
        }
        return CoefficientCovariance(
            jackknife: covariance,
            names: regression.names,
            outcomeNames: outcomeNames,
            clustering: clusteringName,
            clusterCount: count
        )
    }
}

extension Clustering {
    /// Clusters below which the error of a mark cannot be told: with one, its residuals add up to zero.
    static let fewestOfMark = 5

    /// The clusters in at most so many groups, which hang together no more than clusters do.
    func grouped(most: Int) -> Clustering {
        var number = [Int32](repeating: -1, count: codeCount)
        var clusters: Int32 = 0
        for code in codes where number[Int(code)] < 0 {
            number[Int(code)] = clusters
            clusters += 1
        }
        let width = max(1, min(most, Int(clusters)))
        return Clustering(name: name, codes: codes.map { number[Int($0)] % Int32(width) }, codeCount: width)
    }

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
