import EventLogs
import Parallelism

/// The time that the completed orders of each week spent in each stage by each cause, by the week of their last activity.
struct WeeklyTimes: Sendable {
    /// In days since 1970, oldest first.
    let mondays: [Int]
    let orders: [Int]
    /// The completed orders.
    let booked: [Int]
    let openOrders: Int
    /// By week, then activity, then cause.
    private let times: [Microseconds]
    private let activityCount: Int

    private static let stretches = 8

    /// - Complexity: O(instances + weeks · activities), on all processors.
    init(_ ledger: DelayLedger) {
        let log = ledger.log
        let booked = (0..<log.orderCount).filter(ledger.isFinished(order:))
        openOrders = ledger.path.lastInstance.count { $0 >= 0 } - booked.count
        self.booked = booked
        let mondayOf = booked.map { order in
            log.zone.monday(ledger.enablement.arrival[order] + ledger.leadTime(ofOrder: order))
        }
        let mondays = Set(mondayOf).sorted()
        let width = log.activities.count * PerCause.count
        let weekOf = Dictionary(uniqueKeysWithValues: mondays.enumerated().map { ($1, $0) })
        let ranges = evenRanges(of: booked.count, parts: Self.stretches)
        let stretches = concurrentMap(ranges.count) { stretch in
            var orders = Array(repeating: 0, count: mondays.count)
            var times = Array(repeating: Microseconds(0), count: mondays.count * width)
            for index in ranges[stretch] {
                let week = weekOf[mondayOf[index]] ?? 0
                orders[week] += 1
                ledger.forEachEntry(ofOrder: booked[index]) { instance, cause, duration in
                    let cell = Int(log.activity[instance]) * PerCause.count + cause.index
                    times[week * width + cell] += duration
                }
            }
            return (orders, times)
        }
        self.mondays = mondays
        activityCount = log.activities.count
        orders = mondays.indices.map { week in stretches.reduce(0) { $0 + $1.0[week] } }
        times = (0..<mondays.count * width).map { cell in stretches.reduce(0) { $0 + $1.1[cell] } }
    }

    /// The mean hours an order in some cells, in one week.
    /// - Parameters:
    ///   - activity: nil for all together.
    ///   - cause: nil for all together.
    func meanHours(week: Int, activity: Int?, cause: Cause? = nil) -> Double {
        var sum: Microseconds = 0
        let activities = activity.map { $0..<$0 + 1 } ?? 0..<activityCount
        for activity in activities {
            let first = (week * activityCount + activity) * PerCause.count
            if let cause {
                sum += times[first + cause.index]
            } else {
                for cell in first..<first + PerCause.count { sum += times[cell] }
            }
        }
        return sum.hours / Double(orders[week])
    }
}
