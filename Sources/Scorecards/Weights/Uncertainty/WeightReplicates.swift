import LinearAlgebra
import Statistics

/// What would be found if other people like these had been observed: people are drawn again with all their rows, from their Gram
/// matrices, and everything is fitted anew.
///
/// Each sample gives the weights at no price. Those at the price of the proposal lie nearer to the current weights in every sample:
/// they spread too little, about the wrong place, and intervals made of them are too short. At no price, the interval between the
/// quantiles of the samples (Efron's percentile interval) holds the weight of the planted effects about as often as it says. It goes
/// along with the limits, as an interval mirrored about the estimate does not: where the truth is at a limit, one end of the
/// interval is that limit, and it fails to hold the truth half as often as elsewhere. For the coverage see Documentation/Weights.md.
struct WeightReplicates: Sendable {
    /// Weights first, then for each outcome the effects, then of the centre the correlation with each outcome.
    private let bootstrap: Bootstrap
    private let indicatorCount: Int
    private let outcomeCount: Int

    /// - Parameters:
    ///   - grams: of each person, indicators first, then outcomes, without effects of person and period.
    ///   - centre: where weights stay if nothing speaks for any others.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``, `ResamplingError` for fewer than two people.
    /// - Complexity: O(replicates · (people · columns² + that of a fit)), on all processors; the result does not depend on their
    ///   number.
    init(
        _ grams: ClusterGrams,
        rules: WeightRules,
        priorities: [Double],
        centre: [Double],
        replicates: Int,
        seed: UInt64
    ) throws {
        @Sendable func objective(_ gram: Gram) -> WeightObjective {
            let evidence = WeightEvidence(gram, outcomeCount: priorities.count)
            return WeightObjective(evidence, priorities: priorities, centre: centre, price: 0)
        }
        let whole = objective(grams.total)
        let fit = try WeightFit.best(whole, rules: rules)
        let drawn = try grams.bootstrap(replicates: replicates, seed: seed) { gram in
            let objective = objective(gram)
            // Each fit begins where the whole sample's ended, so that it looks in the same valley. To a ten thousandth of a
            // percentage point is near enough for quantiles.
            let drawn = try? WeightFit(objective, rules: rules, from: fit.weights, tolerance: 1e-6)
            return drawn.map {
                $0.weights + objective.evidence.effects.joined()
                    + objective.evidence.correlations(of: centre)
            }
        }
        guard let drawn else { throw ResamplingError.tooFewUnits(grams.count) }
        bootstrap = Bootstrap(
            estimate: fit.weights + whole.evidence.effects.joined()
                + whole.evidence.correlations(of: centre),
            replicates: drawn.replicates
        )
        (indicatorCount, outcomeCount) = (rules.indicators.count, priorities.count)
    }

    /// The weights that the evidence alone speaks for.
    var weights: [Double] { Array(bootstrap.estimate.prefix(indicatorCount)) }

    /// For each indicator the interval of its weight.
    func intervals(confidence: Double) -> [ClosedRange<Double>] {
        let intervals = bootstrap.percentileIntervals(confidence: confidence) ?? []
        return intervals.prefix(indicatorCount).map { $0.lower...$0.upper }
    }

    /// In what share of the samples the weights move to the side of a proposal: (w - w₀)'(proposed - w₀) > 0.
    func shareMoving(towards proposed: [Double], from current: [Double]) -> Double {
        let move = zip(proposed, current).map { $0 - $1 }
        let undefined = Set(bootstrap.undefinedReplicates)
        let samples = (0..<bootstrap.replicates.columns).filter { !undefined.contains($0) }
        let agreeing = samples.count { sample in
            dot(zip(bootstrap.replicates.column(sample), current).lazy.map { $0 - $1 }, move) > 0
        }
        return samples.isEmpty ? 0 : Double(agreeing) / Double(samples.count)
    }

    /// Places of the outcomes that the score at the centre runs against, in at least such a share of the samples too.
    func outcomesAgainst(share: Double) -> [Int] {
        let first = indicatorCount * (1 + outcomeCount)
        let undefined = Set(bootstrap.undefinedReplicates)
        let samples = (0..<bootstrap.replicates.columns).filter { !undefined.contains($0) }
        return (0..<outcomeCount).filter { outcome in
            let agreeing = samples.count { bootstrap.replicates[first + outcome, $0] < 0 }
            return bootstrap.estimate[first + outcome] < 0
                && Double(agreeing) >= share * Double(max(1, samples.count))
        }
    }

    /// For each indicator two outcomes that it helps and harms, if there are such: effects of both signs that are told from
    /// zero after Holm's correction over all indicators and outcomes. The level is low, for with few people the normal p values of
    /// the samples are a little too small.
    func opposedOutcomes(level: Double = 0.01) throws -> [(helped: Int, harmed: Int)?] {
        let range = indicatorCount..<indicatorCount * (1 + outcomeCount)
        let (effects, pValues) = (Array(bootstrap.estimate[range]), Array(bootstrap.normalPValues[range]))
        let told = Set(try AdjustedPValues(pValues, by: .holm).rejected(at: level))
        return (0..<indicatorCount).map { indicator in
            let own = stride(from: indicator, to: effects.count, by: indicatorCount).filter(told.contains)
            let helped = own.filter { effects[$0] > 0 }.max { effects[$0] < effects[$1] }
            let harmed = own.filter { effects[$0] < 0 }.min { effects[$0] < effects[$1] }
            guard let helped, let harmed else { return nil }
            return (helped / indicatorCount, harmed / indicatorCount)
        }
    }
}
