import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Scorecards

@Suite struct WeightGridTests {
    /// All weights on a coarse grid that keep the rules, by trying every one.
    private func everyPoint(_ rules: WeightRules) -> [[Double]] {
        let units = Int((1 / rules.grid).rounded())
        var points: [[Double]] = []
        func extend(_ point: [Int], left: Int) {
            if point.count == rules.indicators.count - 1 {
                let weights = (point + [left]).map { Double($0) / Double(units) }
                if rules.broken(by: weights).isEmpty { points.append(weights) }
                return
            }
            for steps in 0...left { extend(point + [steps], left: left - steps) }
        }
        extend([], left: units)
        return points
    }

    private func squaredDistance(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    /// Rules on a coarse grid that may or may not leave anything.
    private func coarseRules(using draw: inout SeededGenerator) -> WeightRules {
        let count = 3 + draw.next(below: 3)
        var current = [Int](repeating: 1, count: count)
        for _ in count..<20 { current[draw.next(below: count)] += 1 }
        let isGrouped = draw.next(below: 2) == 0
        let share = Double(current[0] + current[1]) / 20 + (draw.next(below: 4) == 0 ? 0.02 : 0)
        return WeightRules(
            indicators: current.enumerated().map { index, steps in
                .init(
                    id: "\(index)",
                    current: Double(steps) / 20,
                    floor: Double(draw.next(below: 3)) * 0.03,
                    cap: min(1, Double(steps) / 20 + Double(draw.next(below: 4)) * 0.04),
                    largestStep: [0.05, 0.08, 0.12, .infinity][draw.next(below: 4)]
                )
            },
            groups: isGrouped ? [.init(id: "a", share: share, members: [0, 1])] : [],
            balances: (0..<draw.next(below: 4)).compactMap { _ in
                let (speed, quality) = (draw.next(below: count), draw.next(below: count))
                return speed == quality
                    ? nil
                    : .init(speed: speed, quality: quality, ratio: 0.4 + Double(draw.next(below: 12)) / 5)
            },
            grid: 0.05
        )
    }

    /// What people are told is the decimal that they would compute; what is none stays as it is.
    @Test func limitsOfStepsAreDecimals() {
        func rule(_ current: Double, _ step: Double) -> WeightRules.Indicator {
            .init(id: "a", current: current, largestStep: step)
        }
        #expect(rule(0.12, 0.05).least == 0.07 && rule(0.12, 0.05).most == 0.17)
        #expect(rule(0.1, 0.05).most == 0.15 && rule(0.3, 0.1).least == 0.2)
        let third = 1.0 / 3
        #expect(rule(third, 0).least == third && rule(third, 0).most == third)
        #expect(rule(third, 0.01).least == third - 0.01)
        #expect(rule(0.2, .infinity).least == 0 && rule(0.2, .infinity).most == 1)
    }

    @Test func noOtherPointOfTheGridIsNearer() throws {
        var (found, conflicts) = (0, 0)
        for seed in 0..<400 {
            var draw = SeededGenerator(seed: seed)
            let rules = coarseRules(using: &draw)
            let target = rules.current.map { $0 + 0.06 * draw.nextNormal() }
            let points = everyPoint(rules)
            do {
                let weights = try rules.nearestOnGrid(to: target)
                found += 1
                #expect(rules.broken(by: weights) == [], "seed \(seed)")
                let best = points.map { squaredDistance($0, target) }.min() ?? .infinity
                #expect(abs(squaredDistance(weights, target) - best) < 1e-12, "seed \(seed)")
            } catch is WeightRulesError {
                conflicts += 1
                #expect(points.isEmpty, "seed \(seed)")
            }
        }
        #expect(found > 100 && conflicts > 50, "\(found) found, \(conflicts) conflicts")
    }

    /// Every proposal keeps every rule, before and after it comes to the grid.
    @Test(arguments: [12, 20, 50])
    func twoHundredScorecardsKeepEveryRule(indicators: Int) throws {
        var (kept, roundingBreaks) = (0, 0)
        for seed in 0..<200 {
            var draw = SeededGenerator(seed: 10_000 * indicators + seed)
            let rules = WeightRules.random(indicators: indicators, using: &draw)
            let evidence = WeightEvidence.random(indicators: indicators, rows: 120, using: &draw)
            let objective = WeightObjective(
                evidence,
                priorities: [1],
                centre: rules.current,
                price: [0, 0.3, 3][seed % 3]
            )
            let fit = try WeightFit.best(objective, rules: rules)
            let weights = try rules.nearestOnGrid(to: fit.weights)
            #expect(rules.broken(by: fit.weights, tolerance: 1e-9) == [], "seed \(seed)")
            #expect(rules.broken(by: weights, tolerance: 1e-9) == [], "seed \(seed)")
            let steps = weights.map { $0 / rules.grid }
            #expect(steps.allSatisfy { abs($0 - $0.rounded()) < 1e-9 }, "seed \(seed)")
            kept += rules.broken(by: fit.weights).isEmpty && rules.broken(by: weights).isEmpty ? 1 : 0
            let rounded = fit.weights.map { ($0 / rules.grid).rounded() * rules.grid }
            roundingBreaks += rules.broken(by: rounded).isEmpty ? 0 : 1
        }
        #expect(kept == 200)
        // Or else the search would have had nothing to do.
        #expect(roundingBreaks > 50)
    }

    @Test func whatIsOnTheGridAndKeepsTheRulesStaysAsItIs() throws {
        for seed in 0..<50 {
            var draw = SeededGenerator(seed: 77 + seed)
            let rules = WeightRules.random(indicators: 15, using: &draw)
            #expect(
                try rules.nearestOnGrid(to: rules.current)
                    == rules.current.map { weight in
                        let units = (1 / rules.grid).rounded()
                        return (weight * units).rounded() / units
                    }
            )
        }
    }

