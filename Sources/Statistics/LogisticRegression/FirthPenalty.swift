import LinearAlgebra

extension LogisticLikelihood {
    /// The derivative of Firth's penalty ½ log |I|: the sum over rows of h (½ - p) x, with the leverage
    /// h = c p (1 - p) x' I⁻¹ x (Firth, "Bias Reduction of Maximum Likelihood Estimates", 1993; Heinze and Schemper,
    /// "A Solution to the Problem of Separation in Logistic Regression", 2002, section 2).
    ///
    /// With I⁻¹ = T T', the leverage is c p (1 - p) times the squared length of the row x' T.
    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors.
    func firthScore(at coefficients: [Double], factor: InformationFactor) -> [Double] {
        let root = factor.inverseRoot
        let inRoot = rows.sum(from: [Double](repeating: 0, count: rows.width)) { sum, block in
            block.predict(coefficients)
            multiply(block.entries, rows: block.rows.count, leading: block.leading, byUpperTriangle: root)
            block.factors.update(repeating: 0, count: block.rows.count)
            for column in 0..<block.width {
                let entries = block.entries + column * block.leading
                for offset in 0..<block.rows.count {
                    block.factors[offset] += entries[offset] * entries[offset]
                }
            }
            forEachRow(of: block) { offset, _, weight in
                let chance = Chance(linear: block.predictor[offset])
                block.factors[offset] *= weight * chance.variance * (0.5 - chance.success)
            }
            block.addFactoredSum(to: &sum)
        } merge: { sum, later in
            for index in sum.indices { sum[index] += later[index] }
        }
        return factor.undoTransposedRoot(inRoot)
    }
}
