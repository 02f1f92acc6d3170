import Parallelism

/// A value for each piece of each resource's work, in the order of the work (``ResourceWork``).
public struct WorkValues<Value: BitwiseCopyable & Sendable>: Sendable {
    private let columns: [[Value]]
    private let places: [WorkPlace]

    init(_ columns: [[Value]], _ places: [WorkPlace]) { (self.columns, self.places) = (columns, places) }

    public subscript(resource: Int) -> ArraySlice<Value> {
        columns[places[resource].column][places[resource].range]
    }
}

extension ResourceWork {
    /// About how much work is gathered in one go.
    private static let windowSize = 1 << 16
    /// At least so much of each resource's on average, so that finding it is little beside gathering it.
    private static let leastOfResource = 16

    /// Gathers what the log holds of each piece of work.
    ///
    /// Work that began at about the same time is taken together, whoever did it: it lies near each other in the log, of
    /// which each part is then fetched from memory once, and not once for each resource.
    /// - Parameter gather: writes the value of each of some instances; called on several threads.
    /// - Complexity: O(n) in the instances, on all processors.
    public func gathered<Value: BitwiseCopyable & Sendable>(
        _ gather: @Sendable (UnsafeBufferPointer<Int32>, UnsafeMutableBufferPointer<Value>) -> Void
    ) -> WorkValues<Value> {
        let ends = windowEnds
        let columns: [[Value]] = filledArrays(WorkPlace.columnLengths(places)) { open in
            nonisolated(unsafe) let open = open
            concurrently(ends.first?.count ?? 0) { window in
                for (resource, place) in places.enumerated() {
                    let first = window == 0 ? 0 : ends[resource][window - 1]
                    let instances = self[resource].dropFirst(first).prefix(ends[resource][window] - first)
                    instances.withUnsafeBufferPointer { instances in
                        gather(
                            instances,
                            UnsafeMutableBufferPointer(
                                start: open[place.column].advanced(by: place.range.lowerBound + first),
                                count: instances.count
                            )
                        )
                    }
                }
            }
        }
        return WorkValues(columns, places)
    }

    /// For each resource where its work of each window of time ends; windows are cut where equal parts of the busiest
    /// resource's work begin.
    private var windowEnds: [[Int]] {
        guard let busiest = largestFirst.first else { return [] }
        let total = places.reduce(0) { $0 + $1.range.count }
        let windowCount = max(
            1,
            min(total / ResourceWork.windowSize, total / (ResourceWork.leastOfResource * places.count))
        )
        let cuts = starts(ofParts: windowCount, of: busiest)
        return concurrentMapResources { resource in
            var end = 0
            return cuts.map { cut in
                end = count(of: resource, startingBefore: cut, near: end)
                return end
            } + [count(of: resource)]
        }
    }
}
