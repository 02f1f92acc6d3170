import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct StartEstimationTests {
    /// Only ends are known.
    private func endsOnly(_ small: SmallLog) -> EventLog {
        let log = small.log
        return log.settingStarts(log.end, sources: log.end.map { _ in .absent })
    }

    private func duty(_ log: EventLog, from: Int, to: Int) -> DutyRoster {
        let spell = IntervalSet(from: SmallLog.instant(from), to: SmallLog.instant(to))
        return DutyRoster(given: log.resources.names.map { _ in spell })
    }

    @Test func workStartsWithTheLaterOfEnablementAndTheResourcesPreviousWork() {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 0, 10)
        small.add("2", "Enter", "Ann", 0, 25)
        small.add("1", "Check", "Bea", 0, 60)
        small.add("2", "Check", "Bea", 0, 90)
        let ends = endsOnly(small)
        let log = ends.estimatingStarts(roster: duty(ends, from: 0, to: 1_440))
        #expect(log.startTimes == .estimated)
        // Nothing comes before the first of an order; then Bea takes the first as it comes, the second after it.
        #expect(log.start.map { Int(($0 - SmallLog.origin) / .minute) } == [10, 10, 25, 60])
    }

    @Test func workStartsOnDuty() {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 0, 10)
        small.add("1", "Check", "Bea", 0, 600)
        let ends = endsOnly(small)
        let log = ends.estimatingStarts(roster: duty(ends, from: 480, to: 1_440))
        #expect(log.start[1] == SmallLog.instant(480))
    }

    @Test func withoutAResourceWorkAndWaitingCannotBeToldApart() {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 0, 10)
        small.add("1", "Check", nil, 0, 70)
        small.add("1", "Ship", "Bea", 0, 100)
        let ends = endsOnly(small)
        let roster = duty(ends, from: 0, to: 1_440)
        let ledger = DelayLedger(log: ends.estimatingStarts(roster: roster), roster: roster)
        var entries: [Cause: Microseconds] = [:]
        ledger.forEachEntry(ofOrder: 0) { entries[$1, default: 0] += $2 }
        #expect(entries == [.elapsed: 60 * .minute, .processing: 30 * .minute])
        #expect(OrderTimeline(of: 0, in: ledger).tiles.map(\.cause) == [.elapsed, .processing])
    }

    @Test func whatIsRecordedStays() {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 3, 10)
        let log = small.log
        #expect(log.estimatingStarts(roster: duty(log, from: 0, to: 60)) == log)
    }
}
