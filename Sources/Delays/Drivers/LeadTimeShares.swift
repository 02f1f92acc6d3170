import Statistics

/// Each feature's share of the variance of the lead times (Lindeman, Merenda and Gold), with intervals from drawing the
/// blocks again.
struct LeadTimeShares: Sendable {
    struct Share: Sendable, Equatable {
        let share: Double
        /// Nil where too few replicates have one.
        let interval: ClosedRange<Double>?
    }

    /// For each group of columns, in the order given.
    let shares: [Share]

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
        if clusters.count > 1, options.replicates > 0 {
            let bootstrap = try clusters.bootstrap(replicates: options.replicates, seed: options.seed) {
                gram in
                try? shares(gram)
            }
            if let bootstrap,
                Double(bootstrap.definedCount)
                    >= LeadTimeShares.fewestDefined * Double(options.replicates)
            {
                intervals = bootstrap.percentileIntervals(confidence: options.confidence)
            }
        }
        self.shares = estimate.enumerated().map { index, share in
            Share(share: share, interval: intervals.map { $0[index].lower...$0[index].upper })
        }
    }
}
