import Delays
import DeskGenerator
import EventLogs
import Statistics
import TestInputs
import Testing

@testable import Improvements

@Suite struct EffectTests {
    /// With a bin for each value quantiles of drawn groups are those of the values, each as often as its group.
    @Test(arguments: 0..<50)
    func quantilesOfDrawnGroupsAreThoseOfTheirValues(seed: Int) {
        var draw = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...60, using: &draw)
        let groups = Int.random(in: 1...6, using: &draw)
        let values = (0..<count).map { _ in Int64.random(in: 0...40, using: &draw) }
        let groupOfValue = (0..<count).map { _ in Int32.random(in: 0..<Int32(groups), using: &draw) }
        let drawn = (0..<groups).map { _ in Int.random(in: 0...3, using: &draw) }
        let repeated = values.indices.flatMap { index in
            [Int64](repeating: values[index], count: drawn[Int(groupOfValue[index])])
        }.sorted()
        let ranked = RankedTimes(values.map { Double($0) }, groupOfValue: groupOfValue, groups: groups)
        let weights = ranked.weights(drawn: drawn.map { Double($0) })
        for probability in [0, 0.1, 0.5, 0.9, 1] {
            let told = ranked.quantile(probability, weights: weights)
            let known = quantile(ofSorted: repeated, probability)
            #expect((told == nil) == (known == nil))
            if let told, let known { #expect(abs(told - known) < 1e-9, "\(probability)") }
        }
    }

    /// Where weeks do not differ the interval is that of one further course: the mean and t s √(1 + 1/k) of five, with t = 2.13185 of 4
    /// degrees of freedom; of one course there is nothing to tell from.
    @Test func theIntervalHoldsTheLuckOfACourse() {
        let courses = [-6.0, -5, -4, -3, -2]
        let drawn = [Double](repeating: 0, count: 100)
        let change = Effect.Change(10, 6, drawn: drawn, courses: courses, groups: 20, 0)
        let luck = 2.131_846_786_326_649 * (2.5 * 1.2).squareRoot()
        #expect(abs(change.lower - (-4 - luck)) < 1e-9 && abs(change.upper - (-4 + luck)) < 1e-9)
        let doubted = Effect.Change(10, 6, drawn: drawn, courses: courses, groups: 20, 0.1)
        #expect(abs(doubted.lower - (-4.4 - luck)) < 1e-9)
        let single = Effect.Change(10, 6, drawn: drawn, courses: [-4], groups: 20, 0)
        #expect(single.lower == -4 && single.upper == -4)
        let alone = Effect.Change(10, 6, drawn: drawn, courses: courses, groups: 1, 0)
        #expect(alone.lower == -.infinity && alone.upper == .infinity)
    }

    /// Without luck the interval is that of the drawn weeks, made longer as that of few groups; both add as legs of a right triangle.
    @Test func theIntervalHoldsBothWeeksAndLuck() {
        let drawn = (0...100).map { Double($0 - 50) / 10 }
        let weeks = Effect.Change(0, 1, drawn: drawn, courses: [1, 1, 1], groups: 10, 0)
        // t of 9 degrees of freedom over the normal quantile, times √(10 / 9).
        let longer = 1.833_112_932_656_237 / 1.644_853_626_951_472 * (10.0 / 9).squareRoot()
        #expect(abs(weeks.upper - (1 + longer * 4.5)) < 1e-9 && abs(weeks.lower - (1 - longer * 4.5)) < 1e-9)
        let both = Effect.Change(0, 1, drawn: drawn, courses: [0, 1, 2], groups: 10, 0)
        let luck = both.upper - 1
        let alone =
            Effect.Change(0, 1, drawn: drawn.map { _ in 0 }, courses: [0, 1, 2], groups: 10, 0).upper - 1
        #expect(abs(luck * luck - alone * alone - longer * longer * 4.5 * 4.5) < 1e-9)
    }

    /// Of groups of one each the error is that of a mean.
    @Test func theErrorOfSingleOrdersIsThatOfAMean() {
        let values = [3.0, 5, 4, 9, 1]
        let found = GroupedDifferences([0, 1, 2, 3, 4], count: 5) { values[$0] }
        let mean = values.reduce(0, +) / 5
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
        #expect(abs(found.estimate - mean) < 1e-12)
        #expect(abs((found.standardError ?? 0) - (variance / 5).squareRoot()) < 1e-12)
    }

