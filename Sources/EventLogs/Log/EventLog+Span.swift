import Parallelism

extension EventLog {
    /// The earliest start and the latest end; nil without instances.
    public var span: (from: Microseconds, to: Microseconds)? {
        instanceCount == 0 ? nil : (earliestStart, latestEnd)
    }

    /// The earliest of the starts and the latest of the ends; (.max, .min) of none.
    /// - Complexity: O(instances), on all processors.
    static func span(_ start: [Microseconds], _ end: [Microseconds]) -> (from: Microseconds, to: Microseconds)
    {
        let ranges = evenRanges(of: start.count, parts: max(1, min(processorCount, start.count)))
        let spans = concurrentMap(ranges.count) { part -> (from: Microseconds, to: Microseconds) in
            var (from, to) = (Microseconds.max, Microseconds.min)
            for instance in ranges[part] {
                from = min(from, start[instance])
                to = max(to, end[instance])
            }
            return (from, to)
        }
        return spans.reduce((.max, .min)) { (min($0.from, $1.from), max($0.to, $1.to)) }
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
