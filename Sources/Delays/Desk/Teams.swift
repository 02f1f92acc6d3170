import EventLogs
import Parallelism

/// Who does which activity: the regular members of each activity's team.
///
/// A regular has done the activity at least twice and at least one time in two hundred; who only helped out once is
/// not part of the queue.
struct Teams: Sendable {
    /// For each activity the codes of its regular resources, ascending.
    let members: [[Int32]]
    /// How often each activity was done by somebody named.
    let instanceCounts: [Int]

    /// - Complexity: O(instances + activities · resources), on all processors.
    init(log: EventLog) {
        let resourceCount = log.resources.count
        let cellCount = log.activities.count * resourceCount
        let ranges = evenRanges(of: log.instanceCount, parts: processorCount)
        let counts = concurrentMap(ranges.count) { Teams.counts(log, ranges[$0]) }.reduce(
            into: [Int](repeating: 0, count: cellCount)
        ) { sums, counts in
            for cell in 0..<cellCount { sums[cell] += Int(counts[cell]) }
        }
        let totals = (0..<log.activities.count).map { activity in
            counts[activity * resourceCount..<(activity + 1) * resourceCount].reduce(0, +)
        }
        instanceCounts = totals
        members = totals.indices.map { activity in
            let least = max(2, totals[activity] / 200)
            return (0..<Int32(resourceCount)).filter {
                counts[activity * resourceCount + Int($0)] >= least
            }
        }
    }

    /// How often each activity was done by each resource among some instances, resources in turn.
    private static func counts(_ log: EventLog, _ instances: Range<Int>) -> [Int32] {
        let resourceCount = log.resources.count
        var counts = [Int32](repeating: 0, count: log.activities.count * resourceCount)
        counts.withUnsafeMutableBufferPointer { counts in
            for (activity, resource) in zip(log.activity[instances], log.resource[instances])
            where resource >= 0 { counts[Int(activity) * resourceCount + Int(resource)] &+= 1 }
        }
        return counts
    }
}
