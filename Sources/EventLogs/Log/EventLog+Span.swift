import Parallelism

extension EventLog {
    /// The earliest start and the latest end; nil without instances.
    /// - Complexity: O(instances), on all processors.
    public var span: (from: Microseconds, to: Microseconds)? {
        let ranges = evenRanges(of: instanceCount, parts: max(1, min(processorCount, instanceCount)))
        let spans = concurrentMap(ranges.count) { part -> (from: Microseconds, to: Microseconds) in
            var (from, to) = (Microseconds.max, Microseconds.min)
            for instance in ranges[part] {
                from = min(from, start[instance])
                to = max(to, end[instance])
            }
            return (from, to)
        }
        guard instanceCount > 0, let from = spans.map(\.from).min(), let to = spans.map(\.to).max() else {
            return nil
        }
        return (from, to)
    }

    /// A span of the log, from its first arrival on if that comes before.
    /// - Complexity: O(orders).
    public func includingArrivals(
        _ span: (from: Microseconds, to: Microseconds)
    ) -> (from: Microseconds, to: Microseconds) {
        let first = arrival.lazy.filter { $0 != EventLog.missingTime }.min() ?? .max
        return (min(span.from, first), span.to)
    }
}
