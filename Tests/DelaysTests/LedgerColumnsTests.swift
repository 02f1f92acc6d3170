import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct LedgerColumnsTests {
    private struct Cell: Hashable {
        let order: Int32, activity: Int32, cause: Int32, rework: UInt8
    }

    @Test func haveEachSumOfAnOrderOnceAndAddUpToItsLeadTime() {
        var reworked = 0
        for seed in 0..<300 {
            let (log, roster) = RandomLog.make(seed)
            let ends = log.settingStarts(log.end, sources: log.end.map { _ in .absent })
            for ledger in [
                DelayLedger(log: log, roster: roster), DelayLedger(literature: log, roster: roster),
                DelayLedger(log: ends, roster: roster),
            ] {
                let columns = LedgerColumns(ledger)
                var expected: [Cell: Microseconds] = [:]
                for order in 0..<log.orderCount {
                    ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                        let cell = Cell(
                            order: Int32(order),
                            activity: ledger.log.activity[instance],
                            cause: Int32(Cause.allCases.firstIndex(of: cause) ?? -1),
                            rework: ledger.isRework[instance] ? 1 : 0
                        )
                        if duration != 0 { expected[cell, default: 0] += duration }
                    }
                }
                #expect(columns.rowCount == expected.count, "seed \(seed)")
                var leadTimes = [Microseconds](repeating: 0, count: log.orderCount)
                for row in 0..<columns.rowCount {
                    let cell = Cell(
                        order: columns.order[row],
                        activity: columns.activity[row],
                        cause: columns.cause[row],
                        rework: columns.rework[row]
                    )
                    #expect(expected[cell] == columns.microseconds[row], "seed \(seed)")
                    leadTimes[Int(columns.order[row])] += columns.microseconds[row]
                    reworked += Int(columns.rework[row])
                }
                #expect(leadTimes == (0..<log.orderCount).map(ledger.leadTime), "seed \(seed)")
                #expect(zip(columns.order, columns.order.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
        #expect(reworked > 300, "\(reworked)")
    }

    @Test func followAnOrderFromItsArrivalToItsCompletion() {
        var small = SmallLog()
        small.arrivals["o"] = 0
        small.add("o", "enter", "p1", 10, 20)
        small.add("o", "pack", "p2", 50, 60)
        small.add("o", "ship", "p3", 70, 75)
        let log = small.log
        let onDuty = IntervalSet(merging: [(SmallLog.instant(0), SmallLog.instant(RandomLog.minutes))])
        let roster = DutyRoster(given: log.resources.names.map { _ in onDuty })
        let columns = LedgerColumns(DelayLedger(log: log, roster: roster))
        #expect(columns.microseconds.reduce(0, +) == 75 * .minute)
        var stages: [String] = []
        for activity in columns.activity where stages.last != log.activities[activity] {
            stages.append(log.activities[activity])
        }
        #expect(stages == ["enter", "pack", "ship"])
    }
}
