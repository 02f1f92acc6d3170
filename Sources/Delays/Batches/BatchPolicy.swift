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

extension BatchPolicy {
    /// Whether the group is one that the rule made: begun in one go; at least half as large as usual; or begun at one
    /// of the rule's times.
    func covers(_ batch: Batch, zone: ZoneRules) -> Bool {
        switch self {
        case .together: batch.startsTogether
        case .size(let usual): batch.size * 2 >= usual
        case .clock(let times): BatchPolicy.isDue(at: batch.firstStart, times, zone)
        }
    }

    /// Whether the instant is at one of the times of the day, or shortly after.
    static func isDue(at instant: Microseconds, _ times: [Microseconds], _ zone: ZoneRules) -> Bool {
        let time = zone.timeOfDay(instant)
        return times.contains { time >= $0 && time - $0 <= BatchPolicies.clockTolerance }
    }
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

    private static let leastBatches = 3
    /// The share of an activity's instances that must come in such groups.
    private static let leastShare = 0.3
    /// The share of the groups that must have the usual size, or begin at the usual times.
    private static let regularShare = 0.6
    static let clockTolerance: Microseconds = 10 * .minute
    private static let mostClockTimes = 4

    init(
        log: EventLog,
        work: ResourceWork,
        loads: [WorkLoad],
        roster: DutyRoster,
        enabled: [Microseconds],
        shape: BatchShape = BatchShape()
    ) {
        let found = BatchDiscovery(log: log, work: work, enabled: enabled, shape: shape).batches
        let free = roster.onDuty.indices.map { roster.onDuty[$0].subtracting(loads[$0].full) }
        let deliberate = found.filter {
            BatchPolicies.isDeliberate($0, enabled, loads[Int($0.resource)], free: free[Int($0.resource)])
        }
        var byActivity = [[Batch]](repeating: [], count: log.activities.count)
        for batch in deliberate { byActivity[Int(batch.activity)].append(batch) }
        var instances = [Int](repeating: 0, count: log.activities.count)
        for activity in log.activity { instances[Int(activity)] += 1 }
        policies = byActivity.indices.map {
            BatchPolicies.policy(of: byActivity[$0], instances: instances[$0], zone: log.zone)
        }
        let rules = policies
        batches = found.filter { batch in
            rules[Int(batch.activity)].map { $0.covers(batch, zone: log.zone) } ?? false
        }
        var filled = [Microseconds](repeating: EventLog.missingTime, count: log.instanceCount)
        for batch in batches {
            for instance in batch.instances { filled[Int(instance)] = batch.filled }
        }
        BatchPolicies.markClockSingles(&filled, log, enabled, rules)
        self.filled = filled
    }

    /// Whether the instance waited for a rule of the clock, so that free time before it is the rule's doing.
    func waitsForClock(_ instance: Int, activity: Int32) -> Bool {
        guard filled[instance] != EventLog.missingTime, case .clock = policies[Int(activity)] else {
            return false
        }
        return true
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

    private static func policy(of batches: [Batch], instances: Int, zone: ZoneRules) -> BatchPolicy? {
        let batched = batches.reduce(0) { $0 + $1.size }
        guard batches.count >= leastBatches, Double(batched) >= leastShare * Double(instances) else {
            return nil
        }
        let together = batches.lazy.filter(\.startsTogether).reduce(0) { $0 + $1.size }
        if together * 2 >= batched { return .together }
        var sizes: [Int: Int] = [:]
        for batch in batches { sizes[batch.size, default: 0] += 1 }
        if let usual = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.key >= 3,
            Double(usual.value) >= regularShare * Double(batches.count)
        {
            return .size(usual.key)
        }
        return clockPolicy(of: batches, zone: zone)
    }

    /// The few times of the day at which most batches begin, if there are such.
    private static func clockPolicy(of batches: [Batch], zone: ZoneRules) -> BatchPolicy? {
        var times = batches.map { zone.timeOfDay($0.firstStart) }.sorted()
        let needed = regularShare * Double(times.count)
        var covered = 0
        var clockTimes: [Microseconds] = []
        while clockTimes.count < mostClockTimes, Double(covered) < needed {
            let densest = densestSpell(times)
            guard densest.count >= leastBatches else { break }
            clockTimes.append(times[densest.lowerBound])
            covered += densest.count
            times.removeSubrange(densest)
        }
        return Double(covered) >= needed ? .clock(clockTimes.sorted()) : nil
    }

    /// The most of the sorted times that lie within the tolerance of the first of them.
    private static func densestSpell(_ times: [Microseconds]) -> Range<Int> {
        var best = 0..<0
        var end = 0
        for start in times.indices {
            while end < times.count, times[end] - times[start] <= clockTolerance { end += 1 }
            if end - start > best.count { best = start..<end }
        }
        return best
    }

    /// An order that was alone at the batch's hour waited for it all the same.
    private static func markClockSingles(
        _ filled: inout [Microseconds],
        _ log: EventLog,
        _ enabled: [Microseconds],
        _ policies: [BatchPolicy?]
    ) {
        for instance in 0..<log.instanceCount where filled[instance] == EventLog.missingTime {
            guard case .clock(let times) = policies[Int(log.activity[instance])] else { continue }
            if BatchPolicy.isDue(at: log.start[instance], times, log.zone) {
                filled[instance] = enabled[instance]
            }
        }
    }
}
