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
        let most = log.firstInstance[orders.upperBound] - log.firstInstance[orders.lowerBound] + orders.count
        withUnsafeTemporaryAllocation(of: WorkOfQueue.self, capacity: most) { answers in
            queuedWaits(of: orders).lookUp(pieces, onDuty: queues.onDuty, answers)
            var nearDuty = [Int](repeating: 0, count: roster.onDuty.count)
            var next = 0
            forEachWait(of: orders) { stretch, queue, span in
                guard queue != nil else { return book.add(stretch, .undetermined(stretch)) }
                var work = WorkOfQueue()
                if span.from < span.to {
                    work = answers[next]
                    next &+= 1
                }
                book.add(stretch, parts(of: stretch, span, work, &nearDuty))
            }
        }
    }

    /// The waits in queues, numbered in order of instance and time.
    private func queuedWaits(of orders: Range<Int>) -> QueuedWaits {
        var waits: [QueuedWait] = []
        waits.reserveCapacity(log.firstInstance[orders.upperBound] - log.firstInstance[orders.lowerBound])
        forEachWait(of: orders) { _, queue, span in
            guard let queue, span.from < span.to else { return }
            let number = Int32(truncatingIfNeeded: waits.count)
            waits.append(QueuedWait(span: span, queue: Int32(truncatingIfNeeded: queue), number: number))
        }
        return QueuedWaits(waits, queueCount: pieces.count)
    }

    /// Calls `body` with each stretch of waiting, the queue, which is nil where nobody is named, and the part of the
    /// stretch that was spent in it, which may be empty.
    @inline(__always)
    private func forEachWait(of orders: Range<Int>, _ body: (WaitingStretch, Int?, WaitingSpan) -> Void) {
        WaitingStretches(log: log, enablement: enablement, path: path).forEach(of: orders) { stretch in
            body(stretch, queues.queue(of: stretch.instance, in: log), spanInQueue(stretch))
        }
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
