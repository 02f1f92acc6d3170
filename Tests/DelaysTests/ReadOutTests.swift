import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

/// The read-outs agree with ``PlainReadOuts`` to the bit, in however many parts the orders are read.
@Suite struct ReadOutTests {
    @Test(arguments: [0..<150, 150..<300])
    func agreeWithThePlainOnes(_ seeds: Range<Int>) throws {
        for seed in seeds {
            let (log, roster) = RandomLog.make(seed)
            let ends = log.settingStarts(log.end, sources: log.end.map { _ in .absent })
            for ledger in [
                DelayLedger(log: log, roster: roster), DelayLedger(literature: log, roster: roster),
                DelayLedger(log: ends, roster: roster),
            ] {
                var options = DelayReportOptions(lateRule: seed % 3 == 0 ? nil : .target(.hour))
                options.worstOrders = 4
                let lateness = try options.lateRule.map { try ledger.lateness(by: $0, deskHours: .empty) }
                let plain = PlainReadOuts(ledger: ledger, lateness: lateness)
                var reports: [DelayReport] = []
                for parts in [1, 2, 3, 100] {
                    options.parts = parts
                    reports.append(
                        try DelayReport(ledger, calendars: [], warnings: [], options: options)
                    )
                }
                expect(reports[0], plain, "seed \(seed)")
                #expect(reports.allSatisfy { $0 == reports[0] }, "seed \(seed)")
            }
        }
    }

    private func expect(_ report: DelayReport, _ plain: PlainReadOuts, _ comment: Comment) {
        let log = plain.ledger.log
        #expect(report.leadTime == plain.leadTime, comment)
        #expect(sorted(report.ledger) == sorted(plain.ledgerRows), comment)
        #expect(
            zip(report.ledger, report.ledger.dropFirst()).allSatisfy { $0.microseconds >= $1.microseconds }
        )
        #expect(sums(report.causes) == plain.causes, comment)
        #expect(sums(report.beforeFirstTouch) == plain.beforeFirstTouch, comment)
        #expect(sorted(report.transitions) == sorted(plain.transitions), comment)
        let handOffs = report.handOffs.map { ($0.handOff, [Int64($0.count), $0.waitingMicroseconds]) }
        #expect(Dictionary(uniqueKeysWithValues: handOffs) == plain.handOffs, comment)
        #expect(byName(report.resources) == byName(plain.resources), comment)
        #expect(report.weeks == plain.weeks, comment)
        #expect(
            report.worstOrders.map(\.order)
                == plain.slowest.prefix(4).map { log.orders[Int32($0)] },
            comment
        )
        #expect(report.log.from == log.start.min().map(log.zone.iso8601), comment)
        #expect(report.log.to == log.end.max().map(log.zone.iso8601), comment)
        #expect(report.log.startTimes == log.startTimes, comment)
        let reading = LedgerReading(plain.ledger, lateness: plain.lateness, slowest: 4, parts: 3)
        #expect(reading.totals.mostOvertaken.numbers == plain.overtaken, comment)
    }

    private func sorted<Row>(_ rows: [Row]) -> [String] { rows.map { "\($0)" }.sorted() }

    private func byName(_ rows: [ResourceRow]) -> [String?: ResourceRow] {
        Dictionary(uniqueKeysWithValues: rows.map { ($0.resource, $0) })
    }

    private func sums(_ rows: [CauseRow]) -> [Cause: [Microseconds]] {
        Dictionary(uniqueKeysWithValues: rows.map { ($0.cause, [$0.microseconds, Int64($0.orders)]) })
    }

    @Test func rangesOfOrdersCoverAllOfThemOnce() {
        for seed in 0..<100 {
            let (log, _) = RandomLog.make(seed)
            for parts in 1...12 {
                let ranges = log.orderRanges(count: parts)
                #expect(ranges.count <= parts)
                #expect(ranges.flatMap { $0 } == Array(0..<log.orderCount), "seed \(seed), \(parts) parts")
            }
        }
    }
}
