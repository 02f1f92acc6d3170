import Statistics

/// Looks for better weights.
public struct WeightStudy: Sendable {
    public var rules: WeightRules
    public var outcomes: [WeightOutcome]
    /// How often people are drawn again.
    public var replicates = 1_000
    public var seed: UInt64 = 1
    /// Of the intervals.
    public var confidence = 0.9

    /// - Precondition: there is an outcome.
    public init(rules: WeightRules, outcomes: [WeightOutcome]) {
        precondition(!outcomes.isEmpty, "an outcome that the score should follow")
        self.rules = rules
        self.outcomes = outcomes
    }

    /// - Parameter panel: a column with the scores of each indicator, by id, of which more is better, and one for each outcome.
    ///   Only rows that have all of them are used.
    /// - Throws: ``WeightEvidenceError``, ``WeightRulesError``, `AbsorptionError.notConverged`.
    /// - Complexity: O(rows · columns²) for the Grams of six stretches of time, some fifty fits, then replicates · (a fit + people ·
    ///   columns²) and replicates · rows · outcomes, on all processors. The result does not depend on their number.
    public func proposal(from panel: Panel) throws -> WeightProposal {
        try proposal(from: rows(panel), baseline: rules.current)
    }

    func rows(_ panel: Panel) throws(WeightEvidenceError) -> ScoredRows {
        try ScoredRows(panel, indicators: rules.indicators.map(\.id), outcomes: outcomes)
    }

    /// - Parameter baseline: the weights that are kept if no others are proposed.
    func proposal(from rows: ScoredRows, baseline: [Double]) throws -> WeightProposal {
        let grams = try WithinRows(rows).grams()
        let samples = try WeightReplicates(
            grams,
            rules: rules,
            priorities: outcomes.shares,
            centre: baseline,
            replicates: replicates,
            seed: seed
        )
        let moments = WeightEvidence(grams.total, outcomeCount: outcomes.count)
        let search = try PriceSearch(
            rows,
            evidence: moments,
            baseline: baseline,
            study: self
        )
        let limits = rules.indicators.map { $0.least...max($0.least, $0.most) }
        let isEnough = grams.count >= WeightProposal.leastPeople
        let stability = samples.shareMoving(towards: search.fitted, from: baseline)
        let against =
            isEnough
            ? samples.outcomesAgainst(share: WeightProposal.leastStability).map {
                OutcomeAgainst($0, of: baseline, moments, outcomes: outcomes, rules: rules)
            } : []
        let verdicts = VerdictEvidence(
            rules: rules,
            baseline: baseline,
            // Drawn from so few, samples are too much alike: they would say that everything is certain.
            intervals: isEnough
                ? zip(samples.intervals(confidence: confidence), limits).map { $0.clamped(to: $1) } : limits,
            sharesAtOneScore: rows.sharesAtOneScore,
            opposed: isEnough
                ? try samples.opposedOutcomes().map { pair in
                    pair.map { (outcomes[$0.helped].id, outcomes[$0.harmed].id) }
                } : rules.indicators.map { _ in nil }
        )
        let moved = try rules.nearestOnGrid(to: search.fitted)
        let changed = verdicts.verdicts(proposed: moved, isChange: true)
        let reason = search.reasonToKeep(
            people: grams.count,
            stability: stability,
            isMoved: zip(moved, baseline).contains { abs($0 - $1) > 1e-9 },
            isAnyCertain: changed.contains(where: \.isCertain)
        )
        let runsAgainst =
            !against.isEmpty
            && zip(outcomes.shares, moments.explained(by: baseline)).reduce(0) { $0 + $1.0 * $1.1 } < 0
        let (decision, weights) = try decide(
            reason,
            moved: moved,
            baseline: baseline,
            runsAgainst: runsAgainst
        )
        return WeightProposal(
            rules: rules,
            outcomes: outcomes,
            baseline: baseline,
            decision: decision,
            weights: weights,
            fitted: search.fitted,
            price: search.price,
            indicators: decision == .change ? changed : verdicts.verdicts(proposed: weights, isChange: false),
            gain: search.gain,
            stability: stability,
            sensitivities: search.sensitivities,
            against: against,
            evidence: WeightProposal.Basis(
                rows: rows.count,
                incompleteRows: rows.incompleteCount,
                people: grams.count,
                periods: rows.observedPeriods.count,
                replicates: replicates,
                seed: seed,
                confidence: confidence
            ),
            moments: moments
        )
    }

    private func decide(
        _ reason: KeepReason?,
        moved: [Double],
        baseline: [Double],
        runsAgainst: Bool
    ) throws -> (WeightDecision, [Double]) {
        guard let reason else { return (.change, moved) }
        let broken = rules.broken(by: baseline)
        if broken.isEmpty { return (runsAgainst ? .revise(reason) : .keep(reason), baseline) }
        return (.comply(broken: broken), try rules.nearestOnGrid(to: baseline))
    }
}
