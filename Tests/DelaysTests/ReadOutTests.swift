import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

/// The read-outs agree with ``PlainReadOuts`` to the bit, in however many parts the orders are read; shares of the variance,
/// whose products are added up in another order, to thirteen digits.
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
                for report in reports {
                    #expect(isClose(report.ledger, reports[0].ledger), "seed \(seed)")
                    var report = report
                    report.ledger = reports[0].ledger
                    #expect(report == reports[0], "seed \(seed)")
                }
            }
        }
    }

    private func expect(_ report: DelayReport, _ plain: PlainReadOuts, _ comment: Comment) {
        let log = plain.ledger.log
        #expect(report.leadTime == plain.leadTime, comment)
        #expect(isClose(byName(report.ledger), byName(plain.ledgerRows)), comment)
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

    private func byName(_ rows: [LedgerRow]) -> [LedgerRow] {
        rows.sorted {
            ($0.activity, $0.cause.index, $0.rework ? 1 : 0) < (
                $1.activity, $1.cause.index, $1.rework ? 1 : 0
            )
        }
    }

    /// Whether all but the last digits of the shares of the variance are equal.
    private func isClose(_ rows: [LedgerRow], _ others: [LedgerRow]) -> Bool {
        rows.count == others.count
            && zip(rows, others).allSatisfy { row, other in
                guard (row.varianceShare == nil) == (other.varianceShare == nil) else { return false }
                var row = row
                if let share = row.varianceShare, let otherShare = other.varianceShare {
                    guard abs(share - otherShare) < 1e-13 * max(1, abs(share)) else { return false }
                    row.varianceShare = otherShare
                }
                return row == other
            }
    }

    @Test func manyTransitionsAreLookedUpInBlocks() throws {
        var generator = SeededGenerator(seed: 5)
        var small = SmallLog()
        for order in 0..<400 {
            var clock = generator.next(below: 20_000)
            for _ in 0..<12 {
                let person = "p\(generator.next(below: 40))"
                small.add("o\(order)", "a\(generator.next(below: 3))", person, clock, clock + 3)
                clock += 3 + generator.next(below: 30)
            }
        }
        let log = small.log
        let always = IntervalSet(
            merging: [(from: SmallLog.instant(0), to: SmallLog.instant(21_000))]
        )
        let ledger = DelayLedger(log: log, roster: DutyRoster(given: log.resources.names.map { _ in always }))
        let plain = sorted(PlainReadOuts(ledger: ledger, lateness: nil).transitions)
        #expect(plain.count > 2_000)
        for parts in [1, 3] {
            var options = DelayReportOptions()
            options.parts = parts
            let report = try DelayReport(ledger, calendars: [], warnings: [], options: options)
            #expect(sorted(report.transitions) == plain)
        }
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
