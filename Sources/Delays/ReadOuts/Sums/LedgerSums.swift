import EventLogs

/// What the orders of a range add to the read-outs of a ledger, from one walk over their instances.
///
/// All of it is integers, so that the sums of ranges, merged, are the sums of the whole whatever the ranges.
struct LedgerSums: Sendable {
    private(set) var stages: StageSums
    private(set) var resources: ResourceSums
    private(set) var weeks: WeekSums
    private(set) var handOffs = HandOffSums()
    private(set) var causes = CauseSums()
    private(set) var beforeFirstTouch = CauseSums()
    private(set) var span = LogSpan()
    /// At least as large as every other sum of durations: with these two, none overflows.
    private var allLeadTimes: Microseconds = 0
    private var allTimes: Microseconds = 0
    /// The orders with the longest lead times.
    private(set) var slowest: LargestFew
    /// The instances that lost most to prioritization.
    private(set) var mostOvertaken: LargestFew

    /// - Parameters:
    ///   - lateness: of each order; empty if nothing is known of any.
    ///   - slowest: how many of the slowest orders are wanted.
    ///   - mostOvertaken: how many of the instances that lost most to prioritization are wanted.
    /// - Complexity: O(instances in `orders`).
    init(
        _ ledger: DelayLedger,
        orders: Range<Int>,
        lateness: [Lateness],
        slowest: Int,
        mostOvertaken: Int
    ) {
        stages = StageSums(activityCount: ledger.log.activities.count)
        resources = ResourceSums(resourceCount: ledger.log.resources.count)
        weeks = WeekSums(zone: ledger.log.zone)
        self.slowest = LargestFew(most: slowest)
        self.mostOvertaken = LargestFew(most: mostOvertaken, least: 1)
        var nextPart = 0
        if let first = orders.first, !ledger.waiting.isEmpty,
            ledger.log.firstInstance[first] < ledger.log.instanceCount
        {
            nextPart = ledger.waiting.firstPart(of: ledger.log.firstInstance[first])
        }
        for order in orders {
            guard ledger.path.lastInstance[order] >= 0 else { continue }
            add(ledger, order, lateness.isEmpty ? .unknown : lateness[order], &nextPart)
        }
    }

    mutating func merge(_ other: LedgerSums) {
        stages.merge(other.stages)
        resources.merge(other.resources)
        weeks.merge(other.weeks)
        handOffs.merge(other.handOffs)
        causes.merge(other.causes)
        beforeFirstTouch.merge(other.beforeFirstTouch)
        span.merge(other.span)
        allLeadTimes += other.allLeadTimes
        allTimes += other.allTimes
        slowest.merge(other.slowest)
        mostOvertaken.merge(other.mostOvertaken)
    }

    /// An order that has instances.
    /// - Parameter nextPart: where the parts of its waiting are stored.
    @inline(__always)
    private mutating func add(
        _ ledger: DelayLedger,
        _ order: Int,
        _ lateness: Lateness,
        _ nextPart: inout Int
    ) {
        let log = ledger.log
        var ofOrder = PerCause()
        for instance in log.instances(ofOrder: order) {
            span.add(log, instance)
            let isRoot = ledger.enablement.predecessor[instance] == Enablement.byArrival
            let isOnPath = ledger.path.isOnPath[instance]
            let isElapsed = ledger.isElapsed(instance)
            let spent =
                log.end[instance] - (isElapsed ? ledger.enablement.enabled[instance] : log.start[instance])
            var waiting = PerCause()
            if !ledger.waiting.isEmpty {
                ledger.waiting.forEachPart(of: instance, at: &nextPart) { waiting.setWaiting($0, $1) }
            }
            let waited = waiting.total
            let times = PerCause(
                waiting: waiting,
                processing: isElapsed ? 0 : spent,
                elapsed: isElapsed ? spent : 0,
                firstTouch: isRoot && isOnPath && !isElapsed ? ledger.firstTouch[order].total : 0
            )
            mostOvertaken.insert(waiting[.prioritization], instance)
            if !isRoot { allTimes += waited + spent }
            guard isOnPath else { continue }
            if !isRoot, !isElapsed { handOffs.add(ledger.isHandOff(instance), waited) }
            // Instances count as having been worked on even if that took no time.
            let causes = PerCause(
                processing: isElapsed ? 0 : 1,
                elapsed: isElapsed ? 1 : 0
            ).union(times.marks)
            let isRework = ledger.isRework[instance]
            let stage = StageSums.stage(log.activity[instance], rework: isRework)
            stages.add(times, causes, stage: stage, isRework: isRework, order, lateness)
            resources.add(times, log.resource[instance])
            ofOrder += times
        }
        if !ledger.firstTouch.isEmpty { beforeFirstTouch.add(PerCause(ledger.firstTouch[order])) }
        causes.add(ofOrder)
        let leadTime = ledger.leadTime(ofOrder: order)
        allLeadTimes += leadTime
        slowest.insert(leadTime, order)
        weeks.add(ofOrder, completion: ledger.enablement.arrival[order] + leadTime, leadTime, lateness)
    }
}
