import EventLogs
import Parallelism

/// A stretch of waiting of one instance.
struct WaitingStretch: Sendable {
    let instance: Int
    let order: Int
    let from: Microseconds
    let to: Microseconds
    let isBeforeFirstTouch: Bool
}

/// The stretches of waiting in a log: from each instance's enablement to its start; that of the instance at the root of
/// an order's critical path is cut at the order's first touch.
struct WaitingStretches: Sendable {
    let log: EventLog
    let enablement: Enablement
    let path: CriticalPath

    /// Calls `body` with the stretches of some instances, in order of instance and time.
    /// - Complexity: O(instances).
    @inline(__always)
    func forEach(of instances: Range<Int>, _ body: (WaitingStretch) -> Void) {
        guard !instances.isEmpty else { return }
        var order = log.order(ofInstance: instances.lowerBound)
        for instance in instances {
            while log.firstInstance[order + 1] <= instance { order += 1 }
            guard log.startSource[instance] != .absent else { continue }
            var from = enablement.enabled[instance]
            let to = log.start[instance]
            if from >= to { continue }
            if enablement.predecessor[instance] == Enablement.byArrival {
                let touched = log.start[log.firstInstance[order]]
                if from < touched {
                    if path.isOnPath[instance] {
                        body(
                            WaitingStretch(
                                instance: instance,
                                order: order,
                                from: from,
                                to: touched,
                                isBeforeFirstTouch: true
                            )
                        )
                    }
                    from = touched
                }
            }
            if from < to {
                body(
                    WaitingStretch(
                        instance: instance,
                        order: order,
                        from: from,
                        to: to,
                        isBeforeFirstTouch: false
                    )
                )
            }
        }
    }
}

/// What was waited, before and after the first touch of each order.
struct WaitsByTouch: Sendable {
    /// Waiting after the order's first touch, for each instance.
    let after: WaitingColumn
    /// Waiting before the order's first touch, for each order.
    let before: WaitingColumn

    /// Instances that are booked in one go.
    private static let sliceSize = 1 << 15

    /// - Parameter waits: the waits of some instances, in order of instance and time.
    /// - Complexity: O(instances), on all processors.
    init(
        _ log: EventLog,
        _ enablement: Enablement,
        _ waits: @Sendable (Range<Int>) -> [(WaitingStretch, WaitingParts)]
    ) {
        let size = WaitsByTouch.sliceSize
        let slices = concurrentMap((log.instanceCount + size - 1) / size) { number in
            let instances = number * size..<min((number + 1) * size, log.instanceCount)
            return WaitsByTouch.rows(of: instances, log, enablement, waits(instances))
        }
        after = WaitingColumn(slices.map(\.after), from: enablement.enabled, to: log.start)
        // The slices are in order of instance, and so of order.
        var before = WaitingColumn.Rows(capacity: log.orderCount)
        for (order, parts) in slices.lazy.flatMap(\.before) {
            before.appendZeros(order - before.count)
            before.append(parts)
        }
        before.appendZeros(log.orderCount - before.count)
        self.before = WaitingColumn([before])
    }

    /// All waiting, where the data cannot decide on any cause.
    init(undeterminedIn log: EventLog, enablement: Enablement, path: CriticalPath) {
        let stretches = WaitingStretches(log: log, enablement: enablement, path: path)
        self.init(log, enablement) { instances in
            var waits: [(WaitingStretch, WaitingParts)] = []
            stretches.forEach(of: instances) { waits.append(($0, .undetermined($0))) }
            return waits
        }
    }

    private static func rows(
        of instances: Range<Int>,
        _ log: EventLog,
        _ enablement: Enablement,
        _ waits: [(WaitingStretch, WaitingParts)]
    ) -> (after: WaitingColumn.Rows, before: [(order: Int, parts: WaitingParts)]) {
        var rows = WaitingColumn.Rows(capacity: instances.count)
        var before: [(order: Int, parts: WaitingParts)] = []
        for (stretch, parts) in waits {
            if stretch.isBeforeFirstTouch {
                before.append((stretch.order, parts))
            } else {
                rows.appendZeros(stretch.instance - instances.lowerBound - rows.count)
                let wait = log.start[stretch.instance] - enablement.enabled[stretch.instance]
                rows.append(parts, ofWait: wait)
            }
        }
        rows.appendZeros(instances.count - rows.count)
        return (rows, before)
    }
}

extension WaitingParts {
    static func undetermined(_ stretch: WaitingStretch) -> WaitingParts {
        var parts = WaitingParts.zero
        parts.undetermined = stretch.to - stretch.from
        return parts
    }
}
