import EventLogs
import Parallelism

/// Who hands orders over to whom, and how long they wait in between.
public struct HandOffMatrix: Sendable {
    public struct HandOff: Sendable {
        /// Codes of resources, never the same.
        public let from: Int32
        public let to: Int32
        public fileprivate(set) var count = 0
        /// From when the work could have begun to when it did, or to its end where the log does not say when it began.
        public fileprivate(set) var waiting: Microseconds = 0
        public fileprivate(set) var onPath = 0
        /// The waiting on the critical paths.
        public fileprivate(set) var waitingOnPath: Microseconds = 0
    }

    /// The most waiting on the critical paths first; of equal ones the most frequent.
    public let handOffs: [HandOff]

    /// - Complexity: O(instances), on all processors.
    public init(_ ledger: DelayLedger) {
        let ranges = ledger.log.orderRanges(count: 16)
        let parts = concurrentMap(ranges.count) { HandOffCounts(ledger, orders: ranges[$0]) }
        var all = HandOffCounts()
        for part in parts { all.add(part) }
        handOffs = all.handOffs.sorted { left, right in
            (right.waitingOnPath, right.count, left.from, left.to)
                < (left.waitingOnPath, left.count, right.from, right.to)
        }
    }
}

private struct HandOffCounts {
    private(set) var handOffs: [HandOffMatrix.HandOff] = []
    private var codes = DenseCodes()

    init() {}

    init(_ ledger: DelayLedger, orders: Range<Int>) {
        let log = ledger.log
        let instances = log.firstInstance[orders.lowerBound]..<log.firstInstance[orders.upperBound]
        for instance in instances where ledger.isHandOff(instance) {
            guard let before = ledger.predecessor(of: instance) else { continue }
            let slot = slot(log.resource[before], log.resource[instance])
            let waiting = ledger.untilBegun(instance)
            handOffs[slot].count += 1
            handOffs[slot].waiting += waiting
            if ledger.path.isOnPath[instance] {
                handOffs[slot].onPath += 1
                handOffs[slot].waitingOnPath += waiting
            }
        }
    }

    private mutating func slot(_ from: Int32, _ to: Int32) -> Int {
        let slot = codes.code(of: Int(from), Int(to))
        if slot == handOffs.count { handOffs.append(HandOffMatrix.HandOff(from: from, to: to)) }
        return slot
    }

    mutating func add(_ other: HandOffCounts) {
        for handOff in other.handOffs {
            let slot = slot(handOff.from, handOff.to)
            handOffs[slot].count += handOff.count
            handOffs[slot].waiting += handOff.waiting
            handOffs[slot].onPath += handOff.onPath
            handOffs[slot].waitingOnPath += handOff.waitingOnPath
        }
    }
}
