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

    /// The waits of some instances, in order of instance and time.
    ///
    /// Instances of a log follow one another roughly in time, in each queue: where each set was looked at last is where
    /// it is looked at next.
    func waits(of instances: Range<Int>) -> [(WaitingStretch, WaitingParts)] {
        var waits: [(WaitingStretch, WaitingParts)] = []
        waits.reserveCapacity(instances.count)
        var long = LongWaits(queueCount: pieces.count)
        var near = Near(queues: pieces.count, resources: roster.onDuty.count)
        WaitingStretches(log: log, enablement: enablement, path: path).forEach(of: instances) { stretch in
            guard let queue = queues.queue(of: stretch.instance, in: log) else {
                return waits.append((stretch, .undetermined(stretch)))
            }
            let span = spanInQueue(stretch)
            var worked = WorkedDuring()
            if span.from < span.to {
                let range = pieces[queue].pieces(during: span, near: &near.piece[queue])
                if range.count <= BusyPieces.mostScanned {
                    worked = pieces[queue].worked(during: span, pieces: range)
                } else {
                    long.add(span, range, queue: queue, wait: waits.count)
                }
            }
            waits.append((stretch, parts(of: stretch, span: span, worked: worked, queue, &near)))
        }
        long.forEachWorked(in: pieces) { wait, worked in
            waits[wait].1.prioritization += worked.overtaking
            waits[wait].1.contention += worked.total - worked.overtaking
            waits[wait].1.unexplained -= worked.total
        }
        return waits
    }

    /// Places to search from.
    private struct Near {
        var piece: [Int]
        var queueDuty: [Int]
        var ownDuty: [Int]

        init(queues: Int, resources: Int) {
            piece = Array(repeating: 0, count: queues)
            queueDuty = piece
            ownDuty = Array(repeating: 0, count: resources)
        }
    }

    @inline(__always)
    private func spanInQueue(_ stretch: WaitingStretch) -> WaitingSpan {
        let ready = ready[stretch.instance]
        let from = min(max(stretch.from, ready), stretch.to)
        let to = min(max(from, policies.begun(stretch.instance) ?? stretch.to), stretch.to)
        return WaitingSpan(from: from, to: to, ready: ready)
    }

    @inline(__always)
    private func parts(
        of stretch: WaitingStretch,
        span: WaitingSpan,
        worked: WorkedDuring,
        _ queue: Int,
        _ near: inout Near
    ) -> WaitingParts {
        let heldBack = span.from - stretch.from
        var parts = WaitingParts.zero
        if span.from < span.to {
            let present = queues.onDuty[queue]
                .duration(from: span.from, to: span.to, near: &near.queueDuty[queue])
            parts.unavailability = span.to - span.from - present
        }
        parts.prioritization = worked.overtaking
        parts.contention = worked.total - worked.overtaking
        let free = span.to - span.from - parts.unavailability - worked.total
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
                .duration(from: span.to, to: stretch.to, near: &near.ownDuty[resource])
            parts.contention += present
            parts.unavailability += stretch.to - span.to - present
        }
        return parts
    }
}

/// Waits of so many pieces that they are looked up all together, queue by queue.
private struct LongWaits {
    private var spans: [[WaitingSpan]]
    private var waits: [[Int]]
    private var ranges: [Range<Int>?]

    init(queueCount: Int) {
        spans = Array(repeating: [], count: queueCount)
        waits = Array(repeating: [], count: queueCount)
        ranges = Array(repeating: nil, count: queueCount)
    }

    /// - Parameters:
    ///   - pieces: those of the span.
    ///   - wait: its number.
    mutating func add(_ span: WaitingSpan, _ pieces: Range<Int>, queue: Int, wait: Int) {
        spans[queue].append(span)
        waits[queue].append(wait)
        let known = ranges[queue] ?? pieces
        ranges[queue] =
            min(known.lowerBound, pieces.lowerBound)..<max(known.upperBound, pieces.upperBound)
    }

    func forEachWorked(in pieces: [BusyPieces], _ body: (Int, WorkedDuring) -> Void) {
        for (queue, range) in ranges.enumerated() {
            guard let range else { continue }
            let part = pieces[queue][range.lowerBound..<min(range.upperBound + 1, pieces[queue].count)]
            for (wait, worked) in zip(waits[queue], part.workedDuring(spans[queue])) { body(wait, worked) }
        }
    }
}
