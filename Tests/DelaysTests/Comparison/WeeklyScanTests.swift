import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct WeeklyScanTests {
    /// Weeks of fourteen orders each; `pack` waits for ten hours more or less, and from the week of the change on so much longer.
    private func desk(_ seed: Int, weeks: Int, change: Int, longer: Double) -> DelayLedger {
        var random = SeededGenerator(seed: seed)
        let orders = (0..<weeks * 14).map { index in
            ComparisonLog.Order(
                day: index / 2,
                hours: [
                    Double.random(in: 0...4, using: &random),
                    Double.random(in: 0...20, using: &random) + (index / 14 >= change ? longer : 0),
                ],
                values: [:]
            )
        }
        return ComparisonLog(orders: orders).ledger
    }

    @Test func aPlantedChangeIsFoundInItsStageAndWeek() throws {
        // 2024-01-01 is a Monday; the change begins with week 20, 2024-05-20.
        let scan = try WeeklyScan(desk(1, weeks: 40, change: 20, longer: 8))
        #expect(scan.weeks.count == 39 && scan.leftOutWeeks == 2)
        #expect(scan.series.count == 3)
        let stages = scan.changes.map(\.activity)
        #expect(stages.contains("pack") && stages.contains(nil) && !stages.contains("pick"))
        let change = try #require(scan.changes.first { $0.activity == "pack" })
        #expect(["2024-05-13", "2024-05-20", "2024-05-27"].contains(change.week))
        #expect(change.p < 0.01)
        #expect((change.lower ?? 99)...(change.upper ?? 0) ~= 8)
        #expect(change.ordersBefore == scan.weeks.prefix(change.weeksBefore).reduce(0) { $0 + $1.orders })
        #expect(change.weeksBefore + change.weeksAfter <= scan.weeks.count)
        let parts = change.parts.reduce(0) { $0 + $1.differenceHours }
        #expect(abs(parts - change.differenceHours) < 1e-9)
        let leadTime = try #require(scan.changes.first { $0.activity == nil })
        #expect(leadTime.parts.first?.activity == "pack")
        #expect(abs(leadTime.parts.reduce(0) { $0 + $1.differenceHours } - leadTime.differenceHours) < 1e-9)
    }

    @Test func nothingIsFoundWhereNothingChanged() throws {
        var alarms = 0
        for seed in 0..<60 {
            let scan = try WeeklyScan(desk(seed, weeks: 30, change: 99, longer: 0), permutations: 199)
            alarms += scan.changes.isEmpty ? 0 : 1
        }
        // Three logs are expected, with a standard deviation of 1.7.
        #expect(alarms <= 8)
    }

    @Test func aShortLogIsNotTested() throws {
        let scan = try WeeklyScan(desk(2, weeks: 8, change: 4, longer: 50))
        #expect(scan.weeks.count < WeeklyScan.leastWeeks && scan.series.isEmpty && scan.changes.isEmpty)
        #expect(try WeeklyScan(ComparisonLog(orders: []).ledger).weeks.isEmpty)
    }

    @Test func theWeeksAreThoseOfThePlainReadOut() throws {
        let ledger = desk(5, weeks: 20, change: 9, longer: 6)
        let plain = PlainReadOuts(ledger: ledger, lateness: nil).weeks
        let means = Dictionary(uniqueKeysWithValues: plain.map { ($0.week, $0.meanLeadTimeHours) })
        let scan = try WeeklyScan(ledger, permutations: 9)
        #expect(scan.weeks.count >= 17)
        for week in scan.weeks { #expect(means[week.week] == week.meanLeadTimeHours) }
        let whole = try #require(scan.series.first)
        #expect(whole.activity == nil && whole.meanHours == scan.weeks.map(\.meanLeadTimeHours))
        for week in scan.weeks.indices {
            let stages = scan.series.dropFirst().reduce(0) { $0 + $1.meanHours[week] }
            #expect(abs(stages - whole.meanHours[week]) < 1e-9)
        }
    }
}
