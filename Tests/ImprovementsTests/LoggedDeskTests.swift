import Delays
import DeskGenerator
import EventLogs
import Foundation
import Improvements
import LogReaders
import TestInputs
import Testing
import WorkCalendars

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
}
