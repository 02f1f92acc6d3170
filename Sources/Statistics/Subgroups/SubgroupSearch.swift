import Parallelism

/// Looks for conjunctions of conditions on different columns in which the mean of an outcome is unusual: all of one and of two
/// conditions, and of three those that begin with one of the best two.
///
/// Two columns are passed over once for all of their conditions: their rows are counted into a table by code, from the summed
/// areas of which each pair of conditions follows in constant time. Nothing is computed for what an optimistic
/// bound rules out (``SubgroupQuality``). The result is the same on every number of threads, and so are the counts.
public struct SubgroupSearch: Sendable {
    public struct Options: Sendable {
        public var quality = SubgroupQuality()
        /// Up to 3.
        public var depth = 3
        public var fewestRows = 30
        /// How many are kept in each direction.
        public var most = 100
        /// How many pairs, in each direction, a third condition is added to.
        public var beamWidth = 50
        /// Only what is better than this.
        public var leastQuality = 0.0
        /// Ranks a conjunction by what it has beyond its conditions' own effects, if that is less; of ranges of the same
        /// column keeps the best one; of each set of columns only ``mostForEachColumns``.
        public var isBeyondParts = false
        public var mostForEachColumns = 4

        public init() {}
    }

    /// The best first.
    public private(set) var higher: [FoundSubgroup] = []
    public private(set) var lower: [FoundSubgroup] = []
    /// Conjunctions whose quality was computed, and those that a bound ruled out.
    public private(set) var evaluated = 0
    public private(set) var pruned = 0

    /// - Precondition: columns and outcome of the same rows.
    /// - Complexity: O(rows · columns²) for two conditions, O(rows of a pair · columns) for each pair of the beam, on all
    ///   processors.
    public init(_ columns: [SelectorColumn], outcome: SubgroupOutcome, options: Options = Options()) {
        precondition(columns.allSatisfy { $0.codes.count == outcome.residuals.count }, "the same rows")
        let pass = SubgroupPass(columns: columns, outcome: outcome, options: options)
        var steps = concurrentMap(columns.count) { pass.single($0) }
        if options.depth >= 2 {
            let thresholds = thresholds(of: steps, options)
            let pairs = columns.indices.flatMap { first in (first + 1..<columns.count).map { (first, $0) } }
            let found = concurrentMap(pairs.count) { pass.pair(pairs[$0].0, pairs[$0].1, above: thresholds) }
            steps += found
            if options.depth >= 3 {
                let thresholds = self.thresholds(of: steps, options)
                let marginals = options.isBeyondParts ? CodeMarginals(columns, outcome) : nil
                let beam = SubgroupDirection.allCases.flatMap { direction in
                    found.flatMap { $0.best[direction.rawValue].sorted }
                        .sorted(by: FoundSubgroup.precedes).prefix(options.beamWidth)
                }
                steps += concurrentMap(beam.count) { pass.extend(beam[$0], above: thresholds, marginals) }
            }
        }
        evaluated = steps.reduce(0) { $0 + $1.evaluated }
        pruned = steps.reduce(0) { $0 + $1.pruned }
        higher = SubgroupSearch.merged(steps.map(\.best[0]), most: options.most)
        lower = SubgroupSearch.merged(steps.map(\.best[1]), most: options.most)
    }

    /// What has to be exceeded in each direction to be among the best, by what is known already.
    private func thresholds(of steps: [SubgroupPass.Step], _ options: Options) -> [Double] {
        SubgroupDirection.allCases.map { direction in
            guard !options.isBeyondParts else { return options.leastQuality }
            let best = SubgroupSearch.merged(steps.map { $0.best[direction.rawValue] }, most: options.most)
            return best.count < options.most
                ? options.leastQuality : max(options.leastQuality, best[best.count - 1].quality)
        }
    }

    /// The same subgroup may come from several pairs.
    private static func merged(_ lists: [BestSubgroups], most: Int) -> [FoundSubgroup] {
        var seen = Set<Subgroup>()
        var merged: [FoundSubgroup] = []
        for found in lists.flatMap(\.sorted).sorted(by: FoundSubgroup.precedes) {
            guard seen.insert(found.subgroup).inserted else { continue }
            merged.append(found)
            if merged.count == most { break }
        }
        return merged
    }
}
