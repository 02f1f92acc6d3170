import EventLogs
import Parallelism

/// When each activity instance could have begun, and the instance that it had to wait for.
///
/// An instance is enabled by the latest-ended earlier instance of its order that is not concurrent with it; one
/// without such a predecessor is enabled when the order arrives.
public struct Enablement: Sendable {
    public let enabled: EnabledTimes
    /// When each order came in: as given, but never after its first start.
    public let arrival: [Microseconds]
    /// Orders whose given arrival lay after their first start and was moved there.
    public let lateArrivals: Int

    /// - Complexity: O(n) in the instances, on all processors, times an order's distinct activities at worst.
    public init(log: EventLog, oracle: ConcurrencyOracle) {
        let ranges = log.orderRanges(count: 16)
        var arrival: [Microseconds] = []
        var late: [Int] = []
        let enablers = filledArray(log.instanceCount) { (enablers: UnsafeMutableBufferPointer<Int32>) in
            arrival = filledArray(log.orderCount) { (arrival: UnsafeMutableBufferPointer<Microseconds>) in
                let columns = EnablementColumns(enablers: enablers, arrival: arrival)
                late = concurrentMap(ranges.count) { columns.fill(ranges[$0], of: log, oracle) }
            }
        }
        self.arrival = arrival
        lateArrivals = late.reduce(0, +)
        enabled = EnabledTimes(enablers: enablers, ends: log.end, arrivals: arrival)
    }

    /// The instance that enabled an instance; nil where the order's arrival did.
    @inline(__always)
    public func predecessor(of instance: Int) -> Int? {
        let enabler = enabled.enablers[instance]
        return enabler < 0 ? nil : Int(enabler)
    }
}

/// Columns under construction. Different threads only touch different orders.
private struct EnablementColumns: @unchecked Sendable {
    let enablers: UnsafeMutableBufferPointer<Int32>
    let arrival: UnsafeMutableBufferPointer<Microseconds>

    /// - Returns: how many orders came in after their first start.
    func fill(_ orders: Range<Int>, of log: EventLog, _ oracle: ConcurrencyOracle) -> Int {
        var lateArrivals = 0
        var completion = CompletionOrder()
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * log.activities.count + 1) { room in
            var done = LatestDone(room, activityCount: log.activities.count)
            oracle.withTable { areConcurrent in
                log.activity.withUnsafeBufferPointer { activity in
                    log.start.withUnsafeBufferPointer { start in
                        log.end.withUnsafeBufferPointer { end in
                            for order in orders {
                                let instances = log.instances(ofOrder: order)
                                guard let first = instances.first else {
                                    arrival[order] = 0
                                    continue
                                }
                                let given = log.arrival.isEmpty ? EventLog.missingTime : log.arrival[order]
                                if given > start[first] { lateArrivals += 1 }
                                arrival[order] = log.arrival(ofOrder: order)
                                let byArrival = ~Int32(truncatingIfNeeded: order)
                                done.removeAll()
                                completion.with(instances, end: end) { byEnd in
                                    var ended = 0
                                    for instance in instances {
                                        // Of instances without length at one instant, the earlier ones only.
                                        while ended < byEnd.count {
                                            let next = Int(byEnd[ended])
                                            guard (end[next], next) < (start[instance], instance) else {
                                                break
                                            }
                                            done.add(byEnd[ended], of: activity[next])
                                            ended &+= 1
                                        }
                                        let before = done.latest(besides: activity[instance], areConcurrent)
                                        enablers[instance] = before < 0 ? byArrival : before
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return lateArrivals
    }
}

/// The latest-ended instance of each activity of an order, so that looking for the latest of some activities passes each
/// activity once, however often it was repeated.
private struct LatestDone {
    /// The activities, the one that ended last at the end.
    private let recent: UnsafeMutableBufferPointer<Int32>
    private var count = 0
    /// The latest instance of each activity in `recent`, by activity.
    private let instance: UnsafeMutableBufferPointer<Int32>

    /// - Parameter room: for twice as many numbers as there are activities.
    init(_ room: UnsafeMutableBufferPointer<Int32>, activityCount: Int) {
        recent = UnsafeMutableBufferPointer(rebasing: room[..<activityCount])
        instance = UnsafeMutableBufferPointer(rebasing: room[activityCount...])
    }

    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func add(_ latest: Int32, of activity: Int32) {
        instance[Int(activity)] = latest
        var place = count
        while place > 0, recent[place &- 1] != activity { place &-= 1 }
        if place == 0 {
            recent[count] = activity
            count &+= 1
            return
        }
        while place < count {
            recent[place &- 1] = recent[place]
            place &+= 1
        }
        recent[count &- 1] = activity
    }

    /// The latest instance of an activity that is not concurrent with `activity`; ``-1`` if none.
    @inline(__always)
    func latest(besides activity: Int32, _ areConcurrent: UnsafeBufferPointer<Bool>) -> Int32 {
        let row = Int(activity) &* recent.count
        var place = count
        while place > 0 {
            place &-= 1
            if !areConcurrent[row &+ Int(recent[place])] { return instance[Int(recent[place])] }
        }
        return -1
    }
}
