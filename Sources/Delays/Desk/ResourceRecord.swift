import EventLogs
import WorkCalendars

/// What one resource's work shows by itself, found in one walk over it.
struct ResourceRecord: Sendable {
    /// Pauses up to this are a habit of the resource and belong to the work before them; zero where it has none.
    let habitualPause: Microseconds
    /// When it was on duty with room for more work.
    let idle: IntervalSet
    /// Its groups of instances that have the shape of a batch, and what shows that they were held back.
    let groups: BatchGroups
    let signs: [HeldBack]
    /// When it turned from one piece of work straight to an order that had been waiting.
    let takeovers: Takeovers

    /// Of all resources.
    /// - Parameter enabled: when each instance could begin.
    /// - Complexity: that of sorting times without comparisons, on all processors.
    static func all(
        log: EventLog,
        work: ResourceWork,
        enabled: EnabledTimes,
        roster: DutyRoster,
        teams: Teams
    ) -> [ResourceRecord] {
        let sameOrder = SameOrder(log)
        let enabled = enabled.inOrder(of: work)
        precondition(log.activities.count <= 1 << 16, "activities, of which each pair is compared")
        let activity: WorkValues<UInt16> = work.gathered { instances, activities in
            log.activity.withUnsafeBufferPointer { activity in
                for place in instances.indices {
                    activities[place] = UInt16(truncatingIfNeeded: activity[Int(instances[place])])
                }
            }
        }
        let isTeam = teams.members.map { $0.count > 1 }
        return work.concurrentMapResources { resource in
            let own = OwnWork(of: resource, in: work, enabled)
            let activities = activity[resource].map { Int32($0) }
            let onDuty = roster.onDuty[resource]
            let load = WorkLoad(of: own)
            let groups = BatchGroups(
                of: own,
                ActivityLists(activities, activityCount: log.activities.count),
                sameOrder: sameOrder,
                shape: BatchShape()
            )
            var near = (work: 0, duty: 0)
            return ResourceRecord(
                habitualPause: load.habitualPause,
                idle: load.idle(onDuty: onDuty, edgeSlack: roster.edgeSlack[resource]),
                groups: groups,
                signs: groups.groups.map { HeldBack($0, load, onDuty: onDuty, near: &near) },
                takeovers: load.capacity == 1
                    ? Takeovers(
                        of: own,
                        activities: activities,
                        tolerance: load.pauseTolerance,
                        isTeam: isTeam
                    ) : .none
            )
        }
    }
}
