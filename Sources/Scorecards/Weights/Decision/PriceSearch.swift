/// The fit at the price that did well on later periods, and what it would have gained.
struct PriceSearch {
    /// λ; infinite where keeping the weights did best or nothing could be tried.
    let price: Double
    /// Nil at an infinite price.
    let fit: WeightFit?
    let fitted: [Double]
    let gain: HeldOutGain?
    let sensitivities: [Sensitivity]
    private let periods: Int
    private let furtherPeriods: Int?

    /// - Throws: ``WeightRulesError``, ``WeightEvidenceError``, `AbsorptionError.notConverged`.
    init(_ rows: ScoredRows, evidence: WeightEvidence, baseline: [Double], study: WeightStudy) throws {
        let rules = study.rules
        periods = rows.observedPeriods.count
        let walk = WalkForward(periods: periods)
        let validation = try walk.map { walk in
            try WeightValidation(
                rows,
                outcomes: study.outcomes,
                rules: rules,
                centre: baseline,
                walk: walk
            )
        }
        price =
            validation.map { $0.prices[$0.conservativePrice(onBlocks: 0..<$0.splits.count)] } ?? .infinity
        furtherPeriods = validation?.furtherPeriods()
        gain = validation.flatMap {
            HeldOutGain(
                $0,
                outcomes: study.outcomes,
                current: baseline,
                replicates: study.replicates,
                seed: study.seed,
                confidence: study.confidence
            )
        }
        if price.isFinite {
            let objective = WeightObjective(
                evidence,
                priorities: study.outcomes.shares,
                centre: baseline,
                price: price
            )
            let best = try WeightFit.best(objective, rules: rules)
            (fit, sensitivities) = (best, try best.sensitivities(objective, rules: rules))
        } else {
            (fit, sensitivities) = (nil, [])
        }
        fitted = try fit?.weights ?? rules.nearest(to: baseline)
    }

    /// The first of the conditions of ``WeightProposal`` that is not met; nil if all are.
    /// - Parameters:
    ///   - people: how many have rows.
    ///   - isMoved: whether the fit is on the grid something else than the baseline.
    ///   - isAnyCertain: whether of any indicator the side is told to which it moves.
    func reasonToKeep(people: Int, stability: Double, isMoved: Bool, isAnyCertain: Bool) -> KeepReason? {
        guard people >= WeightProposal.leastPeople else {
            return .tooFewPeople(observed: people, needed: WeightProposal.leastPeople)
        }
        guard let gain else {
            return .tooFewPeriods(observed: periods, needed: WalkForward.leastPeriods)
        }
        if price.isInfinite { return .noBetterWeights(furtherPeriods: furtherPeriods) }
        if !gain.isToldFromChance { return .gainWithinChance(furtherPeriods: furtherPeriods) }
        if stability < WeightProposal.leastStability { return .unstable(share: stability) }
        if !isMoved { return .withinGrid }
        if !isAnyCertain { return .noIndicatorCertain }
        return nil
    }
}
