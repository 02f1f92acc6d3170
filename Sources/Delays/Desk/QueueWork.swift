import EventLogs
import Sorting

/// A piece of work of a queue's people.
struct Work: BitwiseCopyable {
    var start: Microseconds
    var end: Microseconds
    var ready: Microseconds
    var instance: Int32
}

extension ResourceWork {
    /// The longest piece of work of each resource.
    /// - Complexity: O(instances), on all processors.
    var longest: [Microseconds] {
        concurrentMapResources { resource in
            zip(starts(of: resource), ends(of: resource)).lazy.map { $1 - $0 }.max() ?? 0
        }
    }

    /// What some resources did that took time and was in hand at any time of [from, to), in order of start.
    /// - Parameter longest: see ``longest``.
    /// - Complexity: O(*m*) in their work from the longest's length before `from` on.
    func work(
        of members: [Int32],
        from: Microseconds,
        to: Microseconds,
        ready: [Microseconds],
        longest: [Microseconds]
    ) -> [Work] {
        var found: [Work] = []
        ready.withUnsafeBufferPointer { ready in
            for member in members.lazy.map({ Int($0) }) {
                self[member].withUnsafeBufferPointer { instances in
                    starts(of: member).withUnsafeBufferPointer { starts in
                        ends(of: member).withUnsafeBufferPointer { ends in
                            let (earliest, isBeforeAll) = from.subtractingReportingOverflow(longest[member])
                            let first = isBeforeAll ? 0 : starts.partitionPoint { $0 < earliest }
                            let last = starts.partitionPoint { $0 < to }
                            guard first < last else { return }
                            if members.count == 1 { found.reserveCapacity(last - first) }
                            for place in first..<last where ends[place] > max(from, starts[place]) {
                                let instance = instances[place]
                                found.append(
                                    Work(
                                        start: starts[place],
                                        end: ends[place],
                                        ready: ready[Int(instance)],
                                        instance: instance
                                    )
                                )
                            }
                        }
                    }
                }
            }
        }
        return members.count == 1 ? found : ResourceWork.sortedByStart(found)
    }

    private static func sortedByStart(_ works: [Work]) -> [Work] {
        var byStart = works.enumerated().map {
            KeyedIndex(key: $1.start.radixKey, index: Int32(truncatingIfNeeded: $0))
        }
        byStart.radixSort { $0.key }
        return byStart.map { works[Int($0.index)] }
    }
}
