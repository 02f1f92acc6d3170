import EventLogs
import Foundation
import LogReaders
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

/// Simulated processes with the true delay by something outside the log beside each instance
/// (`../shared/data/README.md` 2.4).
@Suite(.needsSharedData) struct OutsideDelayTests {
    struct Score {
        var truth = 0.0
        var found = 0.0
        var hit = 0.0
        var waiting = 0.0

        var error: Double { (found - truth) / truth }
        var recall: Double { hit / truth }
        var precision: Double { hit / found }
    }

    /// The true calendars: Monday to Friday from 9 to 17, and always for who works at weekends too.
    static func roster(_ log: EventLog) -> DutyRoster {
        let horizon = (from: (log.start.min() ?? 0) - .day, to: (log.end.max() ?? 0) + .day)
        let office = WorkCalendar(zone: .utc, week: WeeklyHours([9 * .hour..<17 * .hour], on: 0..<5))
            .workingTime(from: horizon.from, to: horizon.to)
        var weekends = Set<Int32>()
        for instance in 0..<log.instanceCount where log.zone.date(log.start[instance]).weekday > 4 {
            weekends.insert(log.resource[instance])
        }
        return DutyRoster(
            given: log.resources.names.indices.map {
                weekends.contains(Int32($0)) ? IntervalSet(from: horizon.from, to: horizon.to) : office
            }
        )
    }

    static func score(_ name: String, roster: (EventLog) -> DutyRoster) throws -> Score {
        let log = try SharedData.log("extraneous-delays/\(name).csv.gz")
        let ledger = DelayLedger(log: log, roster: roster(log))
        // Where nothing was delayed the column is constant, and so an attribute of the orders.
        var truth = [Double](repeating: 0, count: log.instanceCount)
        if case .numeric(let delays)? = log.instanceAttributes.first(where: { $0.name == "extraneous_delay" }
        )?.values {
            truth = delays
        }
        var score = Score()
        for instance in 0..<log.instanceCount {
            let found = Double(ledger.waiting[instance].unexplained) / Double(Microseconds.second)
            score.truth += truth[instance]
            score.found += found
            score.hit += min(found, truth[instance])
            score.waiting += Double(ledger.waiting[instance].total) / Double(Microseconds.second)
        }
        return score
    }

    @Test(arguments: [
        "Insurance_Claims_5_timers", "Loan_Application_5_timers", "Pharmacy_5_timers",
        "Procure_to_Pay_5_timers",
    ])
    func delaysAreFound(_ name: String) throws {
        let rosters = [Self.roster, { DutyRoster.discovered(from: $0).roster }]
        for score in try rosters.map({ try Self.score(name, roster: $0) }) {
            #expect(abs(score.error) < 0.1, "\(score)")
            #expect(score.recall > 0.9 && score.precision > 0.9, "\(score)")
        }
    }

    @Test(arguments: ["Insurance_Claims", "Loan_Application", "Pharmacy", "Procure_to_Pay"])
    func noneAreInvented(_ name: String) throws {
        let rosters = [Self.roster, { DutyRoster.discovered(from: $0).roster }]
        for score in try rosters.map({ try Self.score(name, roster: $0) }) {
            #expect(score.found < 0.02 * score.waiting, "\(score)")
        }
    }
}
