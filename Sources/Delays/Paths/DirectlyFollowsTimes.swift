import EventLogs
import Parallelism

/// How often one activity directly follows another in an order, and the time between them: from the end of the one to
/// the start of the next, negative where they overlap.
///
/// Activities follow one another as the log has them, by (start, end).
public struct DirectlyFollowsTimes: Sendable {
    public struct Follow: Sendable, Equatable {
        public let from: Int32
        public let to: Int32
        public fileprivate(set) var count = 0
        /// The time between the two, over all occurrences.
        public fileprivate(set) var total: Microseconds = 0
        public fileprivate(set) var shortest = Microseconds.max
        public fileprivate(set) var longest = Microseconds.min
    }

    /// The pairs that occur, by (from, to).
    public let follows: [Follow]
    /// How many orders begin with each activity, by code, and how many end with it.
    public let first: [Int]
    public let last: [Int]

    /// - Complexity: O(n) in the instances, on all processors.
    public init(_ log: EventLog) {
        let ranges = log.orderRanges(count: FollowCounts.parts)
        let parts = concurrentMap(ranges.count) { FollowCounts(log, orders: ranges[$0]) }
        var all = FollowCounts(activityCount: log.activities.count)
        for part in parts { all.add(part) }
        follows = all.follows.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        first = all.first
        last = all.last
    }
}

/// The counts of some of the orders. All are whole numbers, so that parts may be put together in any way.
private struct FollowCounts {
    /// Enough for the processors to finish at about the same time.
    static let parts = 16

    private(set) var follows: [DirectlyFollowsTimes.Follow] = []
    private(set) var first: [Int]
    private(set) var last: [Int]
    private var codes = DenseCodes()

    init(activityCount: Int) {
        first = Array(repeating: 0, count: activityCount)
        last = first
    }

    init(_ log: EventLog, orders: Range<Int>) {
        self.init(activityCount: log.activities.count)
        log.activity.withUnsafeBufferPointer { activity in
            log.start.withUnsafeBufferPointer { start in
                log.end.withUnsafeBufferPointer { end in
                    for order in orders {
                        let instances = log.instances(ofOrder: order)
                        guard let begin = instances.first, let finish = instances.last else { continue }
                        first[Int(activity[begin])] += 1
                        last[Int(activity[finish])] += 1
                        for instance in instances.dropFirst() {
                            let slot = slot(activity[instance - 1], activity[instance])
                            let gap = start[instance] - end[instance - 1]
                            follows[slot].count += 1
                            follows[slot].total += gap
                            follows[slot].shortest = min(follows[slot].shortest, gap)
                            follows[slot].longest = max(follows[slot].longest, gap)
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private mutating func slot(_ from: Int32, _ to: Int32) -> Int {
        let slot = codes.code(of: Int(from), Int(to))
        if slot == follows.count { follows.append(.init(from: from, to: to)) }
        return slot
    }

    mutating func add(_ other: FollowCounts) {
        for follow in other.follows {
            let slot = slot(follow.from, follow.to)
            follows[slot].count += follow.count
            follows[slot].total += follow.total
            follows[slot].shortest = min(follows[slot].shortest, follow.shortest)
            follows[slot].longest = max(follows[slot].longest, follow.longest)
        }
        for activity in first.indices {
            first[activity] += other.first[activity]
            last[activity] += other.last[activity]
        }
    }
}
