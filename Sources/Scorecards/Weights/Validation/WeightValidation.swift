import Parallelism

/// How well weights fitted at each price follow the outcomes of later periods.
struct WeightValidation: Sendable {
    /// λ, rising; the last is infinite: the weights that keep the rules and are nearest to the centre.
    let prices: [Double]
    let splits: [Split]
    private let priorities: [Double]

    /// Weights fitted to all periods before a block, and their sums on the block.
    struct Split: Sendable {
        let block: HeldOutBlock
        /// For each price.
        let weights: [[Double]]
        /// For each price and outcome.
        let sums: [[HeldOutSums]]
    }

    /// From a tenth of a percent for a move of 10 percentage points to nearly thirty times the variance, which only an effect of
    /// a few weights could pay.
    static let prices: [Double] = [0, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, .infinity]

    /// - Parameters:
    ///   - centre: what weights are drawn to.
    ///   - walk: over the periods of the rows.
    /// - Throws: ``WeightRulesError``, ``WeightEvidenceError/outcomeDoesNotVary(_:)``, `AbsorptionError.notConverged`.
    /// - Complexity: for each block the Grams of the periods before it and a fit for each price, on all processors.
    init(
        _ rows: ScoredRows,
        outcomes: [WeightOutcome],
        rules: WeightRules,
        centre: [Double],
        walk: WalkForward,
        prices: [Double] = Self.prices
    ) throws {
        let periods = rows.observedPeriods
        let priorities = outcomes.shares
        let nearest = try rules.nearest(to: centre)
        splits = try walk.blocks.map { block in
            let (first, last) = (periods[block.lowerBound], periods[block.upperBound - 1])
            let evidence = try WithinRows(rows) { $0 < first }.evidence()
            let held = try HeldOutBlock(
                WithinRows(rows) { $0 >= first && $0 <= last },
                periodCount: block.count
            )
            let weights = try concurrentMap(prices.count) { index in
                Result {
                    guard prices[index].isFinite else { return nearest }
                    let objective = WeightObjective(
                        evidence,
                        priorities: priorities,
                        centre: centre,
                        price: prices[index]
                    )
                    return try WeightFit.best(objective, rules: rules).weights
                }
            }.map { try $0.get() }
            return Split(
                block: held,
                weights: weights,
                sums: weights.map { held.sums(of: $0, people: rows.people.count) }
            )
        }
        self.prices = prices
        self.priorities = priorities
    }
}

extension WeightValidation {
    /// What each price explains on several blocks together, the outcomes by their priorities.
    func explained(onBlocks blocks: Range<Int>) -> [Double] {
        prices.indices.map { price in
            zip(priorities, sums(price: price, blocks: blocks)).reduce(0) { $0 + $1.0 * $1.1.explained }
        }
    }

    /// The highest price that explains as much on some blocks as the best price does, but for one standard error of the
    /// difference over samples of people (the rule of Breiman and others, "Classification and Regression Trees", 1984,
    /// section 3.4.3, for a paired difference). So the weights are kept unless a price that moves them is better by more.
    /// - Complexity: O(prices · outcomes · people).
    func conservativePrice(onBlocks blocks: Range<Int>) -> Int {
        let best = bestPrice(onBlocks: blocks)
        return prices.indices.last { price in
            let difference = difference(of: best, from: price, blocks: blocks)
            return difference.mean <= difference.standardError
        } ?? best
    }

    /// The price that explains most on some blocks; of equals the highest.
    func bestPrice(onBlocks blocks: Range<Int>) -> Int {
        let explained = explained(onBlocks: blocks)
        return prices.indices.reduce(0) { explained[$1] >= explained[$0] ? $1 : $0 }
    }

    /// How much more one price explains than another, with its standard error over samples of people.
    func difference(
        of price: Int,
        from other: Int,
        blocks: Range<Int>
    ) -> (mean: Double, standardError: Double) {
        let (left, right) = (sums(price: price, blocks: blocks), sums(price: other, blocks: blocks))
        var mean = 0.0
        var influences = [Double](repeating: 0, count: left.first?.people.count ?? 0)
        for outcome in priorities.indices {
            mean += priorities[outcome] * (left[outcome].explained - right[outcome].explained)
            for (person, both) in zip(left[outcome].influences, right[outcome].influences).enumerated() {
                influences[person] += priorities[outcome] * (both.0 - both.1)
            }
        }
        return (mean, influences.reduce(0) { $0 + $1 * $1 }.squareRoot())
    }

    /// The sums of each outcome over several blocks.
    private func sums(price: Int, blocks: Range<Int>) -> [HeldOutSums] {
        guard let first = blocks.first else { return [] }
        return blocks.dropFirst().reduce(into: splits[first].sums[price]) { total, split in
            for outcome in total.indices { total[outcome] += splits[split].sums[price][outcome] }
        }
    }
}
