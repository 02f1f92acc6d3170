import EventLogs
import Parallelism
import WorkCalendars

/// The batch rules of a desk, and the instances that they held back.
///
/// A batch is a policy, a run of back-to-back work is not: a group counts only if its orders were held back, that is,
/// the resource was free while they waited, or they were begun in one go; and only if such groups recur, by size or by
/// the clock. So a backlog worked off after an absence, or a queue, is no batch.
public struct BatchPolicies: Sendable {
    /// The rule of each activity, by code; nil where there is none.
    public let policies: [BatchPolicy?]
    /// The groups that the rules made.
    public let batches: [Batch]
    private let batched: BatchedInstances

    /// - Parameters:
    ///   - groups: of each resource, and what shows that they were held back.
    ///   - enabled: when each instance could begin.
    init(
        log: EventLog,
        groups: [(BatchGroups, [HeldBack])],
        roster: DutyRoster,
        teams: Teams,
        enabled: EnabledTimes
    ) {
        let found = FoundGroups(groups, teams: teams)
        let isClockRuled = found.heldOften
        let instances = InstancesByActivity(log, isWanted: isClockRuled)
        let ruled = concurrentMap(log.activities.count) { activity -> (BatchPolicy, [Batch])? in
            if found.deliberateOften[activity],
                let policy = BatchPolicy(ofGroups: found.groups(of: activity, .isDeliberate))
            {
                var batches: [Batch] = []
                found.forEach(of: activity, []) {
                    policy.addBatches(in: $0, $1, log, enabled, to: &batches)
                }
                return (policy, batches)
            }
            // Who only works when the clock says so has no other hours that a log could show.
            guard isClockRuled[activity] else { return nil }
            let own = instances[activity]
            let rule = ClockRule(
                instances: own,
                log: log,
                enabled: enabled,
                freeStarts: found.groups(of: activity, [.wasHeld, .beganFree]).map(\.firstStart)
            )
            return rule.map { rule in
                let onDuty = DutyRoster.anybody(of: teams.members[activity], roster.onDuty)
                return (
                    .clock(rule.times),
                    rule.batches(of: own, log: log, enabled: enabled, onDuty: onDuty)
                )
            }
        }
        policies = ruled.map { $0?.0 }
        batches = ruled.flatMap { $0?.1 ?? [] }
        batched = BatchedInstances(instanceCount: log.instanceCount, batches: batches)
    }

    /// Up to when an instance waited for its batch to be complete; nil where it did not.
    @inline(__always)
    func filled(_ instance: Int) -> Microseconds? { batched[instance].map { batches[$0].filled } }

    /// When the batch of an instance was begun: from then on it waited for the earlier members only. Nil where it is in
    /// no batch.
    @inline(__always)
    func begun(_ instance: Int) -> Microseconds? { batched[instance].map { batches[$0].firstStart } }
}

/// The groups that have the shape of a batch, with what shows that they were held back, activity by activity.
private struct FoundGroups: Sendable {
    /// Whether groups that were deliberate, or held, make up a good share of each activity's instances.
    let deliberateOften: [Bool]
    let heldOften: [Bool]
    private let byResource: [BatchGroups]
    private let signs: [[HeldBack]]
    /// The groups of each activity: resource, and number among its groups.
    private var numbers: [[(resource: Int32, number: Int32)]]

    private static let leastGroups = 3
    /// The share of an activity's instances that must come in such groups.
    private static let leastShare = 0.3

    init(_ groups: [(BatchGroups, [HeldBack])], teams: Teams) {
        let byResource = groups.map(\.0)
        let signs = groups.map(\.1)
        let activityCount = teams.instanceCounts.count
        var numbers = [[(resource: Int32, number: Int32)]](repeating: [], count: activityCount)
        var deliberate = [(groups: Int, members: Int)](repeating: (0, 0), count: activityCount)
        var held = deliberate
        for resource in byResource.indices {
            for (number, group) in byResource[resource].groups.enumerated() {
                let activity = Int(group.activity)
                numbers[activity].append((Int32(resource), Int32(number)))
                if signs[resource][number].contains(.isDeliberate) {
                    deliberate[activity].groups += 1
                    deliberate[activity].members += group.size
                }
                if signs[resource][number].contains(.wasHeld) {
                    held[activity].groups += 1
                    held[activity].members += group.size
                }
            }
        }
        func areMany(_ found: (groups: Int, members: Int), of activity: Int) -> Bool {
            found.groups >= FoundGroups.leastGroups
                && Double(found.members) >= FoundGroups.leastShare * Double(teams.instanceCounts[activity])
        }
        deliberateOften = (0..<activityCount).map { areMany(deliberate[$0], of: $0) }
        heldOften = (0..<activityCount).map { areMany(held[$0], of: $0) }
        self.byResource = byResource
        self.signs = signs
        self.numbers = numbers
    }

    /// The activity's groups that show all of the signs.
    func groups(of activity: Int, _ wanted: HeldBack) -> [BatchGroup] {
        var groups: [BatchGroup] = []
        forEach(of: activity, wanted) { group, _ in groups.append(group) }
        return groups
    }

    /// Calls `body` with each of the activity's groups that show all of the signs, and with its members.
    func forEach(of activity: Int, _ wanted: HeldBack, _ body: (BatchGroup, ArraySlice<Int32>) -> Void) {
        for (resource, number) in numbers[activity]
        where signs[Int(resource)][Int(number)].isSuperset(of: wanted) {
            let own = byResource[Int(resource)]
            let group = own.groups[Int(number)]
            body(group, own.members(of: group))
        }
    }
}

/// The instances, done by somebody named, of some of the activities, in the log's order.
private struct InstancesByActivity: Sendable {
    private let lists: [[Int32]]

    /// - Complexity: O(n), on all processors.
    init(_ log: EventLog, isWanted: [Bool]) {
        guard isWanted.contains(true) else {
            lists = Array(repeating: [], count: isWanted.count)
            return
        }
        let ranges = evenRanges(of: log.instanceCount, parts: 8)
        let ofParts = concurrentMap(ranges.count) { part in
            var lists = [[Int32]](repeating: [], count: isWanted.count)
            for (instance, activity) in zip(ranges[part], log.activity[ranges[part]])
            where isWanted[Int(activity)] && log.resource[instance] >= 0 {
                lists[Int(activity)].append(Int32(truncatingIfNeeded: instance))
            }
            return lists
        }
        lists = concurrentMap(isWanted.count) { activity in ofParts.flatMap { $0[activity] } }
    }

    subscript(activity: Int) -> ArraySlice<Int32> { lists[activity][...] }
}
