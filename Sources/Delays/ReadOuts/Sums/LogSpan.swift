import EventLogs

/// When a log begins and ends, and how it came by its starts.
struct LogSpan: Sendable {
    private(set) var from = Microseconds.max
    private(set) var to = Microseconds.min
    private var hasEstimated = false
    private var hasAbsent = false

    init() {}

    /// - Complexity: O(instances).
    init(_ log: EventLog) {
        for instance in 0..<log.instanceCount { add(log, instance) }
    }

    /// As ``EventLog/startTimes``.
    var startTimes: EventLog.StartTimes { hasEstimated ? .estimated : hasAbsent ? .absent : .recorded }

    @inline(__always)
    mutating func add(_ log: EventLog, _ instance: Int) {
        from = min(from, log.start[instance])
        to = max(to, log.end[instance])
        hasEstimated = hasEstimated || log.startSource[instance] == .estimated
        hasAbsent = hasAbsent || log.startSource[instance] == .absent
    }

    mutating func merge(_ other: LogSpan) {
        from = min(from, other.from)
        to = max(to, other.to)
        hasEstimated = hasEstimated || other.hasEstimated
        hasAbsent = hasAbsent || other.hasAbsent
    }
}
