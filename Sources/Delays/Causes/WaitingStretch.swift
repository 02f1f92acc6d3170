import EventLogs

/// A stretch of waiting of one instance.
struct WaitingStretch: BitwiseCopyable, Sendable {
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

    /// Calls `body` with the stretches of some orders, in order of instance and time.
    /// - Complexity: O(instances).
    @inline(__always)
    func forEach(of orders: Range<Int>, _ body: (WaitingStretch) -> Void) {
        for order in orders {
            let instances = log.instances(ofOrder: order)
            for instance in instances {
                guard log.startSource[instance] != .absent else { continue }
                var from = enablement.enabled[instance]
                let to = log.start[instance]
                if from >= to { continue }
                if enablement.predecessor(of: instance) == nil {
                    let touched = log.start[instances.lowerBound]
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
}

extension WaitingParts {
    @inline(__always)
    static func undetermined(_ stretch: WaitingStretch) -> WaitingParts {
        var parts = WaitingParts.zero
        parts.undetermined = stretch.to - stretch.from
        return parts
    }
}
