import EventLogs

/// Who does which activity: the regular members of each activity's team.
///
/// A regular has done the activity at least twice and at least one time in two hundred; who only helped out once is
/// not part of the queue.
struct Teams: Sendable {
    /// For each activity the codes of its regular resources, ascending.
    let members: [[Int32]]
    /// How often each activity was done by somebody named.
    let instanceCounts: [Int]

    /// - Complexity: O(instances + activities · resources).
    init(log: EventLog) {
        let resourceCount = log.resources.count
        var counts = [Int32](repeating: 0, count: log.activities.count * resourceCount)
        var totals = [Int](repeating: 0, count: log.activities.count)
        for (activity, resource) in zip(log.activity, log.resource) where resource >= 0 {
            counts[Int(activity) * resourceCount + Int(resource)] += 1
            totals[Int(activity)] += 1
        }
        instanceCounts = totals
        members = totals.indices.map { activity in
            let least = max(2, totals[activity] / 200)
            return (0..<Int32(resourceCount)).filter {
                Int(counts[activity * resourceCount + Int($0)]) >= least
            }
        }
    }
}
