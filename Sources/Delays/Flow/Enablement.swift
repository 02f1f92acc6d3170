import EventLogs

/// When each activity instance could have begun, and the instance that it had to wait for.
///
/// An instance is enabled by the latest-ended earlier instance of its order that is not concurrent with it; one
/// without such a predecessor is enabled when the order arrives.
public struct Enablement: Sendable {
    /// Stands for "no predecessor: enabled by the order's arrival".
    public static let byArrival: Int32 = -1

    public let enabled: [Microseconds]
    /// The enabling instance, or ``byArrival``.
    public let predecessor: [Int32]
    /// When each order came in: as given, but never after its first start.
    public let arrival: [Microseconds]
    /// Orders whose given arrival lay after their first start and was moved there.
    public let lateArrivals: Int

    /// - Complexity: O(n log n) in the instances of an order; walking back over concurrent instances adds their
    ///   number.
    public init(log: EventLog, oracle: ConcurrencyOracle) {
        var enabled = [Microseconds](repeating: 0, count: log.instanceCount)
        var predecessor = [Int32](repeating: Enablement.byArrival, count: log.instanceCount)
        var arrival = [Microseconds](repeating: 0, count: log.orderCount)
        var lateArrivals = 0
        var byEnd: [Int] = []
        for order in 0..<log.orderCount {
            let range = log.instances(ofOrder: order)
            guard !range.isEmpty else { continue }
            let firstStart = log.start[range.lowerBound]
            arrival[order] = firstStart
            if !log.arrival.isEmpty, log.arrival[order] != EventLog.missingTime {
                arrival[order] = min(log.arrival[order], firstStart)
                if log.arrival[order] > firstStart { lateArrivals += 1 }
            }
            log.list(&byEnd, byCompletionIn: range)
            var ended = 0
            for instance in range {
                let start = log.start[instance]
                while ended < byEnd.count, log.end[byEnd[ended]] <= start { ended += 1 }
                var candidate = ended - 1
                while candidate >= 0,
                    byEnd[candidate] >= instance
                        || oracle.areConcurrent(log.activity[byEnd[candidate]], log.activity[instance])
                {
                    candidate -= 1
                }
                enabled[instance] = candidate < 0 ? arrival[order] : log.end[byEnd[candidate]]
                predecessor[instance] = candidate < 0 ? Enablement.byArrival : Int32(byEnd[candidate])
            }
        }
        self.enabled = enabled
        self.predecessor = predecessor
        self.arrival = arrival
        self.lateArrivals = lateArrivals
    }
}
