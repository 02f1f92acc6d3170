import EventLogs
import Parallelism

/// The activities that orders usually begin and end with.
struct OrderEdges: Sendable {
    private var starts: UsualActivities
    private var ends: UsualActivities

    /// - Complexity: O(n), on all processors.
    init(of examination: Examination) {
        let log = examination.log
        let ranges = log.orderRanges(count: 4 * processorCount)
        let none = UsualActivities(activityCount: log.activities.count)
        let parts = concurrentMap(ranges.count) { part in
            var (starts, ends) = (none, none)
            for order in ranges[part] where !log.instances(ofOrder: order).isEmpty {
                starts.add(log.activity[log.firstInstance[order]])
                ends.add(log.activity[examination.lastInstance(ofOrder: order)])
            }
            return (starts, ends)
        }
        (starts, ends) = (none, none)
        for part in parts {
            starts.merge(part.0)
            ends.merge(part.1)
        }
    }

    func isUsualStart(_ activity: Int32) -> Bool { starts.contains(activity) }
    func isUsualEnd(_ activity: Int32) -> Bool { ends.contains(activity) }
}

/// How many orders have each activity in one place, such as their beginning.
struct UsualActivities: Sendable {
    private(set) var counts: [Int]
    private(set) var orders = 0

    init(activityCount: Int) { counts = Array(repeating: 0, count: activityCount) }

    @inline(__always)
    mutating func add(_ activity: Int32) {
        counts[Int(activity)] += 1
        orders += 1
    }

    mutating func merge(_ other: UsualActivities) {
        for activity in counts.indices { counts[activity] += other.counts[activity] }
        orders += other.orders
    }

    /// Whether a fiftieth of the orders or more have it there.
    func contains(_ activity: Int32) -> Bool { counts[Int(activity)] * 50 >= max(orders, 1) }
}

extension Examination {
    /// The instance of the order that ends last; the last of them if several do.
    func lastInstance(ofOrder order: Int) -> Int {
        let instances = log.instances(ofOrder: order)
        return instances.last { log.end[$0] == lastEvent[order] } ?? instances.lowerBound
    }
}
