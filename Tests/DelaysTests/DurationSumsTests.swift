import EventLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct DurationSumsTests {
    private static let days = 24 * 60

    /// Orders that take 3.1 million days each: a hundred thousand of a month.
    private func months(_ orders: Int) -> EventLog {
        var small = SmallLog()
        for order in 0..<orders {
            small.add("o\(order)", "enter", "Ann", order, order + 10)
            let end = order + 3_100_000 * DurationSumsTests.days
            small.add("o\(order)", "ship", "Bob", end - 20, end)
        }
        return small.log
    }

    private func ledger(_ log: EventLog) -> DelayLedger {
        DelayLedger(log: log, roster: DutyRoster.alwaysOn(log.resources.count))
    }

    @Test func threeAndAHalfMillionOrdersOfAMonthAreBooked() throws {
        let log = months(34)
        let sums = DurationSums(of: log)
        try sums.check()
        let ledger = ledger(log)
        try sums.check(ledger)
        let report = try DelayReport(ledger, calendars: [], warnings: [], options: .init())
        #expect(report.leadTime.totalMicroseconds == 34 * 3_100_000 * .day)
        #expect(report.ledger.reduce(0) { $0 + $1.microseconds } == report.leadTime.totalMicroseconds)
        #expect(try PathReport(ledger).leadTime.totalMicroseconds == report.leadTime.totalMicroseconds)
    }

    @Test func aSumThatPasses64BitsIsAnError() {
        let log = months(35)
        let years = 35 * 3_100_000 / 365.2425
        #expect(throws: DurationError.sumTooLong(years: Int(years))) { try DurationSums(of: log).check() }
        #expect(throws: DurationError.sumTooLong(years: Int(years))) { try PathReport(log) }
    }

    /// Three activities side by side wait for their order's arrival, each as long as the order takes.
    @Test func waitingSideBySideMayPass64BitsWhereLeadTimesDoNot() throws {
        let turns = ["abc", "acb", "bac", "bca", "cab", "cba"]
        var small = SmallLog()
        for order in 0..<20 {
            small.arrivals["o\(order)"] = order
            let end = order + 3_100_000 * DurationSumsTests.days
            for (place, activity) in turns[order % 6].enumerated() {
                small.add("o\(order)", String(activity), "Ann", end + place, end + place)
            }
        }
        let log = small.log
        let sums = DurationSums(of: log)
        try sums.check()
        let ledger = ledger(log)
        try #require(ledger.oracle.pairs.count == 3)
        let years = 20 * 3 * 3_100_000 / 365.2425
        #expect(throws: DurationError.sumTooLong(years: Int(years))) { try sums.check(ledger) }
    }

    @Test(arguments: 0..<20) func theyAreThoseOfALogReadOrderByOrder(_ seed: Int) {
        let log = RandomLog.make(seed).log
        var (leadTimes, work, gaps, bound): (Int128, Int128, Int128, Int128) = (0, 0, 0, 0)
        for order in 0..<log.orderCount {
            let instances = log.instances(ofOrder: order)
            guard let last = instances.map({ log.end[$0] }).max() else { continue }
            let leadTime = Int128(last - log.arrival(ofOrder: order))
            leadTimes += leadTime
            bound += leadTime * Int128(instances.count)
            for instance in instances { work += Int128(log.end[instance] - log.start[instance]) }
            for (before, after) in zip(instances, instances.dropFirst()) {
                gaps += Int128(abs(log.start[after] - log.end[before]))
            }
        }
        let sums = DurationSums(of: log)
        #expect(sums.leadTimes == leadTimes && sums.bound == bound)
        #expect(sums.ofInstances == nil)
        let ofInstances = DurationSums.OfInstances(of: log)
        #expect(ofInstances.work == work && ofInstances.gaps == gaps)
    }
}
