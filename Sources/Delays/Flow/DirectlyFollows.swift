import EventLogs
import Parallelism

/// How often one activity directly follows another in the order of completion, and returns over it (a, b, a).
struct DirectlyFollows {
    private let activityCount: Int
    private var follows: [UInt32]
    private var returns: [UInt32]

    /// - Complexity: O(n) in the instances, on all processors, and O(activities²).
    init(_ log: EventLog) {
        let ranges = log.countingRanges(tableSize: log.activities.count * log.activities.count)
        let parts = concurrentMap(ranges.count) { DirectlyFollows(log, orders: ranges[$0]) }
        self.init(activityCount: log.activities.count)
        for part in parts {
            for pair in follows.indices {
                follows[pair] += part.follows[pair]
                returns[pair] += part.returns[pair]
            }
        }
    }

    private init(activityCount: Int) {
        self.activityCount = activityCount
        follows = Array(repeating: 0, count: activityCount * activityCount)
        returns = follows
    }

    private init(_ log: EventLog, orders: Range<Int>) {
        self.init(activityCount: log.activities.count)
        let activityCount = activityCount
        var completion = CompletionOrder()
        follows.withUnsafeMutableBufferPointer { follows in
            returns.withUnsafeMutableBufferPointer { returns in
                log.activity.withUnsafeBufferPointer { activity in
                    log.end.withUnsafeBufferPointer { end in
                        for order in orders {
                            completion.with(log.instances(ofOrder: order), end: end) { byEnd in
                                var (before, earlier) = (-1, -1)
                                for instance in byEnd {
                                    let own = Int(activity[Int(instance)])
                                    if before >= 0 {
                                        follows[before &* activityCount &+ own] &+= 1
                                        if earlier == own, before != own {
                                            returns[own &* activityCount &+ before] &+= 1
                                        }
                                    }
                                    (before, earlier) = (own, before)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    func count(_ first: Int, _ second: Int) -> UInt32 { follows[first * activityCount + second] }

    /// How often `first`, `second`, `first` occurred in a row.
    func returns(_ first: Int, _ second: Int) -> UInt32 { returns[first * activityCount + second] }
}
