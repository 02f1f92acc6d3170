import EventLogs
import WorkCalendars

/// That an activity is done in batches by rule, and by which.
public enum BatchPolicy: Sendable, Equatable {
    /// Orders are begun together, in one go.
    case together
    /// Work begins when so many orders are there.
    case size(Int)
    /// Work begins at these times of the day (microseconds after local midnight).
    case clock([Microseconds])
}

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
    /// Up to when each instance waited for its batch to be complete; ``EventLog/missingTime`` where it did not.
    let filled: [Microseconds]
    /// When the batch of each instance was begun: from then on it waited for the earlier members only.
    let begun: [Microseconds]

    private static let leastBatches = 3
    /// The share of an activity's instances that must come in such groups.
    private static let leastShare = 0.3
    /// The share of the groups that must have the usual size.
    private static let regularShare = 0.6

    init(
        log: EventLog,
        work: ResourceWork,
        loads: [WorkLoad],
        roster: DutyRoster,
        teams: Teams,
        enabled: [Microseconds],
        shape: BatchShape = BatchShape()
    ) {
        let found = BatchDiscovery(log: log, work: work, enabled: enabled, shape: shape).batches
        let free = roster.onDuty.indices.map { roster.onDuty[$0].subtracting(loads[$0].full) }
        var groups = [[Batch]](repeating: [], count: log.activities.count)
        for batch in found { groups[Int(batch.activity)].append(batch) }
        var instances = [[Int32]](repeating: [], count: log.activities.count)
        for (instance, activity) in log.activity.enumerated() where log.resource[instance] >= 0 {
            instances[Int(activity)].append(Int32(instance))
        }
        var policies = [BatchPolicy?](repeating: nil, count: log.activities.count)
        var batches: [Batch] = []
        var filled = [Microseconds](repeating: EventLog.missingTime, count: log.instanceCount)
        var begun = log.start
        func isMany(_ batches: [Batch], of activity: Int) -> Bool {
            batches.count >= BatchPolicies.leastBatches
                && Double(batches.reduce(0) { $0 + $1.size })
                    >= BatchPolicies.leastShare * Double(instances[activity].count)
        }
        for activity in groups.indices {
            let deliberate = groups[activity].filter {
                BatchPolicies.isDeliberate($0, enabled, loads[Int($0.resource)], free: free[Int($0.resource)])
            }
            if isMany(deliberate, of: activity), let policy = BatchPolicies.groupPolicy(of: deliberate) {
                policies[activity] = policy
                let made = groups[activity].flatMap { policy.batches(in: $0, log, enabled) }
                for batch in made {
                    for instance in batch.instances {
                        filled[Int(instance)] = batch.filled
                        begun[Int(instance)] = batch.firstStart
                    }
                }
                batches += made
                continue
            }
            // Who only works when the clock says so has no other hours that a log could show.
            let held = groups[activity].filter { BatchPolicies.wasHeld($0, enabled, loads[Int($0.resource)]) }
            guard isMany(held, of: activity) else { continue }
            let rule = ClockRule(
                waits: instances[activity].map { (from: enabled[Int($0)], to: log.start[Int($0)]) },
                freeStarts: held.filter { !loads[Int($0.resource)].full.contains($0.firstStart - 1) }
                    .map(\.firstStart),
                zone: log.zone
            )
            if let rule {
                policies[activity] = .clock(rule.times)
                let made = rule.batches(
                    of: instances[activity],
                    log: log,
                    enabled: enabled,
                    onDuty: DutyRoster.anybody(of: teams.members[activity], roster.onDuty)
                )
                for batch in made {
                    for instance in batch.instances {
                        filled[Int(instance)] = batch.filled
                        begun[Int(instance)] = batch.firstStart
                    }
                }
                batches += made
            }
        }
        self.policies = policies
        self.batches = batches
        self.filled = filled
        self.begun = begun
    }

    private static func isDeliberate(
        _ batch: Batch,
        _ enabled: [Microseconds],
        _ load: WorkLoad,
        free: IntervalSet
    ) -> Bool {
        if batch.startsTogether { return true }
        let firstEnabled = batch.instances.map { enabled[Int($0)] }.min() ?? batch.firstStart
        return free.duration(from: firstEnabled, to: batch.firstStart) > load.pauseTolerance
    }

    /// Whether the resource did nothing else for a while between the first member's enablement and the batch.
    private static func wasHeld(_ batch: Batch, _ enabled: [Microseconds], _ load: WorkLoad) -> Bool {
        let firstEnabled = batch.instances.map { enabled[Int($0)] }.min() ?? batch.firstStart
        let worked = load.full.duration(from: firstEnabled, to: batch.firstStart)
        return batch.firstStart - firstEnabled - worked > load.pauseTolerance
    }

    /// The rule that makes groups alike, if one does.
    private static func groupPolicy(of batches: [Batch]) -> BatchPolicy? {
        var sizes: [Int: Int] = [:]
        for batch in batches { sizes[batch.size, default: 0] += 1 }
        if let usual = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.key >= 3,
            Double(usual.value) >= regularShare * Double(batches.count)
        {
            return .size(usual.key)
        }
        let together = batches.lazy.filter(\.startsTogether).reduce(0) { $0 + $1.size }
        return together * 2 >= batches.reduce(0) { $0 + $1.size } ? .together : nil
    }
}

extension BatchPolicy {
    /// The batches that the rule made of a group: one begun in one go is one; by a rule of size, a group of twice the
    /// size or more is several back to back, and one of less than half the size is none.
    fileprivate func batches(in group: Batch, _ log: EventLog, _ enabled: [Microseconds]) -> [Batch] {
        switch self {
        case .together: return group.startsTogether ? [group] : []
        case .clock: return [group]
        case .size(let usual):
            if group.startsTogether { return [group] }
            guard group.size * 2 >= usual else { return [] }
            guard group.size >= 2 * usual else { return [group] }
            return stride(from: 0, to: group.size - group.size % usual, by: usual).map { first in
                let last = first + 2 * usual > group.size ? group.size : first + usual
                let part = Array(group.instances[first..<last])
                return Batch(part, filled: part.map { enabled[Int($0)] }.max() ?? group.filled, log: log)
            }
        }
    }
}
