import EventLogs
import Parallelism

/// How many pairs of instances of two activities in one order overlap in time, of all such pairs.
struct Overlaps {
    let pairs: [(first: Int, second: Int, overlapping: Int, together: Int)]

    /// - Complexity: O(n) in the instances, on all processors, times the activities in hand at once; and activities².
    init(_ log: EventLog) {
        let activityCount = log.activities.count
        let ranges = log.countingRanges(tableSize: activityCount * activityCount)
        let counts = concurrentMap(ranges.count) { OverlapCounts(log, orders: ranges[$0]).overlapping }
        var overlapping = [Int](repeating: 0, count: activityCount * activityCount)
        for part in counts {
            for pair in overlapping.indices { overlapping[pair] += part[pair] }
        }
        let met = overlapping.indices.filter { overlapping[$0] > 0 }
        let firsts = met.map { $0 / activityCount }
        let seconds = met.map { $0 % activityCount }
        var together = [Int](repeating: 0, count: met.count)
        if !met.isEmpty {
            let parts = concurrentMap(ranges.count) {
                Overlaps.together(firsts, seconds, log, orders: ranges[$0])
            }
            for part in parts {
                for pair in met.indices { together[pair] += part[pair] }
            }
        }
        pairs = met.indices.map { (firsts[$0], seconds[$0], overlapping[met[$0]], together[$0]) }
    }

    /// How many pairs of instances of the two activities there are in those orders.
    private static func together(
        _ firsts: [Int],
        _ seconds: [Int],
        _ log: EventLog,
        orders: Range<Int>
    ) -> [Int] {
        var together = [Int](repeating: 0, count: firsts.count)
        var occurrences = [Int](repeating: 0, count: log.activities.count)
        together.withUnsafeMutableBufferPointer { together in
            occurrences.withUnsafeMutableBufferPointer { occurrences in
                log.activity.withUnsafeBufferPointer { activity in
                    for order in orders {
                        let instances = log.instances(ofOrder: order)
                        for instance in instances { occurrences[Int(activity[instance])] &+= 1 }
                        for pair in together.indices {
                            together[pair] += occurrences[firsts[pair]] * occurrences[seconds[pair]]
                        }
                        for instance in instances { occurrences[Int(activity[instance])] = 0 }
                    }
                }
            }
        }
        return together
    }
}

/// The overlapping pairs of some orders.
private struct OverlapCounts {
    /// That of `a` and `b`, of which `a` is lower, at `a * activityCount + b`.
    private(set) var overlapping: [Int]

    init(_ log: EventLog, orders: Range<Int>) {
        let activityCount = log.activities.count
        overlapping = Array(repeating: 0, count: activityCount * activityCount)
        var inHand = InHand(activityCount: activityCount)
        var completion = CompletionOrder()
        overlapping.withUnsafeMutableBufferPointer { overlapping in
            log.activity.withUnsafeBufferPointer { activity in
                log.start.withUnsafeBufferPointer { start in
                    log.end.withUnsafeBufferPointer { end in
                        for order in orders {
                            let instances = log.instances(ofOrder: order)
                            guard OverlapCounts.overlap(instances, start, end) else { continue }
                            completion.with(instances, end: end) { byEnd in
                                var ended = 0
                                for instance in instances where end[instance] > start[instance] {
                                    while end[Int(byEnd[ended])] <= start[instance] {
                                        let over = Int(byEnd[ended])
                                        if end[over] > start[over] { inHand.remove(activity[over]) }
                                        ended += 1
                                    }
                                    inHand.count(with: activity[instance], in: overlapping)
                                    inHand.add(activity[instance])
                                }
                            }
                            inHand.removeAll()
                        }
                    }
                }
            }
        }
    }

    /// Whether any of the instances of an order that take time overlap: in most orders none do.
    @inline(__always)
    private static func overlap(
        _ instances: Range<Int>,
        _ start: UnsafeBufferPointer<Microseconds>,
        _ end: UnsafeBufferPointer<Microseconds>
    ) -> Bool {
        var latestEnd = Microseconds.min
        for instance in instances where end[instance] > start[instance] {
            if start[instance] < latestEnd { return true }
            latestEnd = end[instance]
        }
        return false
    }
}

/// The activities of an order that are in hand, and how many instances of each.
private struct InHand {
    private var counts: [Int]
    private var activities: [Int] = []

    init(activityCount: Int) { counts = Array(repeating: 0, count: activityCount) }

    mutating func add(_ activity: Int32) {
        if counts[Int(activity)] == 0 { activities.append(Int(activity)) }
        counts[Int(activity)] += 1
    }

    mutating func remove(_ activity: Int32) { counts[Int(activity)] -= 1 }

    mutating func removeAll() {
        for activity in activities { counts[activity] = 0 }
        activities.removeAll(keepingCapacity: true)
    }

    /// Counts an instance of that activity with each other one in hand.
    mutating func count(with activity: Int32, in overlapping: UnsafeMutableBufferPointer<Int>) {
        activities.removeAll { counts[$0] == 0 }
        let own = Int(activity)
        for other in activities where other != own {
            overlapping[min(own, other) * counts.count + max(own, other)] += counts[other]
        }
    }
}
