import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct DelayLedgerTests {
    private func always(_ log: EventLog) -> DutyRoster {
        let horizon = IntervalSet(from: SmallLog.instant(0), to: SmallLog.instant(14 * 1_440))
        return DutyRoster(given: Array(repeating: horizon, count: log.resources.count))
    }

    /// Bea has one order in hand; the next waits its turn, and the one after is overtaken.
    @Test func aQueueIsContentionAndJumpingItIsPrioritization() throws {
        var small = SmallLog()
        small.add("1", "Check", "Bea", 0, 60)
        small.add("2", "Enter", "Ann", 0, 10)
        small.add("3", "Enter", "Cyd", 10, 30)
        small.add("3", "Check", "Bea", 60, 100)
        small.add("2", "Check", "Bea", 100, 120)
        let log = small.log
        let ledger = DelayLedger(log: log, roster: always(log))
        let second = log.instances(ofOrder: 1).upperBound - 1
        let third = log.instances(ofOrder: 2).upperBound - 1
        #expect(ledger.waiting[second].contention == 50 * .minute)
        #expect(ledger.waiting[second].prioritization == 40 * .minute)
        #expect(ledger.waiting[third].contention == 30 * .minute)
        #expect(ledger.waiting[third].total == 30 * .minute)
        let report = try DelayReport(ledger, calendars: [], warnings: [], options: .init())
        let row = try #require(report.overtaking.first)
        #expect(row.order == "3" && row.microseconds == 40 * .minute)
    }

    @Test func theArrivalBeforeTheFirstTouchIsATileOfItsOwn() {
        var small = SmallLog()
        small.arrivals = ["1": 0]
        small.add("1", "Enter", "Ann", 90, 100)
        small.add("0", "Enter", "Ann", 0, 90)
        let log = small.log
        let ledger = DelayLedger(log: log, roster: always(log))
        var entries: [Cause: Microseconds] = [:]
        ledger.forEachEntry(ofOrder: 0) { entries[$1, default: 0] += $2 }
        #expect(entries == [.processing: 10 * .minute, .firstTouch: 90 * .minute])
        #expect(ledger.firstTouch[0].contention == 90 * .minute)
    }

    @Test func aCausesIndexIsItsPosition() {
        #expect(Cause.allCases.map(\.index) == Array(Cause.allCases.indices))
        #expect(Cause.allCases.indices.map(Cause.init(index:)) == Cause.allCases)
        #expect(Cause.ofWaiting.indices.map(Cause.init(ofWaiting:)) == Cause.ofWaiting)
        #expect(Cause.allCases.count == Cause.count && Cause.ofWaiting.count == WaitingParts.count)
    }

    @Test func anOpenOrderInsideItsTargetIsNotOnTimeYet() throws {
        let orders = [1, 1, 30].map { ComparisonLog.Order(day: 0, hours: [1, Double($0)], values: [:]) }
        let ledger = ComparisonLog(orders: orders, open: [1, 2]).ledger
        let hours = IntervalSet(merging: [(from: SmallLog.instant(-1_440), to: SmallLog.instant(9 * 1_440))])
        for rule in [LateRule.target(10 * .hour), .workingTarget(10 * .hour)] {
            #expect(try ledger.lateness(by: rule, deskHours: hours) == [.onTime, .unknown, .late])
        }
    }
}
