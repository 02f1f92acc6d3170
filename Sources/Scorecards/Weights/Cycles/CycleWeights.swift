/// The common weights, and those of seasons in which the outcomes follow the indicators otherwise.
///
/// A cycle's weights are found like the common ones, from its own periods alone, but drawn to the common weights and judged against
/// them: they are its own only if that does better on the cycle's later periods, told from chance. How far a weight may move is
/// still counted from the weight in force. A cycle of few periods has the common weights.
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
    ///   - cycles: which periods each of them holds.
    /// - Throws: as ``proposal(from:)``.
    /// - Complexity: that of a proposal for all periods and one for each cycle.
    public func cycleWeights(
        from panel: Panel,
        cycles: [(id: String, holds: (Period) -> Bool)]
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
            own.append((cycle.id, try proposal(from: rows, baseline: common.weights)))
        }
        return CycleWeights(common: common, cycles: own, unobserved: unobserved)
    }
}
