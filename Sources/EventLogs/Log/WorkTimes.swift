import Synchronization

/// A time for each piece of each resource's work, in the order of the work (``ResourceWork``); in 32 bits where all are
/// whole seconds.
public struct WorkTimes: Sendable {
    private let values: Values
    private let origin: Microseconds

    private enum Values: Sendable {
        case seconds(WorkValues<UInt32>)
        case microseconds(WorkValues<Microseconds>)
    }

    /// - Parameter gather: writes the time of each of some instances; called on several threads.
    /// - Complexity: O(n) in the instances, on all processors.
    public init(
        of work: ResourceWork,
        _ gather: @Sendable (UnsafeBufferPointer<Int32>, UnsafeMutableBufferPointer<Microseconds>) -> Void
    ) {
        let origin = work.origin
        self.origin = origin
        if work.isInSeconds {
            let areWhole = Atomic(true)
            let seconds: WorkValues<UInt32> = work.gathered { instances, values in
                withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: instances.count) { times in
                    gather(instances, times)
                    var are = true
                    for place in times.indices {
                        are = are && UInt32.holds(times[place], since: origin)
                        values[place] = UInt32(times[place], since: origin)
                    }
                    if !are { areWhole.store(false, ordering: .relaxed) }
                }
            }
            if areWhole.load(ordering: .relaxed) {
                values = .seconds(seconds)
                return
            }
        }
        values = .microseconds(work.gathered(gather))
    }

    /// Those of some of a resource's instances, counted from its first.
    /// - Parameter times: as many as places; all are written.
    public func copy(
        of resource: Int,
        _ range: Range<Int>,
        into times: UnsafeMutableBufferPointer<Microseconds>
    ) {
        precondition(times.count >= range.count, "room for every time")
        switch values {
        case .seconds(let values): WorkTimes.copy(values[resource], range, origin, times)
        case .microseconds(let values): WorkTimes.copy(values[resource], range, origin, times)
        }
    }

    @inline(__always)
    private static func copy<Time: KeptTime>(
        _ own: ArraySlice<Time>,
        _ range: Range<Int>,
        _ origin: Microseconds,
        _ times: UnsafeMutableBufferPointer<Microseconds>
    ) {
        precondition(range.upperBound <= own.count, "places of the resource")
        own.withUnsafeBufferPointer { own in
            for place in 0..<range.count { times[place] = own[range.lowerBound &+ place].time(since: origin) }
        }
    }
}
