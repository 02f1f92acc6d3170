import Foundation
import NumericInputs
import TestInputs
import Testing

@testable import Scorecards

/// Which effects are planted in a scorecard of eleven indicators.
private enum Planting: String, CaseIterable {
    /// Those that the generated desk plants in its first outcome.
    case desk
    /// Of each indicator an effect of 0, 0.1, 0.2, 0.3 or 0.4.
    case random
    /// The same, and a second outcome with effects of its own.
    case twoOutcomes
    /// Two fifths of `random`: mostly too little for so few people and periods.
    case weak
    /// The outcome follows nothing.
    case nothing
    /// The outcome follows the current weights.
    case current

    func effects(using draw: inout SeededGenerator) -> [[Double]] {
        func random(_ unit: Double) -> [Double] { (0..<11).map { _ in unit * Double(draw.next(below: 5)) } }
        switch self {
        case .desk: return [[0.5, 0.3, 0.2, 0, 0, 0.1, 0.15, 0, 0, 0, 0]]
        case .random: return [random(0.1)]
        case .twoOutcomes: return [random(0.1), random(0.1)]
        case .weak: return [random(0.04)]
        case .nothing: return [Array(repeating: 0, count: 11)]
        case .current: return [PlantedWeightsTests.rules().current.map { 2 * $0 }]
        }
    }
}

/// What the proposals from several planted panels say against what was planted.
private struct Tally: CustomStringConvertible {
    var seeds = 0
    var changes = 0
    var nearer = 0
    var gains = 0
    var brokenRules = 0
    var weights = 0
    var covered = 0
    /// Of the weights that are not at a limit in truth.
    var free = 0
    var freeCovered = 0
    var certain = 0
    var certainWrong = 0

    mutating func add(_ proposal: WeightProposal, truth: [Double]) {
        let rules = proposal.rules
        func distance(_ weights: [Double]) -> Double {
            zip(weights, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
        seeds += 1
        changes += proposal.decision == .change ? 1 : 0
        nearer += distance(proposal.weights) < distance(rules.current) ? 1 : 0
        gains += proposal.gain?.explained.difference ?? 0 > 0 ? 1 : 0
        brokenRules += rules.broken(by: proposal.weights).count + rules.broken(by: proposal.fitted).count
        for (index, indicator) in proposal.indicators.enumerated() {
            let interval = indicator.interval
            let isCovered =
                interval.lowerBound - 1e-7 <= truth[index] && truth[index] <= interval.upperBound + 1e-7
            weights += 1
            covered += isCovered ? 1 : 0
            let limits = rules.lowerLimit(of: index).limit...rules.upperLimit(of: index).limit
            if truth[index] > limits.lowerBound + 1e-6, truth[index] < limits.upperBound - 1e-6 {
                free += 1
                freeCovered += isCovered ? 1 : 0
            }
            if indicator.isCertain {
                certain += 1
                let side = indicator.verdict == .raise ? 1.0 : -1
                certainWrong += side * (truth[index] - indicator.current) < -1e-9 ? 1 : 0
            }
        }
    }

    private static func percent(_ count: Int, _ all: Int) -> String {
        String(format: "%.1f %%", 100 * Double(count) / Double(max(1, all)))
    }

    /// Of the weights that no limit holds: one that is at a limit in truth is held by nearly every interval.
    var freeCoverage: Double { Double(freeCovered) / Double(max(1, free)) }

    var description: String {
        "changed \(changes), nearer to the truth \(nearer), gain on later periods \(gains) of \(seeds) seeds; "
            + "intervals hold \(Tally.percent(covered, weights)) of \(weights) weights, "
            + "\(Tally.percent(freeCovered, free)) of the \(free) that are at no limit; "
            + "raise or lower \(certain), of these on the wrong side \(certainWrong); rules broken \(brokenRules)"
    }
}

@Suite struct PlantedWeightsTests {
    static func rules(step: Double = 0.05) -> WeightRules {
        let current = [0.1, 0.1, 0.1, 0.1, 0.1, 0.08, 0.08, 0.08, 0.08, 0.09, 0.09]
        return WeightRules(
            indicators: current.enumerated().map {
                .init(id: "i\($0)", current: $1, floor: 0.02, cap: 0.3, largestStep: step)
            },
            groups: [
                .init(id: "hard", share: 0.5, members: Array(0..<5)),
                .init(id: "soft", share: 0.5, members: Array(5..<11)),
            ],
            balances: [.init(speed: 0, quality: 1, ratio: 1.5)]
        )
    }

    private func tally(
        _ planting: Planting,
        seeds: Range<Int>,
        replicates: Int,
        step: Double = 0.05
    ) throws -> Tally {
        var tally = Tally()
        for seed in seeds {
            var draw = SeededGenerator(seed: 1_000_000 + seed)
            let planted = PlantedScorecard(effects: planting.effects(using: &draw), correlation: -0.6)
            let rules = Self.rules(step: step)
            var study = WeightStudy(rules: rules, outcomes: planted.outcomes)
            study.replicates = replicates
            study.seed = UInt64(seed)
            tally.add(
                try study.proposal(from: planted.panel(seed: seed)),
                truth: try planted.truth(rules)
            )
        }
        return tally
    }

    @Test func plantedWeightsAreFound() throws {
        for planting in [Planting.desk, .random, .twoOutcomes] {
            let tally = try tally(planting, seeds: 0..<6, replicates: 200)
            #expect(tally.changes == 6, "\(planting): \(tally)")
            #expect(tally.nearer == 6, "\(planting): \(tally)")
            #expect(tally.gains == 6, "\(planting): \(tally)")
            #expect(tally.brokenRules == 0, "\(planting): \(tally)")
            #expect(tally.certain > 20 && tally.certainWrong == 0, "\(planting): \(tally)")
            #expect(tally.freeCoverage > 0.8, "\(planting): \(tally)")
        }
    }

    @Test func weightsAreKeptWhereNothingIsToBeFound() throws {
        for planting in [Planting.nothing, .current] {
            let tally = try tally(planting, seeds: 0..<6, replicates: 200)
            #expect(tally.changes == 0, "\(planting): \(tally)")
            #expect(tally.certain == 0, "\(planting): \(tally)")
        }
    }

    /// The figures of `Documentation/Weights.md`, with `WEIGHT_SEEDS=100`; `WEIGHT_OFFSET=20000` takes other panels.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["WEIGHT_SEEDS"] != nil))
    func theStudyOfManyPanels() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = try #require(environment["WEIGHT_SEEDS"].flatMap(Int.init))
        let first = environment["WEIGHT_OFFSET"].flatMap(Int.init) ?? 0
        for planting in Planting.allCases {
            for step in planting == .random ? [0.05, 0.1, .infinity] : [0.05] {
                let tally = try tally(planting, seeds: first..<first + count, replicates: 1_000, step: step)
                print("\(planting), step \(step): \(tally)")
                #expect(tally.brokenRules == 0)
                switch planting {
                case .desk, .random, .twoOutcomes:
                    #expect(Double(tally.nearer) >= 0.9 * Double(count))
                    #expect(Double(tally.gains) >= 0.9 * Double(count))
                    #expect((0.85...0.95).contains(tally.freeCoverage))
                case .nothing, .current: #expect(Double(tally.changes) <= 0.05 * Double(count))
                case .weak: #expect(tally.certainWrong <= tally.certain / 20)
                }
            }
        }
    }
}
