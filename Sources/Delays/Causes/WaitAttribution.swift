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

    /// Books the waits of some orders.
    ///
    /// They are looked up queue by queue: so a queue's columns are held once for all of its waits, and instances of a
    /// log follow one another roughly in time, so that where one wait was found is where the next is looked for.
    /// - Complexity: O(*n* log *d*) for *n* waits that are *d* pieces of work apart, and their pieces of work.
    func book(_ orders: Range<Int>, in book: inout WaitBook) {
        var waits = waits(of: orders)
        QueuedWaits.forEachQueue(of: &waits, queueCount: pieces.count) { queue, waits in
            waits.lookUp(pieces[queue], onDuty: queues.onDuty[queue])
        }
        var nearDuty = [Int](repeating: 0, count: roster.onDuty.count)
        for wait in waits { book.add(wait.stretch, parts(of: wait, &nearDuty)) }
    }

    private func waits(of orders: Range<Int>) -> [QueuedWait] {
        var waits: [QueuedWait] = []
        waits.reserveCapacity(log.firstInstance[orders.upperBound] - log.firstInstance[orders.lowerBound])
        WaitingStretches(log: log, enablement: enablement, path: path).forEach(of: orders) { stretch in
            if let queue = queues.queue(of: stretch.instance, in: log) {
                waits.append(QueuedWait(stretch, inQueue: spanInQueue(stretch), queue: Int32(queue)))
            } else {
                waits.append(QueuedWait(undetermined: stretch))
            }
        }
        return waits
    }

    @inline(__always)
    private func spanInQueue(_ stretch: WaitingStretch) -> WaitingSpan {
        let ready = ready[stretch.instance]
        let from = min(max(stretch.from, ready), stretch.to)
        let to = min(max(from, policies.begun(stretch.instance) ?? stretch.to), stretch.to)
        return WaitingSpan(from: from, to: to, ready: ready)
    }

    /// - Parameter nearDuty: for each resource where its duty was looked at last.
    @inline(__always)
    private func parts(of wait: QueuedWait, _ nearDuty: inout [Int]) -> WaitingParts {
        let (stretch, span) = (wait.stretch, wait.inQueue)
        guard wait.queue >= 0 else { return .undetermined(stretch) }
        let heldBack = span.from - stretch.from
        var parts = WaitingParts.zero
        parts.unavailability = span.to - span.from - wait.present
        parts.prioritization = wait.worked.overtaking
        parts.contention = wait.worked.total - wait.worked.overtaking
        let free = wait.present - wait.worked.total
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
