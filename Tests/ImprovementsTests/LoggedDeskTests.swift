import Delays
import DeskGenerator
import EventLogs
import Foundation
import LogReaders
import TestInputs
import Testing
import WorkCalendars

@testable import Improvements

@Suite struct LoggedDeskTests {
    private func fidelity(_ ledger: DelayLedger) throws -> Fidelity {
        let logged = try LoggedDesk(ledger)
        return try Fidelity(of: Replay.times(of: logged.work, at: logged.desk), logged, against: ledger)
    }

    private func ledger(_ scenario: Scenario) throws -> DelayLedger {
        try DeskLogs.ledger(scenario, orders: 1_000)
    }

    /// Where nobody is chosen by chance, the times are those of the log; where people are chosen by a rule of their own, means are near.
    @Test(arguments: [
        (Scenario.contention, 1e-9, 1e-9), (.batchBySize, 1e-4, 1e-4), (.batchByClock, 1e-9, 1e-9),
        (.absence, 1e-9, 1e-9), (.sparseWorker, 1e-9, 1e-9), (.alwaysOnBot, 0.01, 0.01),
        (.absenceWithPauses, 0.01, 0.01), (.prioritization, 0.01, 0.01), (.orderDesk, 0.04, 0.04),
    ])
    func generatedDesksAreReplayedAsTheyWere(scenario: Scenario, error: Double, distance: Double) throws {
        let found = try fidelity(ledger(scenario))
        #expect(found.orders == 1_000 && found.uncompleted == 0)
        #expect(abs(found.mean.error) <= error, "\(found.mean)")
        #expect(found.distance <= distance, "\(found.distance)")
    }

    @Test func whatHasToBeOverBeforeIsSaidOnce() throws {
        let ledger = try ledger(.orderDesk)
        let work = try LoggedDesk(ledger).work
        for instance in 0..<work.instanceCount {
            let before = work.enablers[work.firstEnabler[instance]..<work.firstEnabler[instance + 1]].map {
                Int($0)
            }
            let latest = before.map { ledger.log.end[$0] }.max()
            #expect(latest == ledger.enablement.predecessor(of: instance).map { ledger.log.end[$0] })
            for enabler in before {
                let earlier = work.enablers[work.firstEnabler[enabler]..<work.firstEnabler[enabler + 1]].map {
                    Int($0)
                }
                #expect(Set(earlier).isDisjoint(with: before))
            }
        }
    }

    /// Who comes on top does not go on leave with whom they take their hours from, and works on no day on which nobody does.
    @Test func newPeopleAreThereWhenOthersAreOnLeave() throws {
        let ledger = try DeskLogs.ledger(.orderDesk, orders: 2_000)
        let logged = try LoggedDesk(ledger)
        let zone = ledger.log.zone
        let elena = try #require(ledger.log.resources.names.firstIndex(of: "Elena Rossi"))
        let own = try #require(logged.desk.resources[elena].onDuty)
        let hours = try #require(logged.hoursWithoutLeave(of: elena, zone: zone))
        func onDuty(_ set: IntervalSet, _ date: CivilDate) -> Microseconds {
            let midnight = Microseconds(date.daysSinceEpoch) * .day
            return set.duration(
                from: zone.instant(local: midnight),
                to: zone.instant(local: midnight + .day)
            )
        }
        let (leave, saturday) = (
            CivilDate(year: 2025, month: 3, day: 26), CivilDate(year: 2025, month: 3, day: 29)
        )
        let (goodFriday, usual) = (
            CivilDate(year: 2025, month: 4, day: 18), CivilDate(year: 2025, month: 3, day: 12)
        )
        #expect(onDuty(own, leave) == 0 && onDuty(hours, leave) == onDuty(own, usual))
        #expect(onDuty(hours, saturday) == 0 && onDuty(hours, goodFriday) == 0)
        #expect(hours.union(own) == hours)
    }
}
