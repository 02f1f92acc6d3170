import Foundation
import LinearAlgebra
import Statistics
import TestInputs
import Testing

@testable import Scorecards

@Suite struct WeightFitTests {
    /// The best scale of a single outcome by trying many: for each the program in the weights is convex.
    private func scanned(_ objective: WeightObjective, rules: WeightRules) throws -> Double {
        func value(_ scale: Double) throws -> Double {
            let (hessian, gradient) = objective.quadratic(scales: [scale])
            let weights = try rules.solve(rules.program(hessian: hessian, gradient: gradient)).point
            return objective.value(at: weights, scales: [scale])
        }
        // No weights between 0 and 1 have a composite that a larger scale is worth.
        let spread = objective.evidence.products.diagonal.min()!.squareRoot()
        let scales = (0...600).map { 40 / spread * pow(Double($0) / 600, 2) }
        let values = try scales.map(value)
        let best = values.indices.min { values[$0] < values[$1] }!
        var (low, high) = (scales[max(0, best - 1)], scales[min(600, best + 1)])
        for _ in 0..<60 {
            let (left, right) = (low + 0.382 * (high - low), low + 0.618 * (high - low))
            if try value(left) < value(right) { high = right } else { low = left }
        }
        return try min(value(low), values[best])
    }

    @Test(arguments: 0..<40)
    func takingTurnsEndsAtTheBestScaleOfAScan(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let rules = WeightRules.random(indicators: 3 + draw.next(below: 8), using: &draw)
        let evidence = WeightEvidence.random(indicators: rules.indicators.count, using: &draw)
        let objective = WeightObjective(
            evidence,
            priorities: [1],
            centre: rules.current,
            price: [0, 0.1, 1, 10][seed % 4]
        )
        let fit = try WeightFit.best(objective, rules: rules)
        #expect(abs(fit.value - objective.value(at: fit.weights)) < 1e-12)
        #expect(rules.broken(by: fit.weights) == [])
        // A scale is not negative: the scan knows nothing of weights that run against the outcome.
        guard evidence.correlations(of: fit.weights)[0] > 0 else {
            #expect(fit.value > 1)
            return
        }
        let scan = try scanned(objective, rules: rules)
        #expect(abs(fit.value - scan) < 1e-7, "by turns \(fit.value), by scan \(scan)")
    }

    /// Every point of a fine grid of three weights that add up to 1.
    @Test(arguments: 0..<30)
    func noWeightsOfAFineGridAreBetter(seed: Int) throws {
        var draw = SeededGenerator(seed: 1_000 + seed)
        let current = [0.3, 0.3, 0.4]
        let rules = WeightRules(
            indicators: current.enumerated().map {
                .init(id: "\($0)", current: $1, floor: 0.05, cap: 0.8, largestStep: seed % 2 == 0 ? 0.15 : 1)
            },
            balances: [.init(speed: 0, quality: 1, ratio: 1.2)]
        )
        let evidence = WeightEvidence.random(indicators: 3, outcomes: 1 + seed % 3, using: &draw)
        let objective = WeightObjective(
            evidence,
            priorities: [WeightOutcome](repeating: WeightOutcome(id: "y"), count: 1 + seed % 3).shares,
            centre: current,
            price: Double(seed % 2)
        )
        let fit = try WeightFit.best(objective, rules: rules)
        var best = Double.infinity
        for first in 0...400 {
            for second in 0...400 - first {
                let weights = [Double(first) / 400, Double(second) / 400, Double(400 - first - second) / 400]
                if rules.broken(by: weights).isEmpty { best = min(best, objective.value(at: weights)) }
            }
        }
        #expect(rules.broken(by: fit.weights) == [])
        #expect(fit.value <= best + 1e-9, "found \(fit.value), on the grid \(best)")
    }

