import EventLogs
import Parallelism
import WorkCalendars

/// The queue that each instance waited in: its own resource's, or that of the whole team where the team shares its
/// work.
///
/// Queue `q` below the number of resources is that resource's own; the others are teams'. Whether an activity's team
/// shares its work is read off the log: where somebody turned to an order straight from other work although a
/// colleague was free, the order was his alone; where that hardly ever happens, anybody would have taken it.
struct WorkQueues: Sendable {
    /// The queue of each activity and resource, resources in turn.
    private let queues: [Int32]
    private let resourceCount: Int
    /// The resources that serve each queue.
    let members: [[Int32]]
    /// When a queue had somebody free to take the next order.
    let idle: [IndexedIntervals]
    /// When a queue had anybody on duty.
    let onDuty: [IndexedIntervals]
    /// Pauses up to this are habitual in the queue: the median of its members.
    let habitualPause: [Microseconds]
    /// For each activity, whether its team shares the work.
    let isShared: [Bool]

    /// - Parameter enabled: when each instance could begin.
    init(
        log: EventLog,
        work: ResourceWork,
        teams: Teams,
        roster: DutyRoster,
        loads: [WorkLoad],
        enabled: EnabledTimes
    ) {
        let ownIdle = work.concurrentMapResources {
            loads[$0].idle(onDuty: roster.onDuty[$0], edgeSlack: roster.edgeSlack[$0])
        }
        isShared = TakeoverCases(log: log, work: work, loads: loads, enabled: enabled, teams: teams)
            .areRare(teams: teams, idle: ownIdle)
        var members = (0..<Int32(log.resources.count)).map { [$0] }
        var teamQueue: [[Int32]: Int32] = [:]
        var queueOfActivity = [Int32](repeating: -1, count: isShared.count)
        for activity in isShared.indices where isShared[activity] {
            let team = teams.members[activity]
            if let known = teamQueue[team] {
                queueOfActivity[activity] = known
            } else {
                queueOfActivity[activity] = Int32(members.count)
                teamQueue[team] = Int32(members.count)
                members.append(team)
            }
        }
        // The queues of teams, which alone take time, come last.
        let order = Array(members.indices.reversed())
        idle = concurrentMap(beginning: order) { [members] in
            IndexedIntervals(DutyRoster.anybody(of: members[$0], ownIdle))
        }
        onDuty = concurrentMap(beginning: order) { [members] in
            IndexedIntervals(DutyRoster.anybody(of: members[$0], roster.onDuty))
        }
        habitualPause = members.map { members in
            let pauses = members.map { loads[Int($0)].habitualPause }.sorted()
            return pauses[pauses.count / 2]
        }
        self.members = members
        resourceCount = log.resources.count
        var queues = Array(0..<Int32(resourceCount))
        queues = isShared.flatMap { _ in queues }
        for activity in isShared.indices where isShared[activity] {
            for member in teams.members[activity] {
                queues[activity * resourceCount + Int(member)] = queueOfActivity[activity]
            }
        }
        self.queues = queues
    }

    /// The queue that an instance waited in; nil where nobody is named.
    @inline(__always)
    func queue(of instance: Int, in log: EventLog) -> Int? {
        let resource = Int(log.resource[instance])
        return resource < 0 ? nil : Int(queues[Int(log.activity[instance]) * resourceCount + resource])
    }

    /// When a queue had somebody on duty and nobody free.
    func clockedOn(_ queue: Int) -> IntervalSet { onDuty[queue].intervals.subtracting(idle[queue].intervals) }
}

/// The moments at which a resource turned from one piece of work straight to an order that had been waiting.
private struct TakeoverCases: Sendable {
    private struct Case {
        /// Just before the earlier work ended: the order was waiting, the resource busy.
        let instant: Microseconds
        let activity: Int32
    }

    /// From this share of cases with a free colleague on, work is not shared.
    private static let freeColleagueLimit = 0.2
    /// With fewer cases than this nothing is concluded, and work is taken as personal.
    private static let leastCases = 5
    /// Cases looked at for each activity, spread evenly: enough for a share to within a few points.
    private static let mostCases = 400

    /// Of each resource, in order of time.
    private let cases: [[Case]]

