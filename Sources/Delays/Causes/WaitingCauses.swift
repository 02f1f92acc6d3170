import EventLogs
import Parallelism
import WorkCalendars

/// The causes of each instance's waiting.
///
/// In this order, and what one takes the next no longer sees: waiting for a batch to fill; waiting for something
/// outside the desk, up to when the order became ready (``Readiness``); then, up to its start, nobody on duty
/// (unavailability), work on what became ready later (prioritization) or earlier (contention). What is left is free
/// time in short pauses: unexplained. Without a resource the data cannot decide.
struct WaitingCauses: Sendable {
    let waits: WaitsByTouch
    let ready: [Microseconds]
    let queues: WorkQueues
    let policies: BatchPolicies
    /// The duty with overtime.
    let roster: DutyRoster

    init(log: EventLog, enablement: Enablement, path: CriticalPath, roster: DutyRoster) {
        let work = ResourceWork(log: log)
        let fullRoster = roster.includingOvertime(work: work)
        let enabled = enablement.enabled
        let ownEnabled = work.arranged(enabled)
        let loads = WorkLoad.all(work, ownEnabled: ownEnabled)
        let teams = Teams(log: log)
        let policies = BatchPolicies(
            log: log,
            work: work,
            loads: loads,
            roster: fullRoster,
            teams: teams,
            enabled: enabled,
            ownEnabled: ownEnabled
        )
        let queues = WorkQueues(
            log: log,
            work: work,
            teams: teams,
            roster: fullRoster,
            loads: loads,
            enabled: enabled
        )
        let readiness = Readiness(log: log, enabled: enabled, queues: queues, policies: policies)
        ready = readiness.ready
        self.queues = queues
        self.policies = policies
        self.roster = fullRoster
        let attribution = Attribution(
            log: log,
            ready: readiness.ready,
            queues: queues,
            policies: policies,
            roster: fullRoster
        )
        var waits = WaitsByTouch(log)
        let stretches = WaitingStretch.all(log: log, enablement: enablement, path: path)
        attribution.attribute(stretches, work: work) { waits.book($1, on: $0, log) }
        self.waits = waits
    }
}

/// What was waited, before and after the first touch of each order.
struct WaitsByTouch: Sendable {
    /// Waiting after the order's first touch, for each instance.
    var after: [WaitingParts]
    /// Waiting before the order's first touch, for the instance at the root of each order's critical path.
    var before: [WaitingParts]

    init(_ log: EventLog) {
        after = Array(repeating: .zero, count: log.instanceCount)
        before = Array(repeating: .zero, count: log.orderCount)
    }

    /// All waiting, where the data cannot decide on any cause.
    init(undeterminedIn log: EventLog, enablement: Enablement, path: CriticalPath) {
        self.init(log)
        for stretch in WaitingStretch.all(log: log, enablement: enablement, path: path) {
            book(.undetermined(stretch), on: stretch, log)
        }
    }

    func afterColumn(_ log: EventLog, _ enablement: Enablement) -> WaitingColumn {
        var rows = WaitingColumn.Rows(capacity: after.count)
        for (instance, parts) in after.enumerated() {
            rows.append(parts, ofWait: log.start[instance] - enablement.enabled[instance])
        }
        return WaitingColumn([rows], from: enablement.enabled, to: log.start)
    }

    var beforeColumn: WaitingColumn {
        var rows = WaitingColumn.Rows(capacity: before.count)
        for parts in before { rows.append(parts) }
        return WaitingColumn([rows])
    }

    fileprivate mutating func book(_ parts: WaitingParts, on stretch: WaitingStretch, _ log: EventLog) {
        if stretch.isBeforeFirstTouch {
            before[log.order(ofInstance: Int(stretch.instance))] = parts
        } else {
            after[Int(stretch.instance)] = parts
        }
    }
}

extension WaitingParts {
    fileprivate static func undetermined(_ stretch: WaitingStretch) -> WaitingParts {
        var parts = WaitingParts.zero
        parts.undetermined = stretch.to - stretch.from
        return parts
    }
}

/// A stretch of waiting of one instance.
struct WaitingStretch: Sendable {
    let instance: Int32
    let from: Microseconds
    let to: Microseconds
    let isBeforeFirstTouch: Bool

