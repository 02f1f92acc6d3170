extension WeightRules {
    /// The weights that are multiples of the grid, keep every rule, and are nearest to others: plain squared distance, so that no
    /// indicator's rounding counts more than another's. Exact; of equally near ones always the same.
    /// - Returns: multiples of the grid to the last digit.
    /// - Throws: ``WeightRulesError``: which restrictions leave none, and whether that is the grid's doing.
    /// - Complexity: see `LatticeSearch`; to name a conflict, one search for each restriction.
    public func nearestOnGrid(to weights: [Double]) throws -> [Double] {
        precondition(weights.count == indicators.count, "a weight for each indicator")
        if let steps = nearestSteps(to: weights, restrictions) { return steps.map { weight(ofSteps: $0) } }
        // If the rules contradict each other anyway, that is what there is to say.
        _ = try nearest(to: weights)
        throw WeightRulesError.conflictOnGrid(minimalConflictOnGrid(), grid: grid)
    }

    private func nearestSteps(to weights: [Double], _ restrictions: [WeightRestriction]) -> [Int]? {
        WeightLattice(self, restrictions: restrictions).flatMap {
            LatticeSearch($0, target: weights.map { $0 / grid }).nearest?.steps
        }
    }

    /// So many steps as a weight. Dividing by the steps that make 1 gives 0.07 where multiplying by the grid may not.
    private func weight(ofSteps steps: Int) -> Double { Double(steps) / (1 / grid).rounded() }

    /// Leaves out one restriction after another as long as the rest has no weights on the grid (the deletion filter of Chinneck
    /// and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3, 1991): what
    /// cannot be left out is the conflict.
    private func minimalConflictOnGrid() -> [WeightRestriction] {
        var conflict = restrictions
        for restriction in restrictions.reversed() {
            let rest = conflict.filter { $0 != restriction }
            if nearestSteps(to: current, rest) == nil { conflict = rest }
        }
        return conflict
    }
}
