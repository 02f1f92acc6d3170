import EventLogs
import Parallelism

/// Which activity takes over from which, and where on the critical paths the time goes: work at the activities,
/// waiting on the way to them.
///
/// An activity takes over from the one that enabled it, so that what runs side by side does not follow one another; in a log
/// without such activities that is what directly follows what. Work and waiting on the critical paths add up to the lead
/// times of all orders, exactly.
public struct ProcessMap: Sendable {
    /// Stands for an order's arrival before its first activity, and for its completion after its last.
    public static let border: Int32 = -1

    public struct Activity: Sendable {
        public let activity: Int32
        public internal(set) var count = 0
        /// On the critical paths.
        public internal(set) var onPath = 0
        public internal(set) var work: Microseconds = 0
    }

    public struct Way: Sendable {
        /// ``border`` for arrival.
        public let from: Int32
        /// ``border`` for completion.
        public let to: Int32
        /// How often it was taken; completions are counted once an order.
        public internal(set) var count = 0
        /// From when the work could have begun to when it did, or to its end where the log does not say when it began; all
        /// together, on the critical paths or not.
        public internal(set) var waiting: Microseconds = 0
        public internal(set) var onPath = 0
        /// What of it was on the critical paths, by cause.
        var onPathByCause = PerCause()

        public var waitingOnPath: Microseconds { onPathByCause.total }

        /// What it was waited for on the critical paths, in order of ``Cause``, without what was not.
        public var waitingByCause: [(cause: Cause, microseconds: Microseconds)] {
            onPathByCause.causes.map { ($0, onPathByCause[$0]) }
        }
    }

    /// Those that occur, by code.
    public let activities: [Activity]
    /// Those that occur, by (from, to).
    public let ways: [Way]

    /// - Complexity: O(instances), on all processors.
    public init(_ ledger: DelayLedger) {
        let ranges = ledger.log.orderRanges(count: 16)
        let parts = concurrentMap(ranges.count) { MapCounts(ledger, orders: ranges[$0]) }
        var all = MapCounts(activityCount: ledger.log.activities.count)
        for part in parts { all.add(part) }
        activities = all.activities.filter { $0.count > 0 }
        ways = all.ways.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}

/// The counts of some of the orders. All are whole numbers, so that parts may be put together in any way.
private struct MapCounts {
    private(set) var activities: [ProcessMap.Activity]
    private(set) var ways: [ProcessMap.Way] = []
    private var codes = DenseCodes()

    init(activityCount: Int) {
        activities = (0..<activityCount).map { ProcessMap.Activity(activity: Int32($0)) }
    }

    init(_ ledger: DelayLedger, orders: Range<Int>) {
        self.init(activityCount: ledger.log.activities.count)
        let log = ledger.log
        for order in orders {
            for instance in log.instances(ofOrder: order) {
                activities[Int(log.activity[instance])].count += 1
                let way = way(to: instance, ledger)
                ways[way].count += 1
                ways[way].waiting += ledger.untilBegun(instance)
                if ledger.path.isOnPath[instance] {
                    activities[Int(log.activity[instance])].onPath += 1
                    ways[way].onPath += 1
                }
            }
            let last = ledger.path.lastInstance[order]
            if last >= 0 {
                let slot = slot(log.activity[Int(last)], ProcessMap.border)
                ways[slot].count += 1
                ways[slot].onPath += 1
            }
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                if cause == .processing {
                    activities[Int(log.activity[instance])].work += duration
                } else if duration != 0 {
                    ways[way(to: instance, ledger)].onPathByCause.add(duration, lane: PerCause.lane(cause))
                }
            }
        }
    }

    private mutating func way(to instance: Int, _ ledger: DelayLedger) -> Int {
        let before = ledger.predecessor(of: instance).map { ledger.log.activity[$0] }
        return slot(before ?? ProcessMap.border, ledger.log.activity[instance])
    }

    private mutating func slot(_ from: Int32, _ to: Int32) -> Int {
        let slot = codes.code(of: Int(from), Int(to))
        if slot == ways.count { ways.append(ProcessMap.Way(from: from, to: to)) }
        return slot
    }

    mutating func add(_ other: MapCounts) {
        for index in activities.indices {
            activities[index].count += other.activities[index].count
            activities[index].onPath += other.activities[index].onPath
            activities[index].work += other.activities[index].work
        }
        for way in other.ways {
            let slot = slot(way.from, way.to)
            ways[slot].count += way.count
            ways[slot].waiting += way.waiting
            ways[slot].onPath += way.onPath
            ways[slot].onPathByCause += way.onPathByCause
        }
    }
}
