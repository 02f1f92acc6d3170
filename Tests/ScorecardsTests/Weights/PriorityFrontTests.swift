import TestInputs
import Testing

@testable import Scorecards

@Suite struct PriorityFrontTests {
    private let outcomes = [
        WeightOutcome(id: "on time", priority: 3), WeightOutcome(id: "kept", priority: 1),
        WeightOutcome(id: "won", priority: 1),
    ]

    @Test(arguments: 0..<10)
    func noWeightsThatKeepTheRulesBetterAPoint(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let evidence = WeightEvidence.random(indicators: 3, outcomes: 3, using: &draw)
        let rules = WeightRules(
            indicators: [0.3, 0.3, 0.4].enumerated().map {
                .init(id: "\($0)", current: $1, floor: 0.1, cap: 0.6)
            },
            balances: [.init(speed: 0, quality: 1, ratio: 1.5)]
        )
        let front = try PriorityFront(evidence, outcomes: outcomes, rules: rules)
        #expect(front.points.first?.isStated == true)
        #expect(front.points.first?.priorities == [0.6, 0.2, 0.2])
        #expect(front.points.count > 3)
        for point in front.points {
            #expect(rules.broken(by: point.weights) == [])
            var better: [[Double]] = []
            for first in 0...200 {
                for second in 0...200 - first {
                    let weights = [
                        Double(first) / 200, Double(second) / 200, Double(200 - first - second) / 200,
                    ]
                    guard rules.broken(by: weights).isEmpty else { continue }
                    let pairs = zip(evidence.explained(by: weights), point.explained)
                    if pairs.allSatisfy({ $0 >= $1 }), pairs.contains(where: { $0 > $1 + 1e-5 }) {
                        better.append(weights)
                    }
                }
            }
            #expect(better.isEmpty, "\(better.first ?? []) against \(point)")
        }
    }

    @Test func anOutcomeAloneIsFollowedBest() throws {
        var draw = SeededGenerator(seed: 40)
        let rules = WeightRules.random(indicators: 9, using: &draw)
        let evidence = WeightEvidence.random(indicators: 9, outcomes: 3, using: &draw)
        let front = try PriorityFront(evidence, outcomes: outcomes, rules: rules)
        for outcome in 0..<3 {
            let alone = try #require(front.points.first { $0.priorities[outcome] > 0.99 })
            #expect(front.points.allSatisfy { $0.explained[outcome] <= alone.explained[outcome] + 0.01 })
        }
    }
}