    /// - Complexity: O(instances), on all processors.
    init(log: EventLog, work: ResourceWork, loads: [WorkLoad], enabled: EnabledTimes, teams: Teams) {
        let isTeam = teams.members.map { $0.count > 1 }
        cases = work.concurrentMapResources { resource in
            guard loads[resource].capacity == 1 else { return [] }
            return work[resource].withUnsafeBufferPointer { instances in
                work.starts(of: resource).withUnsafeBufferPointer { starts in
                    work.ends(of: resource).withUnsafeBufferPointer { ends in
                        TakeoverCases.cases(
                            starts,
                            ends,
                            enabled: work.enabledTimes(of: resource, enabled),
                            tolerance: loads[resource].pauseTolerance,
                            activity: { log.activity[Int(instances[$0])] },
                            isTeam
                        )
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func cases(
        _ starts: UnsafeBufferPointer<Microseconds>,
        _ ends: UnsafeBufferPointer<Microseconds>,
        enabled: [Microseconds],
        tolerance: Microseconds,
        activity: (Int) -> Int32,
        _ isTeam: [Bool]
    ) -> [Case] {
        var cases: [Case] = []
        var previousStart = Microseconds.min
        // Far enough in the past for any difference to be a long one, and not to overflow.
        var previousEnd = Microseconds.min / 2
        for place in starts.indices {
            let (start, end) = (starts[place], ends[place])
            if start >= previousEnd, start - previousEnd <= tolerance {
                let instant = previousEnd - min(.minute, (previousEnd - previousStart) / 2) - 1
                if enabled[place] < instant, previousStart <= instant {
                    let activity = activity(place)
                    if isTeam[Int(activity)] { cases.append(Case(instant: instant, activity: activity)) }
                }
            }
            if end >= previousEnd {
                previousStart = start
                previousEnd = end
            }
        }
        return cases
    }

    /// For each activity, whether hardly any were cases in which a colleague was free.
    /// - Complexity: O(cases), on all processors.
    func areRare(teams: Teams, idle: [IntervalSet]) -> [Bool] {
        let activityCount = teams.members.count
        let countsOfEach = concurrentMap(cases.count) { resource in
            var counts = [Int](repeating: 0, count: activityCount)
            for found in cases[resource] { counts[Int(found.activity)] += 1 }
            return counts
        }
        var counts = [Int](repeating: 0, count: activityCount)
        var countsBefore: [[Int]] = []
        for own in countsOfEach {
            countsBefore.append(counts)
            for activity in counts.indices { counts[activity] += own[activity] }
        }
        let step = counts.map { max(1, $0 / TakeoverCases.mostCases) }
        let free = concurrentMap(cases.count) { [countsBefore] resource in
            withFreeColleague(
                resource,
                casesBefore: countsBefore[resource],
                step: step,
                teams: teams,
                idle: idle
            )
        }
        return counts.indices.map { activity in
            let looked = (counts[activity] + step[activity] - 1) / step[activity]
            let withFreeColleague = free.reduce(0) { $0 + $1[activity] }
            return counts[activity] >= TakeoverCases.leastCases
                && Double(withFreeColleague) < TakeoverCases.freeColleagueLimit * Double(looked)
        }
    }

    /// For each activity, how many cases of one resource were such that a colleague was free. Of all cases of an
    /// activity, the resources' in turn, one in `step` is looked at.
    /// - Parameter casesBefore: of each activity, of the resources before.
    private func withFreeColleague(
        _ resource: Int,
        casesBefore: [Int],
        step: [Int],
        teams: Teams,
        idle: [IntervalSet]
    ) -> [Int] {
        // How many cases there are until the next that is looked at.
        var passed = zip(casesBefore, step).map { before, step in (step - before % step) % step }
        var withFreeColleague = [Int](repeating: 0, count: step.count)
        for found in cases[resource] {
            let activity = Int(found.activity)
            if passed[activity] > 0 {
                passed[activity] -= 1
                continue
            }
            passed[activity] = step[activity] - 1
            let isFree = { (member: Int32) in
                Int(member) != resource && idle[Int(member)].contains(found.instant)
            }
            if teams.members[activity].contains(where: isFree) { withFreeColleague[activity] += 1 }
        }
        return withFreeColleague
    }
}