    static func all(log: EventLog, enablement: Enablement, path: CriticalPath) -> [WaitingStretch] {
        var stretches: [WaitingStretch] = []
        for order in 0..<log.orderCount {
            let range = log.instances(ofOrder: order)
            guard let first = range.first else { continue }
            let firstStart = log.start[first]
            for instance in range where log.startSource[instance] != .absent {
                var from = enablement.enabled[instance]
                let to = log.start[instance]
                if enablement.predecessor[instance] == Enablement.byArrival, from < firstStart {
                    if path.isOnPath[instance] {
                        stretches.append(
                            WaitingStretch(
                                instance: Int32(instance),
                                from: from,
                                to: firstStart,
                                isBeforeFirstTouch: true
                            )
                        )
                    }
                    from = firstStart
                }
                if from < to {
                    stretches.append(
                        WaitingStretch(
                            instance: Int32(instance),
                            from: from,
                            to: to,
                            isBeforeFirstTouch: false
                        )
                    )
                }
            }
        }
        return stretches
    }
}

/// Splits stretches of waiting by cause, queue by queue.
private struct Attribution: Sendable {
    let log: EventLog
    let ready: [Microseconds]
    let queues: WorkQueues
    let policies: BatchPolicies
    let roster: DutyRoster

    func attribute(
        _ stretches: [WaitingStretch],
        work: ResourceWork,
        _ book: (WaitingStretch, WaitingParts) -> Void
    ) {
        var byQueue = [[Int32]](repeating: [], count: queues.members.count)
        for (index, stretch) in stretches.enumerated() {
            let queue = queues.queue[Int(stretch.instance)]
            if queue >= 0 {
                byQueue[Int(queue)].append(Int32(index))
            } else {
                book(stretch, .undetermined(stretch))
            }
        }
        let split = concurrentMap(byQueue.count) { [byQueue] queue in
            parts(of: byQueue[queue].map { stretches[Int($0)] }, queue: queue, work)
        }
        for (numbers, parts) in zip(byQueue, split) {
            for (number, part) in zip(numbers, parts) { book(stretches[Int(number)], part) }
        }
    }

    /// The causes of stretches that waited in one queue.
    private func parts(of stretches: [WaitingStretch], queue: Int, _ work: ResourceWork) -> [WaitingParts] {
        if stretches.isEmpty { return [] }
        let spans = stretches.map(spanInQueue)
        let worked = queues.pieces(queue, work, log, ready: ready).workedDuring(spans)
        return stretches.indices.map {
            parts(of: stretches[$0], span: spans[$0], worked: worked[$0], onDuty: queues.onDuty[queue])
        }
    }

    private func spanInQueue(_ stretch: WaitingStretch) -> WaitingSpan {
        let instance = Int(stretch.instance)
        let from = min(max(stretch.from, ready[instance]), stretch.to)
        let to = min(max(from, policies.begun(instance) ?? stretch.to), stretch.to)
        return WaitingSpan(from: from, to: to, ready: ready[instance])
    }

    private func parts(
        of stretch: WaitingStretch,
        span: WaitingSpan,
        worked: (total: Microseconds, overtaking: Microseconds),
        onDuty: IntervalSet
    ) -> WaitingParts {
        let instance = Int(stretch.instance)
        let heldBack = span.from - stretch.from
        var parts = WaitingParts.zero
        parts.unavailability = span.to - span.from - onDuty.duration(from: span.from, to: span.to)
        parts.prioritization = worked.overtaking
        parts.contention = worked.total - worked.overtaking
        let free = span.to - span.from - parts.unavailability - worked.total
        if policies.filled(instance) == nil {
            parts.unexplained = heldBack + free
        } else {
            parts.batching = heldBack
            parts.unexplained = free
        }
        // From its batch's beginning on the instance waits for the earlier members and for whoever does them.
        if span.to < stretch.to {
            let present = roster.onDuty[Int(log.resource[instance])].duration(from: span.to, to: stretch.to)
            parts.contention += present
            parts.unavailability += stretch.to - span.to - present
        }
        return parts
    }
}
