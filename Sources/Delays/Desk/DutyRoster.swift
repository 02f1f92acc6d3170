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
    /// - Complexity: O(n) in the instances and the spells of duty, on all processors.
    func includingOvertime(work: ResourceWork) -> DutyRoster {
        let extended = work.concurrentMapResources { resource in
            let times = work.times(of: resource)
            return onDuty[resource].adding(
                overtimeFrom: times.starts,
                to: times.ends,
                atMost: DutyRoster.longestOvertime
            )
        }
        return DutyRoster(onDuty: extended, edgeSlack: edgeSlack)
    }
}

extension IntervalSet {
    /// The set and all spans of work that lie outside it for `longest` at most.
    /// - Parameter starts: ascending, so that the spell of duty for each is found by moving on.
    fileprivate func adding(
        overtimeFrom starts: [Microseconds],
        to ends: [Microseconds],
        atMost longest: Microseconds
    ) -> IntervalSet {
        var (added, addedEnds): ([Microseconds], [Microseconds]) = ([], [])
        var spell = 0
        for (from, to) in zip(starts, ends) {
            while spell < count, self.ends[spell] <= from { spell += 1 }
            if spell < count, self.starts[spell] <= from, to <= self.ends[spell] { continue }
            let outside = to - from - duration(from: from, to: to)
            if outside > 0, outside <= longest {
                added.append(from)
                addedEnds.append(to)
            }
        }
        return added.isEmpty ? self : union(IntervalSet(mergingStarts: added, ends: addedEnds))
    }
}
