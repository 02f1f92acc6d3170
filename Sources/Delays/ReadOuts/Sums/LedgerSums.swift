import EventLogs
import Statistics

/// What the orders of a range add to the read-outs of a ledger, from one walk over their instances.
///
/// All of it but ``varianceShares`` is integers, so that the sums of ranges, merged, are the sums of the whole whatever the
/// ranges. Sums of doubles keep their bits only if they are added in one order: ranges are to be cut by the log alone,
/// and merged in turn.
struct LedgerSums: Sendable {
    private(set) var stages: StageSums
    private(set) var resources: ResourceSums
    private(set) var weeks: WeekSums
    private(set) var handOffs = HandOffSums()
    private(set) var causes = CauseSums()
    private(set) var beforeFirstTouch = CauseSums()
    /// How much of the variance of lead times each cell of ``StageSums`` carries.
    private(set) var varianceShares: VarianceShares
    /// At least as large as every other sum of durations: with these two, none overflows. ``DurationSums`` has looked already.
    private var allLeadTimes: Microseconds = 0
    private var allTimes: Microseconds = 0
    /// The orders with the longest lead times.
    private(set) var slowest: LargestFew
    /// The instances that lost most to prioritization.
    private(set) var mostOvertaken: LargestFew

    /// - Parameters:
    ///   - lateness: of each order; empty if nothing is known of any.
    ///   - meanLeadTime: of all orders that have instances, in microseconds.
    ///   - slowest: how many of the slowest orders are wanted.
    ///   - mostOvertaken: how many of the instances that lost most to prioritization are wanted.
    /// - Complexity: O(instances in `orders`).
    init(
        _ ledger: DelayLedger,
        orders: Range<Int>,
        lateness: [Lateness],
        meanLeadTime: Double,
        slowest: Int,
        mostOvertaken: Int
    ) {
        stages = StageSums(activityCount: ledger.log.activities.count)
        resources = ResourceSums(resourceCount: ledger.log.resources.count)
        weeks = WeekSums(zone: ledger.log.zone)
        varianceShares = VarianceShares(
            mean: meanLeadTime,
            parts: StageSums.cellCount(ledger.log.activities.count)
        )
        self.slowest = LargestFew(most: slowest)
        self.mostOvertaken = LargestFew(most: mostOvertaken, least: 1)
        var nextPart = 0
        if let first = orders.first, !ledger.waiting.isEmpty,
            ledger.log.firstInstance[first] < ledger.log.instanceCount
        {
            nextPart = ledger.waiting.firstPart(of: ledger.log.firstInstance[first])
        }
        // Out of self, so that they may be changed while it is.
        var (stages, resources) = (self.stages, self.resources)
        stages.change { stages in
            resources.change { resources in
                for order in orders where ledger.path.lastInstance[order] >= 0 {
                    add(
                        ledger,
                        order,
                        lateness.isEmpty ? .unknown : lateness[order],
                        stages,
                        resources,
                        &nextPart
                    )
                }
            }
        }
        stages.add(to: &varianceShares)
        (self.stages, self.resources) = (stages, resources)
    }

    mutating func merge(_ other: LedgerSums) {
        stages.merge(other.stages)
        resources.merge(other.resources)
        weeks.merge(other.weeks)
        handOffs.merge(other.handOffs)
        causes.merge(other.causes)
        beforeFirstTouch.merge(other.beforeFirstTouch)
        varianceShares.merge(other.varianceShares)
        allLeadTimes += other.allLeadTimes
        allTimes += other.allTimes
        slowest.merge(other.slowest)
        mostOvertaken.merge(other.mostOvertaken)
    }

    /// An order that has instances.
    ///
    /// Most instances have an entry or two besides their work, so each is added by itself where it belongs: nine lanes at
    /// a time would be read before what was written to one of them has arrived.
    /// - Parameter nextPart: where the parts of its waiting are stored.
    @inline(__always)
    private mutating func add(
        _ ledger: DelayLedger,
        _ order: Int,
        _ lateness: Lateness,
        _ stages: UnsafeMutableBufferPointer<StageSums.Sum>,
        _ resources: UnsafeMutableBufferPointer<ResourceSums.Sum>,
        _ nextPart: inout Int
    ) {
        let log = ledger.log
        let hasWaiting = !ledger.waiting.isEmpty
        let leadTime = ledger.leadTime(ofOrder: order)
        let deviation = varianceShares.observe(Double(leadTime))
        var ofOrder = PerCause()
        for instance in log.instances(ofOrder: order) {
            let isRoot = ledger.predecessor(of: instance) == nil
            let isOnPath = ledger.path.isOnPath[instance]
            let isElapsed = ledger.isElapsed(instance)
            let isRework = ledger.isRework[instance]
            let stage = StageSums.stage(log.activity[instance], rework: isRework)
            let resource = Int(log.resource[instance]) &+ 1
            var entries: UInt16 = 0
            @inline(__always) func enter(_ duration: Microseconds, _ lane: Int) {
                stages[stage].add(duration, lane: lane, lateness, deviation, isRework: isRework)
                resources[resource].add(duration, lane: lane)
                ofOrder.add(duration, lane: lane)
                entries |= 1 &<< UInt16(truncatingIfNeeded: lane)
            }
            var waited: Microseconds = 0
            if hasWaiting {
                ledger.waiting.forEachPart(of: instance, at: &nextPart) { index, part in
                    waited &+= part
                    // No branch that nobody can foresee: hardly any are among the most overtaken.
                    mostOvertaken.insert(index == PerCause.lane(.prioritization) ? part : .min, instance)
                    if isOnPath { enter(part, index) }
                }
            }
            let spent =
                log.end[instance] - (isElapsed ? ledger.enablement.enabled[instance] : log.start[instance])
            if !isRoot { allTimes += waited + spent }
            guard isOnPath else { continue }
            // Instances count as having been worked on even if that took no time.
            enter(spent, PerCause.lane(isElapsed ? .elapsed : .processing))
            if isRoot, !isElapsed {
                let untouched = ledger.firstTouch[order].total
                if untouched > 0 { enter(untouched, PerCause.lane(.firstTouch)) }
            } else if !isElapsed {
                handOffs.add(ledger.isHandOff(instance), waited)
            }
            if isRework { stages[stage].countRework(entries, order) }
            resources[resource].count()
        }
        if !ledger.firstTouch.isEmpty { beforeFirstTouch.add(PerCause(ledger.firstTouch[order])) }
        causes.add(ofOrder)
        allLeadTimes += leadTime
        slowest.insert(leadTime, order)
        weeks.add(ofOrder, completion: ledger.enablement.arrival[order] + leadTime, leadTime, lateness)
    }
}
