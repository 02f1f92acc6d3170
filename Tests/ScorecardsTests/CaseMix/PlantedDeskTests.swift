import Foundation
import Statistics
import Testing

@testable import Scorecards

/// What became of several planted desks.
private struct Tally: CustomStringConvertible {
    var desks = 0
    var covered = 0
    var coveredPooled = 0
    var signal = 0.0
    /// Sums of mean squared errors of people's fair means about their skills, both less their means.
    var plain = 0.0
    var fair = 0.0
    var pooled = 0.0

    mutating func add(_ desk: PlantedDesk, slope: Double) throws {
        let looked = desk.panel.people.indices.map { person in
            desk.panel.personCodes.indices.filter { desk.panel.personCodes[$0] == Int32(person) }
        }
        let composites = desk.panel.columns[0].values
        let both = BeforeAfter(current: composites, proposed: composites)
        let adjustment = try CaseMixAdjustment(
            desk.mix,
            composites: both,
            panel: desk.panel,
            looked: looked
        )
        let found = adjustment.slopes.current
        desks += 1
        signal += found.signal
        covered += found.interval(confidence: 0.9).contains(slope) ? 1 : 0
        let skills = desk.panel.people.map { desk.skills[$0] ?? .nan }
        func error(_ slope: CaseMixSlope?) -> Double {
            let means = FairMeans(looked, composites, adjustment, slope).means
            let errors = zip(means, skills).map { $0 - $1 }
            return pow(errors.deviation, 2)
        }
        plain += error(nil)
        fair += error(found)
        let betweenPeople = pooledSlope(desk)
        coveredPooled += betweenPeople.interval(confidence: 0.9).contains(slope) ? 1 : 0
        pooled += error(betweenPeople)
    }

    /// By all rows, with effects of periods alone.
    private func pooledSlope(_ desk: PlantedDesk) -> CaseMixSlope {
        let periods = desk.panel.periods.count
        func within(_ values: [Double]) -> [Double] {
            let people = Double(values.count / periods)
            let means = (0..<periods).map { period in
                stride(from: period, to: values.count, by: periods).reduce(0) { $0 + values[$1] } / people
            }
            return values.indices.map { values[$0] - means[$0 % periods] }
        }
        let (x, y) = (within(desk.mix.values), within(desk.panel.columns[0].values))
        let sums = stride(from: 0, to: x.count, by: periods).map { first in
            (first..<first + periods).reduce(into: (0.0, 0.0)) {
                $0.0 += x[$1] * y[$1]
                $0.1 += x[$1] * x[$1]
            }
        }
        let (product, square) = sums.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        let squares = sums.reduce(0) {
            $0 + pow((product - $1.0) / (square - $1.1) - product / square, 2)
        }
        let count = Double(sums.count)
        return CaseMixSlope(
            estimate: product / square,
            error: ((count - 1) / count * squares).squareRoot(),
            degreesOfFreedom: sums.count - 1
        )
    }

    private func root(_ sum: Double) -> String { String(format: "%.2f", (sum / Double(desks)).squareRoot()) }

    var description: String {
        "\(desks) desks: 90 % intervals hold \(covered), pooled \(coveredPooled); signal \(String(format: "%.2f", signal / Double(desks))); errors of fair means: not adjusted \(root(plain)), within \(root(fair)), pooled \(root(pooled))"
    }
}

@Suite struct PlantedDeskTests {
    struct Plan: CustomStringConvertible, Sendable {
        var description: String
        var slope = -1.0
        var within = 4.0
        var people = 20
        var periods = 12
        var goodHaveHard = false

        func desk(_ seed: Int) -> PlantedDesk {
            PlantedDesk(
                seed: seed,
                people: people,
                periods: periods,
                between: 4,
                within: within,
                slope: slope,
                goodHaveHard: goodHaveHard
            )
        }
    }

    static let plans = [
        Plan(description: "skill and mix have nothing to do with each other"),
        Plan(description: "good people have the hard orders", goodHaveHard: true),
        Plan(description: "orders do nothing", slope: 0),
        Plan(description: "orders do nothing, good people have the hard ones", slope: 0, goodHaveHard: true),
        Plan(description: "orders do little", slope: -0.2),
        Plan(description: "a person's orders hardly change", within: 0.4),
        Plan(description: "the same, good people have the hard ones", within: 0.4, goodHaveHard: true),
        Plan(description: "eight people, six periods", people: 8, periods: 6),
    ]

    private func tally(_ plan: Plan, seeds: Range<Int>) throws -> Tally {
        try seeds.reduce(into: Tally()) { try $0.add(plan.desk($1), slope: plan.slope) }
    }

    @Test func intervalsHoldAndAdjustingIsBetterThanNot() throws {
        let seeds = 1..<101
        for plan in PlantedDeskTests.plans {
            let tally = try tally(plan, seeds: seeds)
            #expect((84...96).contains(tally.covered), "\(plan): \(tally)")
        }
        let mixed = try tally(PlantedDeskTests.plans[0], seeds: seeds)
        #expect(mixed.fair < mixed.plain / 4)
        let confounded = try tally(PlantedDeskTests.plans[1], seeds: seeds)
        #expect(confounded.fair < confounded.plain / 4)
        #expect(confounded.fair < confounded.pooled / 2)
        #expect(confounded.coveredPooled < 30)
        let nothing = try tally(PlantedDeskTests.plans[2], seeds: seeds)
        #expect(nothing.fair < 1.1 * nothing.plain)
    }

    /// The figures of `Documentation/Weights.md`, with `MIX_SEEDS=1000`; `MIX_OFFSET=20000` takes other desks.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["MIX_SEEDS"] != nil))
    func theStudyOfManyDesks() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = try #require(environment["MIX_SEEDS"].flatMap(Int.init))
        let first = environment["MIX_OFFSET"].flatMap(Int.init) ?? 0
        for plan in PlantedDeskTests.plans {
            let tally = try tally(plan, seeds: first..<first + count)
            print("\(plan): \(tally)")
            #expect((0.85...0.95).contains(Double(tally.covered) / Double(count)))
        }
    }
}