    /// For one outcome at no price the problem is convex in scale times weights.
    @Test(arguments: 0..<40)
    func atNoPriceTheConeHasTheSameWeights(seed: Int) throws {
        var draw = SeededGenerator(seed: 2_000 + seed)
        let rules = WeightRules.random(indicators: 4 + draw.next(below: 20), using: &draw)
        let evidence = WeightEvidence.random(indicators: rules.indicators.count, using: &draw)
        let objective = WeightObjective(evidence, priorities: [1], centre: rules.current, price: 0)
        guard let cone = try WeightCone(objective, rules: rules).weights else {
            // No weights of these rules go with the outcome.
            #expect(try WeightFit.best(objective, rules: rules).value > 1 - 1e-9)
            return
        }
        let fit = try WeightFit.best(objective, rules: rules)
        #expect(rules.broken(by: cone) == [])
        #expect(abs(fit.value - objective.value(at: cone)) < 1e-6)
        #expect(zip(cone, fit.weights).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test func aHighPriceKeepsTheCurrentWeightsAndALowOneIsWorthMore() throws {
        var draw = SeededGenerator(seed: 5)
        let rules = WeightRules.random(indicators: 8, using: &draw)
        let evidence = WeightEvidence.random(indicators: 8, using: &draw)
        var explained = -1.0
        for price in [1e6, 100, 1, 0.01] {
            let objective = WeightObjective(evidence, priorities: [1], centre: rules.current, price: price)
            let fit = try WeightFit.best(objective, rules: rules)
            if price == 1e6 {
                #expect(zip(fit.weights, rules.current).allSatisfy { abs($0 - $1) < 1e-5 })
            }
            #expect(evidence.explained(by: fit.weights)[0] > explained)
            explained = evidence.explained(by: fit.weights)[0]
        }
    }

    @Test func indicatorsThatDoNotVaryStayWhereTheyAre() throws {
        var draw = SeededGenerator(seed: 6)
        let varying = WeightEvidence.random(indicators: 2, using: &draw)
        var products = Matrix(rows: 4, columns: 4)
        for row in 0..<2 { for column in 0..<2 { products[row, column] = varying.products[row, column] } }
        let evidence = WeightEvidence(products: products, directions: [varying.directions[0] + [0, 0]])
        let rules = WeightRules(
            indicators: [0.25, 0.25, 0.3, 0.2].enumerated().map { .init(id: "\($0)", current: $1) },
            groups: [
                .init(id: "a", share: 0.5, members: [0, 1]), .init(id: "b", share: 0.5, members: [2, 3]),
            ]
        )
        let objective = WeightObjective(evidence, priorities: [1], centre: rules.current, price: 0)
        let fit = try WeightFit.best(objective, rules: rules)
        #expect(rules.broken(by: fit.weights) == [])
        #expect(abs(fit.weights[0] - 0.25) > 0.01)
        #expect(abs(fit.weights[2] - 0.3) < 1e-9 && abs(fit.weights[3] - 0.2) < 1e-9)
    }

    /// The slope of the optimum, by solving again with a limit moved a little.
    @Test func aMultiplierIsWhatLooseningTheRuleGives() throws {
        func rules(cap: Double, share: Double) -> WeightRules {
            WeightRules(
                indicators: [0.2, 0.2, 0.3, 0.3].enumerated().map { index, weight in
                    .init(id: "\(index)", current: weight, floor: 0.1, cap: index == 0 ? cap : 0.6)
                },
                groups: [
                    .init(id: "hard", share: share, members: [0, 1]),
                    .init(id: "soft", share: 1 - share, members: [2, 3]),
                ]
            )
        }
        var draw = SeededGenerator(seed: 12)
        var evidence = WeightEvidence.random(indicators: 4, using: &draw)
        evidence = WeightEvidence(products: evidence.products, directions: [[0.9, 0.1, 0.3, 0.2]])
        func fit(_ rules: WeightRules) throws -> WeightFit {
            let objective = WeightObjective(
                evidence,
                priorities: [1],
                centre: [0.2, 0.2, 0.3, 0.3],
                price: 0.05
            )
            return try WeightFit.best(objective, rules: rules)
        }
        let step = 1e-4
        let base = try fit(rules(cap: 0.25, share: 0.4))
        let looser = try fit(rules(cap: 0.25 + step, share: 0.4))
        let tighter = try fit(rules(cap: 0.25 - step, share: 0.4))
        let slope = (looser.value - tighter.value) / (2 * step)
        let binding = try #require(base.binding.first { $0.restriction == .cap(indicator: 0) })
        #expect(binding.multiplier < -1e-3)
        #expect(abs(binding.multiplier - slope) < 1e-4 * abs(slope) + 1e-7)
    }

