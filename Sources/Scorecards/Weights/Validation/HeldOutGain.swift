import LinearAlgebra
import Parallelism
import Statistics

/// What proposed weights would have given on periods that they were not fitted to, beside the weights in force.
///
/// Each block of later periods is scored by weights that were fitted, price included, to what was known before it. All is about what
/// is left without the effects of person and period.
public struct HeldOutGain: Sendable, Equatable {
    /// A figure under both weights.
    public struct Comparison: Sendable, Equatable {
        public let current: Double
        public let proposed: Double
        /// Of the difference, by people drawn again.
        public let interval: ClosedRange<Double>

        public var difference: Double { proposed - current }
    }

    public struct Outcome: Sendable, Equatable {
        public let id: String
        /// R²: the share of the outcome's variance that goes with the score; negative where more score goes with less good.
        public let explained: Comparison
        /// Spearman's ρ of score and outcome.
        public let rankCorrelation: Comparison
    }

    public let outcomes: [Outcome]
    /// The mean of the outcomes' R², weighted by their priorities.
    public let explained: Comparison
    /// The same of their rank correlations.
    public let rankCorrelation: Comparison
    /// On how many rows, people and periods.
    public let rows: Int
    public let people: Int
    public let periods: Int
    /// Of the intervals.
    public let confidence: Double

    /// Whether the gain in R² is told from chance: all of its interval is above zero.
    public var isToldFromChance: Bool { explained.interval.lowerBound > 0 }
}

extension HeldOutGain {
    /// - Parameters:
    ///   - current: the weights in force.
    ///   - replicates: how often people are drawn again.
    /// - Returns: nil for fewer than two blocks: the price for a block is chosen on those before it.
    /// - Complexity: O(replicates · outcomes · rows), on all processors.
    init?(
        _ validation: WeightValidation,
        outcomes: [WeightOutcome],
        current: [Double],
        replicates: Int,
        seed: UInt64,
        confidence: Double = 0.9
    ) {
        guard validation.splits.count > 1 else { return nil }
        var rows = ComparedRows(outcomes: outcomes)
        for block in 1..<validation.splits.count {
            let price = validation.conservativePrice(onBlocks: 0..<block)
            let split = validation.splits[block]
            rows.add(split.block, current: current, proposed: split.weights[price])
        }
        let bootstrap = rows.bootstrap(replicates: replicates, seed: seed)
        guard let intervals = bootstrap.percentileIntervals(confidence: confidence) else { return nil }
        func comparison(_ first: Int) -> Comparison {
            let interval = intervals[first + 2]
            return Comparison(
                current: bootstrap.estimate[first],
                proposed: bootstrap.estimate[first + 1],
                interval: interval.lower...interval.upper
            )
        }
        self.outcomes = outcomes.enumerated().map { index, outcome in
            Outcome(
                id: outcome.id,
                explained: comparison(6 * index),
                rankCorrelation: comparison(6 * index + 3)
            )
        }
        explained = comparison(6 * outcomes.count)
        rankCorrelation = comparison(6 * outcomes.count + 3)
        self.rows = rows.count
        people = rows.peopleCount
        periods = validation.splits.dropFirst().reduce(0) { $0 + $1.block.periodCount }
        self.confidence = confidence
    }
}
