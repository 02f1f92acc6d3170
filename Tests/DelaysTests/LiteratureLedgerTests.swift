import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct LiteratureLedgerTests {
    /// Two orders through three stages; the second waits for the first, then for nobody.
    private static var log: EventLog {
        var small = SmallLog()
        small.arrivals = ["A": 500, "B": 530]
        small.add("A", "Enter", "Ann", 540, 600)
        small.add("B", "Enter", "Ann", 600, 630)
        small.add("A", "Check", "Bo", 660, 720)
        small.add("B", "Check", "Bo", 720, 750)
        small.add("A", "Ship", "Cy", 725, 730)
        small.add("B", "Ship", "Cy", 800, 810)
        return small.log
    }

    private static func ledger(_ log: EventLog) -> DelayLedger {
        let always = IntervalSet(from: log.start.min()! - .week, to: log.end.max()! + .week)
        let onDuty = Array(repeating: always, count: log.resources.count)
        return DelayLedger(literature: log, roster: DutyRoster(given: onDuty))
    }

    @Test func theWaitsAreThoseOfTheLiterature() {
        let log = LiteratureLedgerTests.log
        let ledger = LiteratureLedgerTests.ledger(log)
        let causes = LiteratureCauses(log: log, roster: ledger.roster)
        for instance in 0..<log.instanceCount where ledger.predecessor(of: instance) != nil {
            #expect(ledger.waiting[instance] == causes.waiting[instance])
        }
    }

    @Test func thePartsAndTheTilesAddUpToTheLeadTime() {
        let log = LiteratureLedgerTests.log
        let ledger = LiteratureLedgerTests.ledger(log)
        for order in 0..<log.orderCount {
            var booked: [Cause: Microseconds] = [:]
            ledger.forEachEntry(ofOrder: order) { booked[$1, default: 0] += $2 }
            #expect(booked.values.reduce(0, +) == ledger.leadTime(ofOrder: order))
            var tiled: [Cause: Microseconds] = [:]
            var at = ledger.enablement.arrival[order]
            for tile in OrderTimeline(of: order, in: ledger).tiles {
                #expect(tile.from == at)
                at = tile.to
                tiled[tile.cause, default: 0] += tile.to - tile.from
            }
            #expect(tiled == booked.filter { $0.value != 0 })
        }
    }
}
