import Parallelism

extension EventLog {
    /// The earliest start and the latest end; nil without instances.
    /// - Complexity: O(instances), on all processors.
    public var span: (from: Microseconds, to: Microseconds)? {
        let parts = min(processorCount, instanceCount)
        let spans = concurrentMap(parts) { part -> (from: Microseconds, to: Microseconds) in
            var (from, to) = (Microseconds.max, Microseconds.min)
            for instance in instanceCount * part / parts..<instanceCount * (part + 1) / parts {
                from = min(from, start[instance])
                to = max(to, end[instance])
            }
            return (from, to)
        }
        guard let from = spans.map(\.from).min(), let to = spans.map(\.to).max() else { return nil }
        return (from, to)
    }
}