    @Test func coursesAreTheSameOnEveryRunAndLeaveTheMeanAlone() throws {
        let work = try LoggedDesk(DeskLogs.ledger(.orderDesk, orders: 500)).work
        #expect(work.jittered(course: 0, seed: 1).effort == work.effort)
        let jittered = work.jittered(course: 2, seed: 1)
        #expect(jittered.effort == work.jittered(course: 2, seed: 1).effort)
        #expect(jittered.effort != work.jittered(course: 3, seed: 1).effort)
        let (sum, other) = (work.effort.reduce(0, +), jittered.effort.reduce(0, +))
        #expect(abs(Double(other) / Double(sum) - 1) < 0.02)
    }

    @Test func scaledWorkHasSoManyOrdersWithTheirOwnEnablers() throws {
        let work = try LoggedDesk(DeskLogs.ledger(.orderDesk, orders: 200)).work
        for factor in [0.5, 1, 1.3, 2] {
            let (scaled, source) = work.scaled(by: factor)
            #expect(scaled.orderCount == Int(200 * factor))
            #expect(scaled.clocks == work.clocks)
            for order in 0..<scaled.orderCount {
                let own = scaled.firstInstance[order]..<scaled.firstInstance[order + 1]
                let from = work.firstInstance[source[order]]
                for (place, instance) in own.enumerated() {
                    let enablers = scaled.enablers(of: instance).map { Int($0) - own.lowerBound }
                    #expect(scaled.outsideClock[instance] == work.outsideClock[from + place])
                    #expect(enablers == work.enablers(of: from + place).map { Int($0) - from })
                }
            }
        }
        #expect(work.scaled(by: 1).source == Array(work.arrival.indices))
    }

    /// Of batches of k draws of one distribution the members are told again.
    @Test func membersOfBatchesTakeWhatSingleOrdersTake() throws {
        let ledger = try DeskLogs.ledger(.batchBySize, orders: 2_000)
        let effort = try LoggedDesk(ledger).work.effort
        let own = (0..<ledger.log.instanceCount).filter {
            ledger.log.activities[ledger.log.activity[$0]] == "Check order"
        }
        let minutes =
            own.reduce(0.0) { $0 + Double(effort[$1]) } / Double(own.count) / Double(Microseconds.minute)
        // The generator draws them from a gamma distribution with a mean of nine minutes.
        #expect(abs(minutes - 9) < 0.7, "\(minutes)")
    }

    @Test func aGoalIsReachedByTheCheapestSet() throws {
        var options = ImprovementStudy.Options()
        (options.courses, options.replicates) = (1, 20)
        let study = try ImprovementStudy(
            DeskLogs.ledger(.orderDesk, orders: 400),
            rule: .promise,
            options: options
        )
        let before = try #require(study.sample.value(.mean, of: study.sample.courses))
        let search = ReachSearch(ReachGoal(.mean, atMost: before * 0.9), study)
        let found = try #require(search.found)
        #expect((found.effect?.mean.after ?? .infinity) <= before * 0.9)
        // No single lever that reaches it takes less work.
        for family in LeverProposals(study.logged, study.ledger, study.hours).families {
            for lever in family.levers where study.isFaithful(for: [lever]) {
                guard let trial = try? study.trial([lever]),
                    let mean = study.sample.value(.mean, of: trial.courses), mean <= before * 0.9
                else { continue }
                #expect(found.firstYearHours <= study.options.prices.firstYearHours(trial.effort) + 1e-9)
            }
        }
        #expect(ReachSearch(ReachGoal(.mean, atMost: 0.001), study, most: 20).found == nil)
        #expect(ReachSearch(ReachGoal(.mean, atMost: before * 2), study).isReached)
    }

    @Test func theSameLogGivesTheSameImprovements() throws {
        var options = ImprovementStudy.Options()
        (options.courses, options.replicates) = (2, 20)
        let ledger = try DeskLogs.ledger(.orderDesk, orders: 300)
        let first = try ImprovementsReport(ImprovementStudy(ledger, rule: .promise, options: options))
        #expect(first == (try ImprovementsReport(ImprovementStudy(ledger, rule: .promise, options: options))))
        #expect(!first.improvements.isEmpty && first.load.count == LoadCurve.factors.count)
        #expect(first.improvements.allSatisfy { ($0.effect?.meanHours.difference ?? 0) < 0 })
    }
}
