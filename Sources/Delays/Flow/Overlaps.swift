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
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * activityCount) { room in
            var inHand = InHand(room)
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
                                        inHand.add(activity[instance], countedIn: overlapping)
                                    }
                                }
                                inHand.removeAll()
                            }
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
    /// By activity.
    private let counts: UnsafeMutableBufferPointer<Int32>
    /// Those in hand, and some that were.
    private let activities: UnsafeMutableBufferPointer<Int32>
    private var activityCount = 0

    /// - Parameter room: for twice as many numbers as there are activities.
    init(_ room: UnsafeMutableBufferPointer<Int32>) {
        counts = UnsafeMutableBufferPointer(rebasing: room[..<(room.count / 2)])
        activities = UnsafeMutableBufferPointer(rebasing: room[(room.count / 2)...])
        counts.initialize(repeating: 0)
    }

    @inline(__always)
    mutating func remove(_ activity: Int32) { counts[Int(activity)] &-= 1 }

    mutating func removeAll() {
        for place in 0..<activityCount { counts[Int(activities[place])] = 0 }
        activityCount = 0
    }

    /// Adds an instance of that activity, after it was counted with each of other activities in hand.
    @inline(__always)
    mutating func add(_ activity: Int32, countedIn overlapping: UnsafeMutableBufferPointer<Int>) {
        let own = Int(activity)
        var isThere = false
        var kept = 0
        for place in 0..<activityCount {
            let other = Int(activities[place])
            if counts[other] == 0 { continue }
            activities[kept] = activities[place]
            kept &+= 1
            if other == own {
                isThere = true
            } else {
                overlapping[min(own, other) &* counts.count &+ max(own, other)] &+= Int(counts[other])
            }
        }
        if !isThere {
            activities[kept] = activity
            kept &+= 1
        }
        activityCount = kept
        counts[own] &+= 1
    }
}
