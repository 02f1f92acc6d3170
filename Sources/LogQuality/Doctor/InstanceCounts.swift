import EventLogs
import Parallelism

/// How many instances of a log have what few have, so that only a check that will find something looks for it.
struct InstanceCounts: Sendable {
    private(set) var estimatedStarts = 0
    private(set) var absentStarts = 0
    /// Those whose start is recorded, and is their end.
    private(set) var withoutLength = 0
    /// Those that start or end at a time that is a stray.
    private(set) var stray = 0
    private(set) var nameless = 0
    /// Of the ends.
    private(set) var earliestEnd = Microseconds.max
    private(set) var latestEnd = Microseconds.min

    /// - Complexity: O(n), on all processors.
    init(of log: EventLog, _ range: TimeRange) {
        let parts = evenRanges(of: log.instanceCount, parts: 4 * processorCount)
        let counted = concurrentMap(parts.count) { InstanceCounts(of: log, range, parts[$0]) }
        for part in counted { add(part) }
    }

    private init(of log: EventLog, _ range: TimeRange, _ instances: Range<Int>) {
        log.startSource.withUnsafeBufferPointer { sources in
            for instance in instances {
                estimatedStarts &+= sources[instance] == .estimated ? 1 : 0
                absentStarts &+= sources[instance] == .absent ? 1 : 0
            }
            log.start.withUnsafeBufferPointer { starts in
                log.end.withUnsafeBufferPointer { ends in
                    for instance in instances {
                        let (start, end) = (starts[instance], ends[instance])
                        earliestEnd = min(earliestEnd, end)
                        latestEnd = max(latestEnd, end)
                        stray &+= range.isStray(start) || range.isStray(end) ? 1 : 0
                        if start == end, sources[instance] == .recorded { withoutLength &+= 1 }
                    }
                }
            }
        }
        log.resource.withUnsafeBufferPointer { resources in
            for instance in instances { nameless &+= resources[instance] < 0 ? 1 : 0 }
        }
    }

    private mutating func add(_ other: InstanceCounts) {
        estimatedStarts += other.estimatedStarts
        absentStarts += other.absentStarts
        withoutLength += other.withoutLength
        stray += other.stray
        nameless += other.nameless
        earliestEnd = min(earliestEnd, other.earliestEnd)
        latestEnd = max(latestEnd, other.latestEnd)
    }
}
