import EventLogs

/// What the orders of a range add to the read-outs of a ledger, from one walk over their instances.
///
/// All of it is integers, so that the sums of ranges, merged, are the sums of the whole whatever the ranges.
struct LedgerSums: Sendable {
    private(set) var stages: StageSums
    private(set) var resources: ResourceSums
    private(set) var weeks: WeekSums
    private(set) var transitions = TransitionSums()
    private(set) var handOffs = HandOffSums()
    private(set) var causes = CauseSums()
    private(set) var beforeFirstTouch = CauseSums()
    private(set) var span = LogSpan()
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
        self.mostOvertaken = LargestFew(most: mostOvertaken)
        for order in orders {
            guard ledger.path.lastInstance[order] >= 0 else { continue }
            add(ledger, order, lateness.isEmpty ? .unknown : lateness[order])
        }
    }

    mutating func merge(_ other: LedgerSums) {
        stages.merge(other.stages)
        resources.merge(other.resources)
        weeks.merge(other.weeks)
        transitions.merge(other.transitions)
        handOffs.merge(other.handOffs)
        causes.merge(other.causes)
        beforeFirstTouch.merge(other.beforeFirstTouch)
        span.merge(other.span)
        slowest.merge(other.slowest)
        mostOvertaken.merge(other.mostOvertaken)
    }

    /// An order that has instances.
    @inline(__always)
    private mutating func add(_ ledger: DelayLedger, _ order: Int, _ lateness: Lateness) {
        var ofOrder = CauseTimes()
        for instance in ledger.log.instances(ofOrder: order) {
            span.add(ledger.log, instance)
            let wait = ledger.wait(of: instance)
            addTransition(ledger, instance, wait)
            if wait.parts.prioritization > 0 { mostOvertaken.insert(wait.parts.prioritization, instance) }
            guard ledger.path.isOnPath[instance] else { continue }
            let visit = Visit(ledger, instance, order, lateness)
            resources.addInstance(visit.resource)
            if wait.isElapsed {
                book(wait.elapsed, .elapsed, visit, &ofOrder)
                continue
            }
            book(ledger.log.end[instance] - ledger.log.start[instance], .processing, visit, &ofOrder)
            wait.parts.forEachPart { book($1, $0, visit, &ofOrder) }
            if ledger.predecessor(of: instance) == nil {
                let untouched = ledger.firstTouch[order].total
                if untouched != 0 { book(untouched, .firstTouch, visit, &ofOrder) }
            } else {
                handOffs.add(ledger.isHandOff(instance), wait.parts.total)
            }
        }
        if !ledger.firstTouch.isEmpty { beforeFirstTouch.add(CauseTimes(ledger.firstTouch[order])) }
        causes.add(ofOrder)
        let leadTime = ledger.leadTime(ofOrder: order)
        slowest.insert(leadTime, order)
        weeks.add(ofOrder, completion: ledger.enablement.arrival[order] + leadTime, leadTime, lateness)
    }

    /// An instance on the critical path of its order, as the sums see it.
    private struct Visit {
        let stage: Int
        let resource: Int
        let order: Int
        let lateness: Lateness

        @inline(__always)
        init(_ ledger: DelayLedger, _ instance: Int, _ order: Int, _ lateness: Lateness) {
            stage = StageSums.stage(ledger.log.activity[instance], rework: ledger.isRework[instance])
            resource = Int(ledger.log.resource[instance])
            self.order = order
            self.lateness = lateness
        }
    }

    @inline(__always)
    private mutating func book(
        _ duration: Microseconds,
        _ cause: Cause,
        _ visit: Visit,
        _ ofOrder: inout CauseTimes
    ) {
        stages.add(duration, cause, stage: visit.stage, visit.order, visit.lateness)
        resources.add(duration, cause, visit.resource)
        ofOrder[cause] += duration
    }

    @inline(__always)
    private mutating func addTransition(_ ledger: DelayLedger, _ instance: Int, _ wait: InstanceWait) {
        let before = Int(ledger.enablement.predecessor[instance])
        guard before >= 0 else { return }
        let log = ledger.log
        let resourceCount = log.resources.count
        transitions.add(
            wait,
            from: TransitionSums.worker(log.activity[before], log.resource[before], resourceCount),
            to: TransitionSums.worker(log.activity[instance], log.resource[instance], resourceCount)
        )
    }
}
