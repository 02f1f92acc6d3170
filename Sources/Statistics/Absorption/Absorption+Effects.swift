extension Absorption {
    /// For each factor the effect of each level in a column: their sum over the factors is the column's fitted
    /// value. Not a number for a level without weight.
    ///
    /// To have the fixed effects of a regression, give it the outcome less the slopes times their columns, not
    /// demeaned.
    ///
    /// Effects are known up to constants that move from one factor to another. They are fixed thus: of every
    /// factor but the first the effects have a weighted mean of zero in each component of levels that it forms
    /// with the first factor, and the first carries the constants. With three factors or more, other components
    /// may leave more open, and a difference of effects is meaningful only if it is the same under all of them.
    /// - Throws: as `demeaned`.
    public func effects(
        of column: NumericColumn,
        tolerance: Double = 1e-10,
        maximumIterations: Int = 10_000
    ) throws -> [[Double]] {
        let projection = try projection(
            of: column,
            tolerance: tolerance,
            maximumIterations: maximumIterations
        )
        var effects = factors.map { [Double](repeating: 0, count: $0.levels.count) }
        effects[combinations.widest] = projection.widest
        for (position, factor) in combinations.others.enumerated() {
            effects[factor] = Array(
                projection.others[combinations.offsets[position]..<combinations.offsets[position + 1]]
            )
        }
        for level in effects[0].indices { effects[0][level] += projection.mean }
        for factor in factors.indices.dropFirst() {
            let components = ConnectedLevels(factors[0], factors[factor], weights: weights)
            var sums = [Double](repeating: 0, count: components.count)
            var totals = sums
            for (level, component) in components.second.enumerated() where component >= 0 {
                sums[component] += levelWeights[factor][level] * effects[factor][level]
                totals[component] += levelWeights[factor][level]
            }
            for (level, component) in components.second.enumerated() where component >= 0 {
                effects[factor][level] -= sums[component] / totals[component]
            }
            for (level, component) in components.first.enumerated() where component >= 0 {
                effects[0][level] += sums[component] / totals[component]
            }
        }
        for factor in factors.indices {
            for level in effects[factor].indices where levelWeights[factor][level] <= 0 {
                effects[factor][level] = .nan
            }
        }
        return effects
    }
}
