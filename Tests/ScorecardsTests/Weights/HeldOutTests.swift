import NumericInputs
import TestInputs
import Testing

@testable import Scorecards

@Suite struct HeldOutTests {
    @Test func blocksFollowEachOtherToTheLastPeriod() {
        #expect(WalkForward(periods: 8) == nil)
        #expect(WalkForward(periods: 9)?.blocks == [3..<6, 6..<9])
        #expect(WalkForward(periods: 18)?.blocks == [6..<9, 9..<12, 12..<15, 15..<18])
        for periods in 9..<200 {
            guard let blocks = WalkForward(periods: periods)?.blocks else {
                Issue.record("\(periods) periods")
                continue
            }
            #expect((2...4).contains(blocks.count))
            #expect(blocks.allSatisfy { $0.count >= 3 })
            #expect(blocks[0].lowerBound >= 3 && blocks.last?.upperBound == periods)
            #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        }
    }

    private func sums(people: Int, using draw: inout SeededGenerator) -> HeldOutSums {
        var sums = HeldOutSums(people: people)
        let rows = people * 5
        let composite = draw.normals(rows)
        let outcome = zip(composite, draw.normals(rows)).map { 0.6 * $0 + $1 }
        sums.add(
            composite: composite,
            outcome: outcome,
            personCodes: (0..<rows).map { Int32($0 % people) }
        )
        return sums
    }

    @Test func aPersonsInfluenceIsTheSlopeByTheirCount() {
        var draw = SeededGenerator(seed: 3)
        let sums = sums(people: 12, using: &draw)
        let ones = [Double](repeating: 1, count: 12)
        #expect(abs(sums.explained(counts: ones) - sums.explained) < 1e-15)
        #expect(sums.explained > 0.1)
        for person in 0..<12 {
            var (more, less) = (ones, ones)
            more[person] += 1e-5
            less[person] -= 1e-5
            let slope = (sums.explained(counts: more) - sums.explained(counts: less)) / 2e-5
            #expect(abs(slope - sums.influences[person]) < 1e-8)
        }
        #expect(abs(sums.influences.reduce(0, +)) < 1e-12)
    }

    @Test func aCompositeThatGoesAgainstTheOutcomeExplainsLessThanNothing() {
        var sums = HeldOutSums(people: 2)
        sums.add(composite: [1, -1, 2, -2], outcome: [-1, 1, -2, 3], personCodes: [0, 0, 1, 1])
        // Σzy = -12, Σzz = 10, Σyy = 15.
        #expect(abs(sums.explained + 144.0 / 150) < 1e-15)
        for person in 0..<2 {
            var (more, less) = ([1.0, 1], [1.0, 1])
            more[person] += 1e-5
            less[person] -= 1e-5
            let slope = (sums.explained(counts: more) - sums.explained(counts: less)) / 2e-5
            #expect(abs(slope - sums.influences[person]) < 1e-8)
        }
    }

    /// Weights that are judged on a block know nothing of it: changing what comes later leaves earlier fits alone.
    @Test func laterPeriodsDoNotChangeWhatWasFittedBefore() throws {
        let planted = PlantedScorecard(effects: [[0.4, 0.1, 0.2, 0.1]])
        let panel = planted.panel(seed: 1)
        var columns = panel.columns
        for row in columns[4].values.indices where panel.periodCodes[row] >= 12 {
            columns[4].values[row] = -3 * columns[4].values[row] + 0.1 * columns[0].values[row]
        }
        let changed = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: columns
        )
        let rules = WeightRules(
            indicators: (0..<4).map { .init(id: "i\($0)", current: 0.25, largestStep: 0.1) }
        )
        let validations = try [panel, changed].map { panel in
            try WeightValidation(
                ScoredRows(panel, indicators: planted.indicatorNames, outcomes: planted.outcomes),
                outcomes: planted.outcomes,
                rules: rules,
                centre: rules.current,
                walk: #require(WalkForward(periods: 18))
            )
        }
        let (first, second) = (validations[0].splits, validations[1].splits)
        // Blocks 6..<9 and 9..<12 lie before the change, and so does what 12..<15 is judged with.
        for split in 0..<3 { #expect(first[split].weights == second[split].weights) }
        #expect(first[3].weights != second[3].weights)
        #expect(first[0].sums.map { $0[0].explained } == second[0].sums.map { $0[0].explained })
        #expect(first[2].sums.map { $0[0].explained } != second[2].sums.map { $0[0].explained })
    }

    @Test func theConservativePriceIsTheHighestWithinAStandardErrorOfTheBest() throws {
        let planted = PlantedScorecard(effects: [[0.3, 0.1, 0.2, 0.1]])
        let rules = WeightRules(
            indicators: (0..<4).map { .init(id: "i\($0)", current: 0.25, largestStep: 0.1) }
        )
        let validation = try WeightValidation(
            ScoredRows(
                planted.panel(seed: 2),
                indicators: planted.indicatorNames,
                outcomes: planted.outcomes
            ),
            outcomes: planted.outcomes,
            rules: rules,
            centre: rules.current,
            walk: #require(WalkForward(periods: 18))
        )
        let best = validation.bestPrice(onBlocks: 0..<4)
        let explained = validation.explained(onBlocks: 0..<4)
        #expect(explained[best] == explained.max())
        let conservative = validation.conservativePrice(onBlocks: 0..<4)
        #expect(conservative >= best)
        for price in conservative + 1..<validation.prices.count {
            let difference = validation.difference(of: best, from: price, blocks: 0..<4)
            #expect(difference.mean > difference.standardError)
            #expect(abs(difference.mean - (explained[best] - explained[price])) < 1e-12)
        }
    }
}
