/// The common weights, and those of seasons in which the outcomes follow the indicators otherwise.
///
/// A cycle's weights are found like the common ones, from its own periods alone, but drawn to the common weights and judged against
/// them: they are its own only if that does better on the cycle's later periods, told from chance. How far a weight may move is
/// still counted from the weight in force. A cycle of few periods has the common weights.
public struct CycleWeights: Sendable {
    public let common: WeightProposal
    /// In the order in which they were given.
    public let cycles: [(id: String, proposal: WeightProposal)]
}

extension WeightStudy {
    /// - Parameters:
    ///   - panel: as for ``proposal(from:)``.
    ///   - cycles: which periods each of them holds.
    /// - Throws: as ``proposal(from:)``; ``WeightEvidenceError/tooFewPeople(_:)`` for a cycle without rows.
    /// - Complexity: that of a proposal for all periods and one for each cycle.
    public func cycleWeights(
        from panel: Panel,
        cycles: [(id: String, holds: (Period) -> Bool)]
    ) throws -> CycleWeights {
        let rows = try rows(panel)
        let common = try proposal(from: rows, baseline: rules.current)
        return CycleWeights(
            common: common,
            cycles: try cycles.map { cycle in
                (cycle.id, try proposal(from: rows.inPeriods(cycle.holds), baseline: common.weights))
            }
        )
    }
}
