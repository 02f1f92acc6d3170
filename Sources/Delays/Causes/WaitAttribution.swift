import EventLogs
import WorkCalendars

/// Splits stretches of waiting by cause.
struct WaitAttribution: Sendable {
    let log: EventLog
    let enablement: Enablement
    let path: CriticalPath
    let ready: Readiness
    let queues: WorkQueues
    let policies: BatchPolicies
    let roster: DutyRoster
    /// Of each queue that anything waited in.
    let pieces: [BusyPieces]

    /// Books the waits of some orders: first it is looked up what the queues did during them.
    /// - Complexity: O(*n* log *d*) for *n* waits that are *d* pieces of work apart, and their pieces of work.
    func book(_ orders: Range<Int>, in book: inout WaitBook) {
        let stretches = WaitingStretches(log: log, enablement: enablement, path: path)
        let waits = queuedWaits(stretches, of: orders)
        withUnsafeTemporaryAllocation(of: WorkOfQueue.self, capacity: waits.count) { answers in
            answers.initialize(repeating: WorkOfQueue())
            QueuedWaits(waits, queueCount: pieces.count).lookUp(pieces, onDuty: queues.onDuty, answers)
            var nearDuty = [Int](repeating: 0, count: roster.onDuty.count)
            var next = 0
            stretches.forEach(of: orders) { stretch in
                let wait = waits[next]
                book.add(
                    stretch,
                    wait.queue < 0
                        ? .undetermined(stretch) : parts(of: stretch, wait.span, answers[next], &nearDuty)
                )
                next &+= 1
            }
        }
    }

    /// Each stretch of waiting, in order of instance and time.
    private func queuedWaits(_ stretches: WaitingStretches, of orders: Range<Int>) -> [QueuedWait] {
        var waits: [QueuedWait] = []
        waits.reserveCapacity(
            log.firstInstance[orders.upperBound] - log.firstInstance[orders.lowerBound] + orders.count
        )
        stretches.forEach(of: orders) { stretch in
            waits.append(
                QueuedWait(
                    span: spanInQueue(stretch),
                    queue: Int32(truncatingIfNeeded: queues.queue(of: stretch.instance, in: log) ?? -1),
                    number: Int32(truncatingIfNeeded: waits.count)
                )
            )
        }
        return waits
    }

    /// The part of a stretch that was spent in its queue, which may be empty.
    @inline(__always)
    private func spanInQueue(_ stretch: WaitingStretch) -> WaitingSpan {
        let ready = ready[stretch.instance]
        let from = min(max(stretch.from, ready), stretch.to)
        let to = min(max(from, policies.begun(stretch.instance) ?? stretch.to), stretch.to)
        return WaitingSpan(from: from, to: to, ready: ready)
    }

    /// - Parameter nearDuty: for each resource where its duty was looked at last.
    @inline(__always)
    private func parts(
        of stretch: WaitingStretch,
        _ span: WaitingSpan,
        _ work: WorkOfQueue,
        _ nearDuty: inout [Int]
    ) -> WaitingParts {
        let heldBack = span.from - stretch.from
        var parts = WaitingParts.zero
        parts.unavailability = span.to - span.from - work.present
        parts.prioritization = work.worked.overtaking
        parts.contention = work.worked.total - work.worked.overtaking
        let free = work.present - work.worked.total
        if policies.filled(stretch.instance) == nil {
            parts.unexplained = heldBack + free
        } else {
            parts.batching = heldBack
            parts.unexplained = free
        }
        // From its batch's beginning on the instance waits for the earlier members and for whoever does them.
        if span.to < stretch.to {
            let resource = Int(log.resource[stretch.instance])
            let present = roster.onDuty[resource]
                .duration(from: span.to, to: stretch.to, near: &nearDuty[resource])
            parts.contention += present
            parts.unavailability += stretch.to - span.to - present
        }
        return parts
    }
}
