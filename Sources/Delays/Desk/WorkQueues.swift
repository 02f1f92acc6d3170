import EventLogs
import WorkCalendars

/// The queue that each instance waited in: its own resource's, or that of the whole team where the team shares its
/// work.
///
/// Queue `q` below the number of resources is that resource's own; the others are teams'. Whether an activity's team
/// shares its work is read off the log: where somebody turned to an order straight from other work although a
/// colleague was free, the order was his alone; where that hardly ever happens, anybody would have taken it.
struct WorkQueues: Sendable {
    /// The queue of each instance; -1 where nobody is named.
    let queue: [Int32]
    /// The resources that serve each queue.
    let members: [[Int32]]
    /// When a queue had somebody free to take the next order.
    let idle: [IntervalSet]
    /// When a queue had anybody on duty.
    let onDuty: [IntervalSet]
    /// Pauses up to this are habitual in the queue: the median of its members.
    let habitualPause: [Microseconds]
    /// For each activity, whether its team shares the work.
    let isShared: [Bool]

    /// From this share of cases with a free colleague on, work is not shared.
    private static let freeColleagueLimit = 0.2
    /// With fewer cases than this nothing is concluded, and work is taken as personal.
    private static let leastCases = 5
    /// Cases looked at for each activity, spread evenly: enough for a share to within a few points.
    private static let mostCases = 400

    init(
        log: EventLog,
        work: ResourceWork,
        teams: Teams,
        roster: DutyRoster,
        loads: [WorkLoad],
        enabled: [Microseconds]
    ) {
        let ownIdle = roster.onDuty.indices.map {
            loads[$0].idle(onDuty: roster.onDuty[$0], edgeSlack: roster.edgeSlack[$0])
        }
        let cases = TakeoverCases(log: log, work: work, loads: loads, enabled: enabled)
        isShared = teams.members.indices.map { activity in
            let team = teams.members[activity]
            guard team.count > 1 else { return false }
            return WorkQueues.isShared(cases.byActivity[activity], team: team, idle: ownIdle)
        }
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
        idle = members.map { DutyRoster.anybody(of: $0, ownIdle) }
        onDuty = members.map { DutyRoster.anybody(of: $0, roster.onDuty) }
        habitualPause = members.map { members in
            let pauses = members.map { loads[Int($0)].habitualPause }.sorted()
            return pauses[pauses.count / 2]
        }
        self.members = members
        var queue = log.resource
        for instance in queue.indices where queue[instance] >= 0 {
            let shared = queueOfActivity[Int(log.activity[instance])]
            if shared >= 0, WorkQueues.contains(members[Int(shared)], queue[instance]) {
                queue[instance] = shared
            }
        }
        self.queue = queue
    }

    private static func isShared(_ cases: [TakeoverCases.Case], team: [Int32], idle: [IntervalSet]) -> Bool {
        guard cases.count >= leastCases else { return false }
        let stride = max(1, cases.count / mostCases)
        var looked = 0
        var withFreeColleague = 0
        for index in Swift.stride(from: 0, to: cases.count, by: stride) {
            looked += 1
            let (instant, resource) = (cases[index].instant, cases[index].resource)
            if team.contains(where: { $0 != resource && idle[Int($0)].contains(instant) }) {
                withFreeColleague += 1
            }
        }
        return Double(withFreeColleague) < freeColleagueLimit * Double(looked)
    }

    /// What the people of a queue worked on.
    func pieces(_ queue: Int, _ work: ResourceWork, _ log: EventLog, ready: [Microseconds]) -> BusyPieces {
        BusyPieces(
            works: members[queue].flatMap { work[Int($0)] },
            log: log,
            ready: ready,
            clockedOn: onDuty[queue].subtracting(idle[queue]),
            longestPause: habitualPause[queue]
        )
    }

    private static func contains(_ sorted: [Int32], _ value: Int32) -> Bool {
        let index = sorted.partitionPoint { $0 < value }
        return index < sorted.count && sorted[index] == value
    }
}

/// The moments at which a resource turned from one piece of work straight to an order that had been waiting.
private struct TakeoverCases {
    struct Case {
        /// Just before the earlier work ended: the order was waiting, the resource busy.
        let instant: Microseconds
        let resource: Int32
    }

    private(set) var byActivity: [[Case]]

    init(log: EventLog, work: ResourceWork, loads: [WorkLoad], enabled: [Microseconds]) {
        byActivity = Array(repeating: [], count: log.activities.count)
        for resource in 0..<work.resourceCount where loads[resource].capacity == 1 {
            var previousStart = Microseconds.min
            // Far enough in the past for any difference to be a long one, and not to overflow.
            var previousEnd = Microseconds.min / 2
            for instance in work[resource].lazy.map(Int.init) {
                let start = log.start[instance]
                if start >= previousEnd, start - previousEnd <= loads[resource].pauseTolerance {
                    let instant = previousEnd - min(.minute, (previousEnd - previousStart) / 2) - 1
                    if enabled[instance] < instant, previousStart <= instant {
                        byActivity[Int(log.activity[instance])]
                            .append(Case(instant: instant, resource: Int32(resource)))
                    }
                }
                if log.end[instance] >= previousEnd {
                    previousStart = start
                    previousEnd = log.end[instance]
                }
            }
        }
    }
}
