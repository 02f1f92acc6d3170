import EventLogs
import Statistics

extension VarianceShares {
    /// How much of the variance of lead times each cell of ``StageSums`` carries.
    ///
    /// One pass over all orders in turn: sums of doubles keep their bits only if they are added in one order, from the end
    /// of each critical path to its start. An order's entries are listed before they are added, without a branch for each
    /// cause that there may be.
    /// - Parameter leadTimes: those of the orders that have instances.
    init(of ledger: DelayLedger, leadTimes: [Microseconds]) {
        let sum = leadTimes.reduce(0) { $0 + $1.hours }
        self.init(
            mean: leadTimes.isEmpty ? 0 : sum / Double(leadTimes.count),
            parts: StageSums.cellCount(ledger.log.activities.count)
        )
        let longest = (0..<ledger.log.orderCount).reduce(0) {
            max($0, ledger.log.instances(ofOrder: $1).count)
        }
        var shares = self
        withUnsafeTemporaryAllocation(of: Entry.self, capacity: longest * PerCause.count) { room in
            guard let base = room.baseAddress else { return }
            for order in 0..<ledger.log.orderCount where ledger.path.lastInstance[order] >= 0 {
                shares.observe(ledger.leadTime(ofOrder: order).hours)
                let entries = EntryList(of: ledger, order, in: base)
                var index = entries.count
                while index > 0 {
                    index &-= 1
                    shares.add(part: base[index].cell, value: base[index].duration.hours)
                }
            }
        }
        self = shares
    }
}

/// What an instance on a critical path took by one cause.
private struct Entry {
    let cell: Int
    let duration: Microseconds
}

/// The entries of an order, as ``DelayLedger/forEachEntry(ofOrder:_:)`` has them, without empty ones.
private struct EntryList {
    private let base: UnsafeMutablePointer<Entry>
    private(set) var count = 0

    /// - Parameter base: room for ``PerCause/count`` entries an instance.
    /// - Precondition: the order has instances.
    @inline(__always)
    init(of ledger: DelayLedger, _ order: Int, in base: UnsafeMutablePointer<Entry>) {
        self.base = base
        let log = ledger.log
        for instance in log.instances(ofOrder: order) where ledger.path.isOnPath[instance] {
            let stage = StageSums.stage(log.activity[instance], rework: ledger.isRework[instance])
            if ledger.isElapsed(instance) {
                append(stage, .elapsed, log.end[instance] - ledger.enablement.enabled[instance])
                continue
            }
            append(stage, .processing, log.end[instance] - log.start[instance])
            ledger.waiting.forEachPart(of: instance) { append(stage, $0, $1) }
            if ledger.predecessor(of: instance) == nil {
                append(stage, .firstTouch, ledger.firstTouch[order].total)
            }
        }
    }

    @inline(__always)
    private mutating func append(_ stage: Int, _ cause: Cause, _ duration: Microseconds) {
        base[count] = Entry(cell: StageSums.cell(stage, cause), duration: duration)
        count &+= duration == 0 ? 0 : 1
    }
}
