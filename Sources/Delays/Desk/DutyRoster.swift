import EventLogs
import Parallelism
import WorkCalendars

/// When each resource was on duty, over the whole log.
public struct DutyRoster: Sendable {
    /// On-duty time of each resource, by code.
    public let onDuty: [IntervalSet]
    /// How far the edges of each resource's spells of duty may be off: zero for calendars that were given.
    public let edgeSlack: [Microseconds]

    /// Overtime up to this length counts as duty; a longer stretch of work outside the hours is a pause that the log
    /// does not show, such as a night between two halves of a task.
    static let longestOvertime: Microseconds = 2 * .hour

    public init(onDuty: [IntervalSet], edgeSlack: [Microseconds]) {
        precondition(edgeSlack.count == onDuty.count, "a slack for each resource")
        self.onDuty = onDuty
        self.edgeSlack = edgeSlack
    }

    /// A roster from calendars that were given, so that their edges are exact.
    public init(given onDuty: [IntervalSet]) {
        self.init(onDuty: onDuty, edgeSlack: Array(repeating: 0, count: onDuty.count))
    }

    /// When any of the members was on duty.
    static func anybody(of members: [Int32], _ onDuty: [IntervalSet]) -> IntervalSet {
        if members.count == 1 { return onDuty[Int(members[0])] }
        return IntervalSet(
            mergingStarts: members.flatMap { onDuty[Int($0)].starts },
            ends: members.flatMap { onDuty[Int($0)].ends }
        )
    }

    /// The roster with each resource's overtime added.
    /// - Complexity: O(n log n) in the instances of a resource.
    func includingOvertime(log: EventLog, work: ResourceWork) -> DutyRoster {
        let onDuty = onDuty
        let extended = concurrentMap(onDuty.count) { resource -> IntervalSet in
            let duty = onDuty[resource]
            var starts: [Microseconds] = []
            var ends: [Microseconds] = []
            for instance in work[resource] {
                let (start, end) = (log.start[Int(instance)], log.end[Int(instance)])
                let outside = end - start - duty.duration(from: start, to: end)
                if outside > 0, outside <= DutyRoster.longestOvertime {
                    starts.append(start)
                    ends.append(end)
                }
            }
            return starts.isEmpty ? duty : duty.union(IntervalSet(mergingStarts: starts, ends: ends))
        }
        return DutyRoster(onDuty: extended, edgeSlack: edgeSlack)
    }
}