    /// Outcomes that pull apart make several valleys; every one that a fit from many places ends in has to be known.
    @Test(arguments: 0..<60)
    func noFitFromManyPlacesEndsInADeeperValley(seed: Int) throws {
        var draw = SeededGenerator(seed: 3_000 + seed)
        let count = 4 + seed % 5
        let rules = WeightRules.random(indicators: count, using: &draw)
        let outcomes = 1 + seed % 4
        let mixed = WeightEvidence.random(indicators: count, outcomes: outcomes, using: &draw)
        // Effects of both signs: the outcomes go with the indicators as often as against them.
        let evidence = WeightEvidence(
            products: mixed.products,
            directions: mixed.directions.map { direction in
                let mean = direction.reduce(0, +) / Double(count)
                return direction.map { $0 - mean * [0, 1, 1.5][seed % 3] }
            }
        )
        let objective = WeightObjective(
            evidence,
            priorities: (0..<outcomes).map { Double(outcomes - $0) / Double(outcomes * (outcomes + 1) / 2) },
            centre: rules.current,
            price: [0, 0, 0.1, 1][seed / 3 % 4]
        )
        let fit = try WeightFit.best(objective, rules: rules)
        #expect(rules.broken(by: fit.weights) == [])
        for _ in 0..<60 {
            let place = try rules.nearest(to: draw.normals(count, mean: 1 / Double(count)))
            let other = try WeightFit(objective, rules: rules, from: place)
            #expect(fit.value <= other.value + 1e-7, "found \(fit.value), from \(place) \(other.value)")
        }
    }

    /// The slope of the explained share at a price, by solving again with a limit moved a little.
    @Test func whatLooseningGivesIsTheSlopeOfTheExplainedShare() throws {
        func rules(cap: Double, share: Double) -> WeightRules {
            WeightRules(
                indicators: [0.2, 0.2, 0.3, 0.3].enumerated().map { index, weight in
                    .init(id: "\(index)", current: weight, floor: 0.1, cap: index == 0 ? cap : 0.6)
                },
                groups: [
                    .init(id: "hard", share: share, members: [0, 1]),
                    .init(id: "soft", share: 1 - share, members: [2, 3]),
                ]
            )
        }
        var draw = SeededGenerator(seed: 12)
        let random = WeightEvidence.random(indicators: 4, using: &draw)
        let evidence = WeightEvidence(products: random.products, directions: [[0.9, 0.1, 0.3, 0.2]])
        let objective = WeightObjective(
            evidence,
            priorities: [1],
            centre: [0.2, 0.2, 0.3, 0.3],
            price: 0.5
        )
        func explained(_ rules: WeightRules) throws -> Double {
            evidence.explained(by: try WeightFit.best(objective, rules: rules).weights)[0]
        }
        let base = rules(cap: 0.25, share: 0.4)
        let fit = try WeightFit.best(objective, rules: base)
        let found = Dictionary(
            uniqueKeysWithValues: try fit.sensitivities(objective, rules: base).map {
                ($0.restriction, $0.gainPerPoint)
            }
        )
        let (at, step) = (try explained(base), 1e-3)
        let cap = 0.01 * (try explained(rules(cap: 0.25 + step, share: 0.4)) - at) / step
        let hard = 0.01 * (try explained(rules(cap: 0.25, share: 0.4 + step)) - at) / step
        let ofCap = try #require(found[.cap(indicator: 0)])
        #expect(abs(ofCap - cap) < 0.02 * cap, "\(ofCap), by solving again \(cap)")
        let ofHard = try #require(found[.group(0)])
        #expect(abs(ofHard - hard) < 0.02 * abs(hard), "\(ofHard), by solving again \(hard)")
        // The multiplier is that of the share less the price.
        let multiplier = try #require(fit.binding.first { $0.restriction == .cap(indicator: 0) }).multiplier
        #expect(abs(0.01 * multiplier) < 0.9 * ofCap)
    }
}
