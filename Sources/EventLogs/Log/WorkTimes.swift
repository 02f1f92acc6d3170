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

    /// Those of one resource.
    /// - Complexity: O(n) in its instances.
    public func times(of resource: Int) -> [Microseconds] {
        switch values {
        case .seconds(let values): values[resource].map { $0.time(since: origin) }
        case .microseconds(let values): Array(values[resource])
        }
    }
}
