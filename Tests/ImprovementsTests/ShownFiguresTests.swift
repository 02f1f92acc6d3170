import Delays
import DeskGenerator
import EventLogs
import Testing

@testable import Improvements

/// What is told in one place is told in all: ranks, money, steps, goals and the load curve go by the figures that are shown.
@Suite struct ShownFiguresTests {
    private static let study = try? made()

    private static func made() throws -> ImprovementStudy {
        var options = ImprovementStudy.Options()
        (options.courses, options.replicates) = (3, 40)
        (options.prices.hour, options.prices.lateOrder) = (38, 120)
        return try ImprovementStudy(
            DeskLogs.ledger(.orderDesk, orders: 1_000),
            rule: .promise,
            options: options
        )
    }

    private static let report = try? study.map { try ImprovementsReport($0) }

    private var study: ImprovementStudy { get throws { try #require(ShownFiguresTests.study) } }
    private var report: ImprovementsReport { get throws { try #require(ShownFiguresTests.report) } }

    private func asked(_ texts: [String]) throws -> ImprovementsReport {
        var request = ImprovementRequest()
        request.isSearched = false
        request.hasLoadCurve = false
        request.levers = try texts.map { try LeverKind.lever($0, in: study.ledger.log) }
        return try ImprovementsReport(study, request)
    }

    /// Outside waits pass on their clocks whatever the load: hours that are found in the log have such.
    @Test func atTodaysArrivalsTheLoadCurveIsTheDeskAsItIs() throws {
        let log = try study.ledger.log
        var options = ImprovementStudy.Options()
        (options.courses, options.replicates) = (2, 20)
        let study = try ImprovementStudy(
            DelayLedger(log: log, roster: DutyRoster.discovered(from: log).roster),
            rule: .promise,
            options: options
        )
        #expect(study.logged.work.outsideClock.contains { $0 >= 0 })
        let today = try #require(LoadCurve(study, factors: [1]).points.first)
        let figures = study.sample.figures(of: study.sample.courses, hasQuantiles: true)
        #expect(abs((today.mean ?? 0) - (figures.mean?.after ?? -1)) < 1e-9)
        #expect(abs((today.lateShare ?? 0) - (figures.late?.after ?? -1)) < 1e-12)
        #expect(today.uncompleted == 0 && today.orders == 1_000)
    }

    @Test func moneyIsThatOfTheLateOrdersThatAreTold() throws {
        let report = try report
        let rows = report.improvements + report.pairs + report.without
        #expect(rows.count > 20)
        for row in rows {
            let effect = try #require(row.effect)
            let late = try #require(effect.lateShare)
            let weeks = Double(report.orders) / report.ordersPerWeek
            let told = -late.difference * Double(effect.judged) / weeks * 52 * 120
            #expect(abs((row.money?.lateOrders ?? .nan) - told) < 1e-6 * max(1, abs(told)))
        }
    }

    @Test func leversStandInTheOrderOfWhatIsTold() throws {
        for rows in [try report.improvements, try report.pairs] {
            let nets = rows.compactMap { $0.money?.net }
            #expect(nets.count == rows.count && nets == nets.sorted(by: >))
        }
    }

    @Test func whatHelpsIsProvenByItsPValueAndByItsInterval() throws {
        let report = try report
        for row in report.improvements + report.pairs {
            let mean = (row.effect?.meanHours.upper ?? 1) < 0 && (row.adjustedPValue ?? 1) <= report.level
            let late =
                (row.effect?.lateShare?.upper ?? 1) < 0 && (row.adjustedLatePValue ?? 1) <= report.level
            #expect(mean || late)
        }
    }

    /// A rule that makes fewer orders late helps, even where it leaves the mean as it is.
    @Test func leversAgainstLateOrdersHelp() throws {
        let rows = try report.improvements.filter { row in
            row.levers[0].kind == .promiseFirst
        }
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { ($0.effect?.lateShare?.difference ?? 0) < 0 })
        #expect(rows.contains { ($0.effect?.meanHours.upper ?? -1) > 0 })
    }

    @Test func stepsBeginAndEndWhereTheLeversDo() throws {
        let report = try asked(["automate stage=\"Check credit\" factor=0.1"])
        let effect = try #require(report.requested.first?.effect)
        #expect(report.steps.map(\.meanHours) == [effect.meanHours.before, effect.meanHours.after])
        #expect(report.steps.map(\.p90Hours) == [effect.p90Hours.before, effect.p90Hours.after])
        #expect(report.steps.map(\.lateShare) == [effect.lateShare?.before, effect.lateShare?.after])
        let half = try #require(report.distribution.first { $0.share == 0.5 })
        #expect([half.before, half.after] == [effect.medianHours.before, effect.medianHours.after])
    }

    /// A step that gives nothing on top of those before it is none.
    @Test func eachStepOfTheBestGivesMore() throws {
        let steps = try report.steps
        #expect(steps.count > 2)
        let single = try #require(report.improvements.first)
        #expect(steps[1].lever == single.levers.first)
        var trial: Trial?
        let kinds = try steps.dropFirst().compactMap(\.lever?.text).map {
            try LeverKind.lever($0, in: study.ledger.log)
        }
        for count in 1...kinds.count {
            let next = try study.trial(Array(kinds[..<count]))
            if let trial {
                #expect((try study.money(next)?.net ?? 0) > (try study.money(trial)?.net ?? 0))
            }
            trial = next
        }
    }

    /// Each of several alternatives is told for itself: pulled one after the other they would be no plan.
    @Test func alternativesAreNoSteps() throws {
        let sizes = try asked([
            "smaller-batch stage=\"Print invoice\" size=2", "smaller-batch stage=\"Print invoice\" size=3",
        ])
        #expect(sizes.requested.count == 2 && sizes.steps.isEmpty && sizes.distribution.isEmpty)
        let apart = try asked([
            "smaller-batch stage=\"Print invoice\" size=2", "shift-hours stage=\"Ship order\" by=-1h",
        ])
        #expect(apart.steps.count == 3)
    }

    @Test func aGoalIsJudgedByTheFigureThatIsTold() throws {
        let study = try study
        let before = study.sample.figures(of: study.sample.courses, hasQuantiles: true)
        for figure in ReachGoal.Figure.allCases {
            let now = try #require(before.figure(figure)?.after)
            let goal = ReachGoal(figure, atMost: 0.93 * now)
            let search = ReachSearch(goal, study, most: 40)
            #expect(abs((search.before ?? 0) - now) < 1e-12)
            guard let effect = (search.found ?? search.nearest)?.effect else { continue }
            let told =
                switch figure {
                case .late: effect.late?.after ?? .nan
                case .mean: effect.mean.after
                case .median: effect.median.after
                case .p90: effect.ninetieth.after
                }
            #expect((told <= goal.most) == (search.found != nil), "\(figure) \(told) \(goal.most)")
        }
    }

    /// A search and a goal in one request begin with the same trials, and find what each would for itself.
    @Test func searchingAndAGoalShareTheirTrials() throws {
        let study = try study
        var request = ImprovementRequest()
        request.goal = ReachGoal(.mean, atMost: 30)
        request.hasLoadCurve = false
        let both = try ImprovementsReport(study, request)
        #expect(both.improvements == (try report.improvements))
        request.isSearched = false
        #expect(both.reach == (try ImprovementsReport(study, request).reach))
    }

    @Test func examplesAreOrdersThatAreReplayedAsTheyWere() throws {
        for row in try report.improvements {
            for example in row.examples {
                #expect(abs(example.before - example.logged) <= 0.1 * example.logged + 1e-9)
            }
        }
    }

    /// Fewer returns answer the hours of what returned, not all there are.
    @Test func fewerReturnsAreBoundedByWhatReturned() throws {
        let study = try study
        let ledger = study.ledger
        let stage = try #require(ledger.log.activities.names.firstIndex(of: "Check stock"))
        let half = LessRework(stage: Int32(stage), share: 0.5)
        let all = LessRework(stage: Int32(stage), share: 1)
        let mean = Double(study.hours.total) / Double(Microseconds.hour) / Double(study.hours.orders)
        #expect(study.bound(of: [all]) < 0.5 * mean)
        #expect(study.bound(of: [half]) < study.bound(of: [all]))
        var hours = 0.0
        let loops = all.loops(study.logged.work, ledger)
        for order in 0..<ledger.log.orderCount {
            ledger.forEachEntry(ofOrder: order) { instance, _, length in
                if loops.contains(instance) { hours += Double(length) / Double(Microseconds.hour) }
            }
        }
        #expect(abs(study.bound(of: [all]) - hours / Double(study.hours.orders)) < 1e-9)
    }
}
