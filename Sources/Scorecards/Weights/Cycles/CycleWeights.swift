/// The common weights, and those of seasons in which the outcomes follow the indicators otherwise.
///
/// A cycle's weights are found like the common ones, from its own periods alone. A cycle that has no weights of its own in force is
/// drawn to the common ones that are proposed, and judged against them: it gets its own only if these do better on the cycle's
/// later periods, told from chance; how far a weight may move is counted from the common weight in force. One that has its own is
/// drawn to these, judged against these, and keeps them otherwise.
public struct CycleWeights: Sendable {
    public let common: WeightProposal
    /// In the order in which they were given, but for those unobserved.
    public let cycles: [(id: String, proposal: WeightProposal)]
    /// Cycles of which fewer than two people have rows; they have the common weights.
    public let unobserved: [String]
}

extension WeightStudy {
    /// - Parameters:
    ///   - panel: as for ``proposal(from:)``.
    ///   - cycles: which periods each of them holds, and its own weights in force, if it has any.
    /// - Throws: as ``proposal(from:)``.
    /// - Complexity: that of a proposal for all periods and one for each cycle.
    public func cycleWeights(
        from panel: Panel,
        cycles: [(id: String, inForce: [Double]?, holds: (Period) -> Bool)]
    ) throws -> CycleWeights {
        let rows = try rows(panel)
        let common = try proposal(from: rows, baseline: rules.current)
        var own: [(id: String, proposal: WeightProposal)] = []
        var unobserved: [String] = []
        for cycle in cycles {
            guard let rows = rows.inPeriods(cycle.holds) else {
                unobserved.append(cycle.id)
                continue
            }
            var study = self
            if let inForce = cycle.inForce { study.rules = rules.from(inForce) }
            own.append((cycle.id, try study.proposal(from: rows, baseline: cycle.inForce ?? common.weights)))
        }
        return CycleWeights(common: common, cycles: own, unobserved: unobserved)
    }
}
