import DeskGenerator
import EventLogs
import Testing
import WorkCalendars

@testable import Delays

/// The simulated order desk books every hour of waiting to its true cause while it runs; the ledger has to find the same
/// from the log alone.
@Suite struct PlantedCausesTests {
    private static let causes: [(planted: String, found: Cause)] = [
        ("external", .unexplained), ("batching", .batching), ("unavailability", .unavailability),
        ("prioritization", .prioritization), ("contention", .contention),
    ]

    private func hours(_ desk: GeneratedDesk) throws -> [Cause: (planted: Double, found: Double)] {
        let (log, truth) = try desk.log()
        let horizon = (from: (log.start.min() ?? 0) - .day, to: (log.end.max() ?? 0) + .day)
        let calendars = desk.calendars
        let roster = DutyRoster(
            given: log.resources.names.map {
                calendars.calendar(of: $0)?.workingTime(from: horizon.from, to: horizon.to) ?? .empty
            }
        )
        let ledger = DelayLedger(log: log, roster: roster)
        #expect(
            (0..<log.orderCount).reduce(0) { $0 + ledger.leadTime(ofOrder: $1) }
                == truth.leadTime.totalMicroseconds
        )
        var hours: [Cause: (planted: Double, found: Double)] = [:]
        for (planted, cause) in Self.causes {
            hours[cause] = (
                planted: truth.allInstances.reduce(0) {
                    $1.cause == planted && !$1.firstTouch ? $0 + $1.microseconds.hours : $0
                },
                found: ledger.waiting.reduce(0) { $0 + $1[cause].hours }
            )
        }
        return hours
    }

    @Test func everyCauseIsRecoveredOverTwentySeeds() throws {
        var sums: [Cause: (planted: Double, found: Double)] = [:]
        for seed in 1...20 {
            let description = try Scenario.orderDesk.description(language: .english, orders: 2_000)
            let desk = try DeskGenerator.generate(description, orders: 2_000, seed: UInt64(seed))
            for (cause, hours) in try hours(desk) {
                let sum = sums[cause] ?? (0, 0)
                sums[cause] = (sum.planted + hours.planted, sum.found + hours.found)
            }
        }
        for (cause, hours) in sums {
            #expect(abs(hours.found - hours.planted) < 0.05 * hours.planted, "\(cause): \(hours)")
        }
    }

    @Test(arguments: [
        Scenario.contention, .prioritization, .batchBySize, .batchByClock, .alwaysOnBot, .absence,
        .absenceWithPauses,
    ])
    func oneCauseAlone(_ scenario: Scenario) throws {
        let description = try scenario.description(language: .english, orders: 400)
        let hours = try hours(DeskGenerator.generate(description, orders: 400, seed: 1))
        let total = hours.values.reduce(0) { $0 + $1.planted }
        for (cause, hours) in hours {
            #expect(abs(hours.found - hours.planted) < 0.01 * total, "\(cause): \(hours)")
        }
    }
}
