import EventLogs
import Testing

@testable import Delays

@Suite struct LongestPartsTests {
    /// Added up order by order, sorted, and the first taken.
    private func plain(_ part: LongestParts.Part, _ ledger: DelayLedger, most: Int) -> [LongestParts.Order] {
        let all = (0..<ledger.log.orderCount).compactMap { order -> (Int, Microseconds)? in
            var sum: Microseconds = 0
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                if ledger.log.activity[instance] == part.activity, cause == part.cause { sum += duration }
            }
            return sum > 0 ? (order, sum) : nil
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        return all.prefix(most).map {
            LongestParts.Order(name: ledger.log.orders[Int32($0.0)], duration: $0.1)
        }
    }

    @Test(arguments: 0..<50) func areThoseOfAPlainSearch(seed: Int) {
        let (log, roster) = RandomLog.make(seed)
        let ledger = DelayLedger(log: log, roster: roster)
        let parts = (0..<Int32(log.activities.count)).flatMap { activity in
            Cause.allCases.map { LongestParts.Part(activity: activity, cause: $0) }
        }
        let found = LongestParts(of: parts, in: ledger, most: 3)
        for part in parts { #expect(found[part] == plain(part, ledger, most: 3)) }
    }
}
