import EventLogs

/// When each activity instance could have begun: at the end of the instance that it took over from, or else at its
/// order's arrival.
///
/// Kept as who enabled whom: the times themselves already are in other columns, and four bytes say which is meant.
public struct EnabledTimes: Sendable, RandomAccessCollection {
    /// For each instance the one that enabled it, or the complement of its order, which is below zero.
    let enablers: [Int32]
    private let ends: [Microseconds]
    private let arrivals: [Microseconds]

    /// - Parameters:
    ///   - enablers: for each instance a place in `ends`, or the complement of one in `arrivals`.
    ///   - ends: when each instance ended.
    ///   - arrivals: when each order came in.
    init(enablers: [Int32], ends: [Microseconds], arrivals: [Microseconds]) {
        (self.enablers, self.ends, self.arrivals) = (enablers, ends, arrivals)
    }

    /// Times that are given one by one.
    init(_ times: [Microseconds]) {
        self.init(enablers: times.indices.map { ~Int32($0) }, ends: [], arrivals: times)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { enablers.count }

    /// - Complexity: O(1).
    @inline(__always)
    public subscript(instance: Int) -> Microseconds {
        let enabler = Int(enablers[instance])
        return enabler < 0 ? arrivals[~enabler] : ends[enabler]
    }

    /// The times of some instances that lie anywhere in the log.
    ///
    /// First who enabled each, then when: so nothing that is read waits for anything else, and the memory is asked for many
    /// at once.
    /// - Parameter times: as many as instances; all are written.
    func gather(_ instances: UnsafeBufferPointer<Int32>, into times: UnsafeMutableBufferPointer<Microseconds>)
    {
        precondition(times.count == instances.count, "a time for each instance")
        enablers.withUnsafeBufferPointer { enablers in
            for place in instances.indices { times[place] = Microseconds(enablers[Int(instances[place])]) }
        }
        ends.withUnsafeBufferPointer { ends in
            arrivals.withUnsafeBufferPointer { arrivals in
                for place in times.indices {
                    let enabler = Int(times[place])
                    times[place] = (enabler < 0 ? arrivals : ends)[enabler ^ (enabler >> (Int.bitWidth - 1))]
                }
            }
        }
    }

    /// The times of each resource's work, in its order.
    /// - Complexity: O(n), on all processors.
    func inOrder(of work: ResourceWork) -> WorkTimes { WorkTimes(of: work) { gather($0, into: $1) } }
}
