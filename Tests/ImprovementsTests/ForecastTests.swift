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
/// tells calendars from the log instead of taking the true ones.
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

    private func outcome(_ change: PlannedChange, seed: UInt64) throws -> Outcome {
        let desk = try change.scenario.description(language: .english, orders: ForecastTests.orders)
        let before = try log(desk, seed: seed)
        var changed = desk
        change.change(&changed, before.log)
        let after = try log(changed, seed: seed).log
        var options = ImprovementStudy.Options()
        options.replicates = 200
        let study = try ImprovementStudy(ledger(before.log, before.calendars), rule: nil, options: options)
        let effect = try study.effect(of: [LeverKind.lever(change.lever, in: before.log)])
        return Outcome(
            change: change,
            truth: meanHours(after) - meanHours(before.log),
            forecast: effect.mean,
            distance: study.fidelity.distance
        )
    }

    @Test func whatIsForetoldComesTrue() async throws {
        let only = ForecastTests.environment["FORECAST_ONLY"] ?? ""
        let changes = PlannedChange.all.filter { only.isEmpty || $0.testDescription.contains(only) }
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
                    String(format: "%.2f", own.reduce(0) { $0 + value($1) } / count)
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
