import Delays
import DeskGenerator
import EventLogs
import Foundation
import Improvements
import Testing
import WorkCalendars

/// Forecasts from the log before a change, against the log of the generator after it: the same orders, with the change made in the
/// desk itself.
///
/// `FORECAST_SEEDS=10 swift test --filter ForecastTests` runs the whole study and prints its table; `FORECAST_CALENDARS=discovered`
/// tells calendars from the log instead of taking the true ones, `FORECAST_ONLY` names parts of the descriptions of changes with "|" between.
@Suite struct ForecastTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seeds = environment["FORECAST_SEEDS"].flatMap { Int($0) } ?? 1
    private static let orders = environment["FORECAST_ORDERS"].flatMap { Int($0) } ?? 2_000
    private static let discovers = environment["FORECAST_CALENDARS"] == "discovered"

    private struct Outcome {
        let change: PlannedChange
        let truth: Double
        let forecast: Effect.Change
        let distance: Double

        var isCovered: Bool { forecast.lower <= truth && truth <= forecast.upper }
        /// Nil for an effect that is no larger than its interval.
        var isSignRight: Bool? {
            guard forecast.lower > 0 || forecast.upper < 0 else { return nil }
            return (forecast.difference < 0) == (truth < 0)
        }
    }

    private func log(_ desk: DeskDescription, seed: UInt64) throws -> (log: EventLog, calendars: CalendarBook)
    {
        let generated = try DeskGenerator.generate(desk, orders: ForecastTests.orders, seed: seed)
        return (try generated.log().log, generated.calendars)
    }

    private func ledger(_ log: EventLog, _ calendars: CalendarBook) -> DelayLedger {
        guard !ForecastTests.discovers else {
            return DelayLedger(log: log, roster: DutyRoster.discovered(from: log).roster)
        }
        return DeskLogs.ledger(log, calendars)
    }

    private func meanHours(_ log: EventLog) -> Double {
        let total = (0..<log.orderCount).reduce(0.0) { sum, order in
            let last = log.instances(ofOrder: order).map { log.end[$0] }.max() ?? 0
            return sum + Double(last - log.arrival(ofOrder: order))
        }
        return total / Double(log.orderCount) / Double(Microseconds.hour)
    }

    private func lateShare(_ log: EventLog) -> Double {
        let late = (0..<log.orderCount).count { order in
            (log.instances(ofOrder: order).map { log.end[$0] }.max() ?? 0) > log.promise[order]
        }
        return Double(late) / Double(log.orderCount)
    }

    private func outcome(_ change: PlannedChange, seed: UInt64) throws -> Outcome {
        var desk = try change.scenario.description(language: .english, orders: ForecastTests.orders)
        change.prepare(&desk)
        let before = try log(desk, seed: seed)
        var changed = desk
        change.change(&changed, before.log)
        let after = try log(changed, seed: seed).log
        var options = ImprovementStudy.Options()
        options.replicates = 200
        let study = try ImprovementStudy(
            ledger(before.log, before.calendars),
            rule: change.figure == .late ? .promise : nil,
            options: options
        )
        let effect = try study.effect(of: [LeverKind.lever(change.lever, in: before.log)])
        let forecast: Effect.Change
        switch change.figure {
        case .mean: forecast = effect.mean
        case .late: forecast = try #require(effect.late)
        }
        let figure = change.figure == .late ? lateShare : meanHours
        return Outcome(
            change: change,
            truth: figure(after) - figure(before.log),
            forecast: forecast,
            distance: study.fidelity.distance
        )
    }

    @Test func whatIsForetoldComesTrue() async throws {
        let only = (ForecastTests.environment["FORECAST_ONLY"] ?? "").split(separator: "|")
        let changes = PlannedChange.all.filter { change in
            only.isEmpty || only.contains { change.testDescription.contains($0) }
        }
        var outcomes: [Outcome] = []
        for change in changes {
            for seed in 0..<ForecastTests.seeds {
                outcomes.append(try outcome(change, seed: UInt64(seed + 1)))
            }
        }
        let covered = outcomes.count(where: \.isCovered)
        let signs = outcomes.compactMap(\.isSignRight)
        let right = signs.count { $0 }
        if ForecastTests.environment["FORECAST_SEEDS"] != nil {
            for change in changes {
                let own = outcomes.filter { $0.change.testDescription == change.testDescription }
                let count = Double(own.count)
                func mean(_ value: (Outcome) -> Double) -> String {
                    String(
                        format: change.figure == .late ? "%.4f" : "%.2f",
                        own.reduce(0) { $0 + value($1) } / count
                    )
                }
                print(
                    change.testDescription,
                    "truth",
                    mean(\.truth),
                    "forecast",
                    mean(\.forecast.difference),
                    "lower",
                    mean(\.forecast.lower),
                    "upper",
                    mean(\.forecast.upper),
                    "distance",
                    mean(\.distance),
                    "covered",
                    own.count(where: \.isCovered),
                    "of",
                    own.count
                )
            }
            print("covered \(covered) of \(outcomes.count); signs right \(right) of \(signs.count)")
        }
        #expect(Double(covered) >= 0.85 * Double(outcomes.count), "\(covered) of \(outcomes.count)")
        #expect(Double(right) >= 0.95 * Double(signs.count), "\(right) of \(signs.count)")
    }
}
