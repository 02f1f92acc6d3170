import Statistics

/// Each feature's share of the variance of the lead times (Lindeman, Merenda and Gold), with intervals from drawing the
/// blocks again.
struct LeadTimeShares: Sendable {
    struct Share: Sendable, Equatable {
        let share: Double
        /// Nil where no replicates were asked for, or too few of them have a share.
        let interval: ClosedRange<Double>?
    }

    /// For each group of columns, in the order given.
    let shares: [Share]
    /// Whether too few of the replicates have shares.
    let isMissingReplicates: Bool

    /// Beyond so many players the walk over all subsets takes longer than the rest.
    static let mostPlayers = 14
    /// The share of the replicates that must have a share for its interval to mean anything.
    private static let fewestDefined = 0.9

    /// - Parameter groups: features by the number of their column, each in one group.
    /// - Throws: `RelativeImportanceError`.
    /// - Complexity: O(2^groups · (1 + replicates)), whatever the number of orders.
    init(_ fit: DriverFit, groups: [[Int]], options: DriverOptions) throws {
        let players = groups.map { group in group.flatMap { Array(fit.design.columnRanges[$0]) } }
        @Sendable func shares(_ gram: Gram) throws -> [Double] {
            let lmg = try RelativeImportance(gram: gram, outcomeCount: 1, players: players).lmg()
            return Array(lmg.column(0))
        }
        let estimate = try shares(fit.gram)
        let clusters = ClusterGrams(
            fit.grams,
            columnNames: fit.design.columnNames,
            outcomeNames: fit.regression.outcomeNames
        )
        var intervals: [Bootstrap.Interval]?
        let isAsked = clusters.count > 1 && options.replicates > 0
        if isAsked {
            let bootstrap = try clusters.bootstrap(replicates: options.replicates, seed: options.seed) {
                gram in
                try? shares(gram)
            }
            if let bootstrap,
                Double(bootstrap.definedCount)
                    >= LeadTimeShares.fewestDefined * Double(options.replicates)
            {
                intervals = bootstrap.basicIntervals(confidence: options.confidence)
            }
        }
        isMissingReplicates = isAsked && intervals == nil
        self.shares = estimate.enumerated().map { index, share in
            Share(
                share: share,
                interval: intervals.map {
                    LeadTimeShares.interval($0[index].lower...$0[index].upper, of: share)
                }
            )
        }
    }

    /// A share cannot be below zero, so that chance alone makes it larger, in each replicate once more than in the orders themselves: what that adds is
    /// taken off twice, the interval is cut to what a share can be, and reaches the share itself where that is beyond it.
    static func interval(_ basic: ClosedRange<Double>, of share: Double) -> ClosedRange<Double> {
        max(0, min(basic.lowerBound, share))...min(1, max(0, basic.upperBound, share))
    }
}
