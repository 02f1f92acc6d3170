import EventLogs
import Parallelism

/// The ways back: where orders returned to an activity that they had done already, and what doing work again took.
///
/// In an order activities are ranked by when they were first done. An order returns where an activity ranks no higher than the
/// one before it; the loop is what lay between the last time that the activity was done and the return. All that is done again
/// until the next return belongs to the return, so that the time of all loops adds up to the rework of the ledger.
public struct ReworkLoops: Sendable {
    public struct Loop: Sendable {
        /// The activities of the loop, from the one that orders returned to.
        public let activities: [Int32]
        public internal(set) var count = 0
        public internal(set) var orders = 0
        /// From the end of the activity to its end after the return, all together.
        public internal(set) var roundTrip: Microseconds = 0
        /// Work and waiting of what was done again, on the critical paths.
        public internal(set) var onPath: Microseconds = 0
        /// The first order that went this way.
        public internal(set) var example: Int
        fileprivate var lastOrder = -1
    }

    /// The most time on the critical paths first; of equal ones the most frequent.
    public let loops: [Loop]

    /// - Complexity: O(instances + length of the loops), on all processors.
    public init(_ ledger: DelayLedger) {
        let ranges = ledger.log.orderRanges(count: 16)
        let parts = concurrentMap(ranges.count) { LoopCounts(ledger, orders: ranges[$0]) }
        var all = LoopCounts()
        for part in parts { all.add(part) }
        loops = all.loops.sorted { left, right in
            if left.onPath != right.onPath { return left.onPath > right.onPath }
            return left.count == right.count ? left.example < right.example : left.count > right.count
        }
    }
}

private struct LoopCounts {
    private(set) var loops: [ReworkLoops.Loop] = []
    private var numbers: [[Int32]: Int] = [:]

    init() {}

    init(_ ledger: DelayLedger, orders: Range<Int>) {
        let log = ledger.log
        /// In the order at hand: the rank of each activity, the place where it was last done.
        var rank = Array(repeating: -1, count: log.activities.count)
        var place = rank
        for order in orders {
            let instances = log.instances(ofOrder: order)
            guard instances.contains(where: { ledger.isRework[$0] }) else { continue }
            var onPath: [Int: Microseconds] = [:]
            ledger.forEachEntry(ofOrder: order) { instance, _, duration in
                if ledger.isRework[instance] { onPath[instance, default: 0] += duration }
            }
            var ranked = 0
            var loop = -1
            var before = -1
            for instance in instances {
                let activity = Int(log.activity[instance])
                if ledger.isRework[instance] {
                    if rank[activity] <= before {
                        let last = place[activity]
                        loop = number(Array(log.activity[last..<instance]), example: order)
                        loops[loop].count += 1
                        loops[loop].orders += loops[loop].lastOrder == order ? 0 : 1
                        loops[loop].lastOrder = order
                        loops[loop].roundTrip += log.end[instance] - log.end[last]
                    }
                    loops[loop].onPath += onPath[instance] ?? 0
                } else {
                    rank[activity] = ranked
                    ranked += 1
                }
                before = rank[activity]
                place[activity] = instance
            }
        }
    }

    private mutating func number(_ activities: [Int32], example: Int) -> Int {
        if let number = numbers[activities] { return number }
        numbers[activities] = loops.count
        loops.append(ReworkLoops.Loop(activities: activities, example: example))
        return loops.count - 1
    }

    /// - Precondition: the other's orders come later.
    mutating func add(_ other: LoopCounts) {
        for loop in other.loops {
            let number = number(loop.activities, example: loop.example)
            loops[number].count += loop.count
            loops[number].orders += loop.orders
            loops[number].roundTrip += loop.roundTrip
            loops[number].onPath += loop.onPath
        }
    }
}