    @Test func aShareThatIsNoMultipleOfTheGridIsNamed() {
        let rules = WeightRules(
            indicators: (0..<4).map { .init(id: "\($0)", current: 0.25) },
            groups: [
                .init(id: "a", share: 0.333, members: [0, 1]), .init(id: "b", share: 0.667, members: [2, 3]),
            ],
            grid: 0.01
        )
        #expect(throws: WeightRulesError.conflictOnGrid([.group(0)], grid: 0.01)) {
            try rules.nearestOnGrid(to: [0.2, 0.133, 0.3, 0.367])
        }
    }

    /// Three equal weights make a third each, which no grid of hundredths has.
    @Test func pairsThatLeaveOnlyAPointBesideTheGridAreNamed() {
        let rules = WeightRules(
            indicators: (0..<3).map { .init(id: "\($0)", current: 1.0 / 3) },
            balances: [
                .init(speed: 0, quality: 1, ratio: 1), .init(speed: 1, quality: 2, ratio: 1),
                .init(speed: 2, quality: 0, ratio: 1),
            ],
            grid: 0.01
        )
        #expect(
            throws: WeightRulesError.conflictOnGrid(
                [.total, .balance(0), .balance(1), .balance(2)],
                grid: 0.01
            )
        ) { try rules.nearestOnGrid(to: [0.3, 0.3, 0.4]) }
    }

    @Test func capsThatTheGridTakesTooMuchOfAreNamedWithTheirGroup() {
        let rules = WeightRules(
            indicators: [0.25, 0.25, 0.5].enumerated().map {
                .init(id: "\($0)", current: $1, cap: $0 < 2 ? 0.252 : 1)
            },
            groups: [.init(id: "a", share: 0.504, members: [0, 1])],
            grid: 0.004
        )
        // 0.252 is 63 steps of 0.004: nothing is lost.
        #expect(throws: Never.self) { try rules.nearestOnGrid(to: rules.current) }
        let coarser = WeightRules(
            indicators: [0.25, 0.25, 0.5].enumerated().map {
                .init(id: "\($0)", current: $1, cap: $0 < 2 ? 0.255 : 1)
            },
            groups: [.init(id: "a", share: 0.51, members: [0, 1])],
            grid: 0.01
        )
        #expect(
            throws: WeightRulesError.conflictOnGrid(
                [.group(0), .cap(indicator: 0), .cap(indicator: 1)],
                grid: 0.01
            )
        ) { try coarser.nearestOnGrid(to: coarser.current) }
    }
}
