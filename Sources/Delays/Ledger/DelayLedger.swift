import EventLogs
import Parallelism
import WorkCalendars

/// Every hour of every order, booked to one stage and one cause.
///
/// For each order, the processing and waiting along its critical path tile the time from its arrival to its completion;
/// each tile is split by cause, so that the parts of an order add up to its lead time exactly, in microseconds.
public struct DelayLedger: Sendable {
    public internal(set) var log: EventLog
    public let oracle: ConcurrencyOracle
    public let enablement: Enablement
    public let path: CriticalPath
    /// The duty that the causes were judged by.
    public let roster: DutyRoster
    /// Waiting after the order's first touch, for each instance, on the critical path or not.
    public let waiting: WaitingColumn
    /// Waiting before the order's first touch, for each order.
    public let firstTouch: WaitingColumn
    /// Whether the activity had already happened in this order.
    public let isRework: [Bool]
    /// The duty with overtime.
    public let duty: DutyRoster
    let queues: WorkQueues?
    /// What each queue that anything waited in worked on.
    let pieces: [BusyPieces]
    let ready: Readiness
    public let batchPolicies: BatchPolicies?

    /// Books the log.
    /// - Parameter work: that of the log, where it is at hand.
    /// - Complexity: O(n log n) in the instances.
    public init(
        log: EventLog,
        roster: DutyRoster,
        work: ResourceWork? = nil,
        thresholds: ConcurrencyOracle.Thresholds = .init()
    ) {
        let oracle = ConcurrencyOracle(log: log, thresholds: thresholds)
        let enablement = Enablement(log: log, oracle: oracle)
        let path = CriticalPath(log: log, enablement: enablement)
        self.log = log
        self.oracle = oracle
        self.enablement = enablement
        self.path = path
        self.roster = roster
        isRework = DelayLedger.rework(log)
        // Without starts there is no line between waiting and processing: both are booked as elapsed. Without times of
        // day there is one, but nothing to tell causes by.
        let hasStarts = log.startSource.contains { $0 != .absent }
        if hasStarts, !log.hasDatesOnly {
            let causes = WaitingCauses(
                log: log,
                work: work ?? ResourceWork(log: log),
                enablement: enablement,
                path: path,
                roster: roster
            )
            waiting = causes.after
            firstTouch = causes.before
            duty = causes.roster
            queues = causes.queues
            pieces = causes.pieces
            ready = causes.ready
            batchPolicies = causes.policies
        } else {
            let waits = WaitsByTouch(undeterminedIn: log, enablement: enablement, path: path)
            waiting = hasStarts ? waits.after : WaitingColumn([])
            firstTouch = hasStarts ? waits.before : WaitingColumn([])
            duty = roster
            queues = nil
            pieces = []
            ready = Readiness(enabled: enablement.enabled)
            batchPolicies = nil
        }
    }

    /// From arrival to the end of the last activity.
    public func leadTime(ofOrder order: Int) -> Microseconds {
        let last = path.lastInstance[order]
        return last < 0 ? 0 : log.end[Int(last)] - enablement.arrival[order]
    }

    /// The instance that an instance took over from; nil where the order's arrival enabled it.
    @inline(__always)
    func predecessor(of instance: Int) -> Int? { enablement.predecessor(of: instance) }

    /// Whether the instance's start is unknown, so that waiting and work cannot be told apart.
    @inline(__always)
    func isElapsed(_ instance: Int) -> Bool { log.startSource[instance] == .absent }

    /// From when the instance's work could have begun to when it did, or to its end where the log does not say when it began.
    @inline(__always)
    func untilBegun(_ instance: Int) -> Microseconds {
        max(0, (isElapsed(instance) ? log.end : log.start)[instance] - enablement.enabled[instance])
    }

    /// Whether somebody else took the order over for this instance.
    public func isHandOff(_ instance: Int) -> Bool {
        guard let before = predecessor(of: instance) else { return false }
        let (from, to) = (log.resource[before], log.resource[instance])
        return from >= 0 && to >= 0 && from != to
    }

    /// Calls `body` with each entry of an order: instance, cause and duration, from the critical path's end to its
    /// start. The durations add up to the order's lead time.
    @inline(__always)
    public func forEachEntry(ofOrder order: Int, _ body: (Int, Cause, Microseconds) -> Void) {
        let last = path.lastInstance[order]
        guard last >= 0 else { return }
        var instance = Int(last)
        while true {
            if isElapsed(instance) {
                body(instance, .elapsed, log.end[instance] - enablement.enabled[instance])
            } else {
                body(instance, .processing, log.end[instance] - log.start[instance])
                waiting.forEachPart(of: instance) { body(instance, $0, $1) }
            }
            guard let before = predecessor(of: instance) else { break }
            instance = before
        }
        if !firstTouch.isEmpty, !isElapsed(instance) {
            let untouched = firstTouch[order].total
            if untouched != 0 { body(instance, .firstTouch, untouched) }
        }
    }

    /// - Complexity: O(instances), on all processors.
    static func rework(_ log: EventLog) -> [Bool] {
        let ranges = log.orderRanges(count: 4 * processorCount)
        return filledArray(log.instanceCount) { (isRework: UnsafeMutableBufferPointer<Bool>) in
            nonisolated(unsafe) let isRework = isRework
            concurrently(ranges.count) { part in
                var lastOrder = [Int](repeating: -1, count: log.activities.count)
                lastOrder.withUnsafeMutableBufferPointer { lastOrder in
                    for order in ranges[part] {
                        for instance in log.instances(ofOrder: order) {
                            let activity = Int(log.activity[instance])
                            isRework[instance] = lastOrder[activity] == order
                            lastOrder[activity] = order
                        }
                    }
                }
            }
        }
    }
}
