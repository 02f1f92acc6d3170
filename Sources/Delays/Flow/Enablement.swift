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

    /// - Complexity: O(n log n) in the instances of an order, times its distinct activities at worst.
    public init(log: EventLog, oracle: ConcurrencyOracle) {
        var enabled = [Microseconds](repeating: 0, count: log.instanceCount)
        var predecessor = [Int32](repeating: Enablement.byArrival, count: log.instanceCount)
        var arrival = [Microseconds](repeating: 0, count: log.orderCount)
        var lateArrivals = 0
        var byEnd: [Int] = []
        var done = LatestDone(activityCount: log.activities.count)
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
            done.removeAll()
            var ended = 0
            for instance in range {
                // Of instances without length at one instant, the earlier ones only.
                while ended < byEnd.count,
                    (log.end[byEnd[ended]], byEnd[ended]) < (log.start[instance], instance)
                {
                    done.add(byEnd[ended], of: log.activity[byEnd[ended]])
                    ended += 1
                }
                let before = done.latest { !oracle.areConcurrent($0, log.activity[instance]) }
                enabled[instance] = before.map { log.end[$0] } ?? arrival[order]
                predecessor[instance] = before.map { Int32($0) } ?? Enablement.byArrival
            }
        }
        self.enabled = enabled
        self.predecessor = predecessor
        self.arrival = arrival
        self.lateArrivals = lateArrivals
    }
}

/// The latest-ended instance of each activity of an order, so that looking for the latest of some activities passes each
/// activity once, however often it was repeated.
private struct LatestDone {
    /// The activities, the one that ended last at the end.
    private var recent: [Int32] = []
    /// The latest instance of each activity in `recent`.
    private var instance: [Int]

    init(activityCount: Int) { instance = Array(repeating: -1, count: activityCount) }

    mutating func removeAll() { recent.removeAll(keepingCapacity: true) }

    mutating func add(_ latest: Int, of activity: Int32) {
        instance[Int(activity)] = latest
        guard recent.last != activity else { return }
        if let known = recent.firstIndex(of: activity) { recent.remove(at: known) }
        recent.append(activity)
    }

    func latest(where isMeant: (Int32) -> Bool) -> Int? {
        recent.last(where: isMeant).map { instance[Int($0)] }
    }
}
