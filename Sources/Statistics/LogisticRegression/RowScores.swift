import LinearAlgebra

extension LogisticLikelihood {
    /// Replaces the rows of a block by their scores c (y - p) x.
    func scaleToScores(_ block: ModelRows.Block, at coefficients: [Double]) {
        block.predict(coefficients)
        forEachRow(of: block) { offset, outcome, weight in
            block.factors[offset] = weight * Chance(linear: block.predictor[offset]).residual(outcome)
        }
        block.scaleRows()
    }

    /// The sums of the scores of each cluster's rows: clusters × coefficients.
    ///
    /// The rows are cut into parts so few that the sums of all parts fit into a bounded room, whatever the number of
    /// threads.
    func clusterScores(_ clustering: Clustering, at coefficients: [Double]) -> Matrix {
        let clusters = clustering.codeCount
        let zero = Matrix(rows: clusters, columns: rows.width)
        let parts = max(2, Self.entriesOfClusterSums / max(1, clusters * rows.width))
        let rowsInPart = max(Gram.rowsInPart, (rows.design.rowCount + parts - 1) / parts)
        return rows.sum(from: zero, rowsInPart: rowsInPart) { sum, block in
            scaleToScores(block, at: coefficients)
            sum.withUnsafeMutableElements { sums in
                clustering.codes.withUnsafeBufferPointer { codes in
                    for column in 0..<block.width {
                        let scores = block.entries + column * block.leading
                        let target = sums.baseAddress! + column * clusters
                        for offset in 0..<block.rows.count {
                            target[Int(codes[block.rows.lowerBound + offset])] += scores[offset]
                        }
                    }
                }
            }
        } merge: { sum, later in
            sum = sum + later
        }
    }

    private static let entriesOfClusterSums = 4_000_000
}
