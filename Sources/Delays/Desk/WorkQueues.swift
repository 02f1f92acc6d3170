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

    /// - Parameter records: of all resources.
    /// - Complexity: O(n) in the resources' free moments and takeovers, on all processors.
    init(log: EventLog, records: [ResourceRecord], teams: Teams, roster: DutyRoster) {
        let ownIdle = records.map(\.idle)
        isShared = DeskTakeovers(records.map(\.takeovers)).areRare(teams: teams, idle: ownIdle)
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
            let pauses = members.map { records[Int($0)].habitualPause }.sorted()
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
