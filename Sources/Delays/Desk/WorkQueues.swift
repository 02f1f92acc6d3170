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
    private let table: QueueTable
    /// The resources that serve each queue.
    let members: [[Int32]]
    /// Whether anything waited in each queue.
    let isWaitedIn: [Bool]
    /// When a queue that anything waited in had somebody free to take the next order.
    let idle: [IndexedIntervals]
    /// When a queue that anything waited in had anybody on duty.
    let onDuty: [IndexedIntervals]
    /// Pauses up to this are habitual in the queue: the median of its members.
    let habitualPause: [Microseconds]
    /// For each activity, whether its team shares the work.
    let isShared: [Bool]

    /// - Parameters:
    ///   - records: of all resources.
    ///   - enabled: when each instance could begin.
    /// - Complexity: O(n) in the instances and the resources' free moments, on all processors.
    init(
        log: EventLog,
        work: ResourceWork,
        records: [ResourceRecord],
        teams: Teams,
        roster: DutyRoster,
        enabled: EnabledTimes
    ) {
        let ownIdle = records.map(\.idle)
        isShared = DeskTakeovers(records.map(\.takeovers), in: work).areRare(teams: teams, idle: ownIdle)
        (table, members) = QueueTable.make(log, teams, isShared: isShared)
        let isWaitedIn = table.isWaitedIn(log, enabled, queueCount: members.count)
        // The queues of teams, which alone take time, come last.
        let order = Array(members.indices.reversed())
        idle = concurrentMap(beginning: order) { [members] queue in
            IndexedIntervals(isWaitedIn[queue] ? DutyRoster.anybody(of: members[queue], ownIdle) : .empty)
        }
        onDuty = concurrentMap(beginning: order) { [members] queue in
            IndexedIntervals(
                isWaitedIn[queue] ? DutyRoster.anybody(of: members[queue], roster.onDuty) : .empty
            )
        }
        self.isWaitedIn = isWaitedIn
        habitualPause = members.map { members in
            let pauses = members.map { records[Int($0)].habitualPause }.sorted()
            return pauses[pauses.count / 2]
        }
    }

    /// The queue that an instance waited in; nil where nobody is named.
    @inline(__always)
    func queue(of instance: Int, in log: EventLog) -> Int? { table.queue(of: instance, in: log) }

    /// When a queue had somebody on duty and nobody free.
    func clockedOn(_ queue: Int) -> IntervalSet { onDuty[queue].intervals.subtracting(idle[queue].intervals) }
}

/// Which queue an activity's instances wait in, by resource.
private struct QueueTable: Sendable {
    /// The queue of each activity and resource, resources in turn.
    private let queues: [Int32]
    private let resourceCount: Int

    /// The queues, and the resources that serve each.
    static func make(
        _ log: EventLog,
        _ teams: Teams,
        isShared: [Bool]
    ) -> (table: QueueTable, members: [[Int32]]) {
        let resourceCount = log.resources.count
        var members = (0..<Int32(resourceCount)).map { [$0] }
        var teamQueue: [[Int32]: Int32] = [:]
        let own = Array(0..<Int32(resourceCount))
        var queues = isShared.flatMap { _ in own }
        for activity in isShared.indices where isShared[activity] {
            let team = teams.members[activity]
            let queue = teamQueue[team] ?? Int32(members.count)
            if teamQueue[team] == nil {
                teamQueue[team] = queue
                members.append(team)
            }
            for member in team { queues[activity * resourceCount + Int(member)] = queue }
        }
        return (QueueTable(queues: queues, resourceCount: resourceCount), members)
    }

    @inline(__always)
    func queue(of instance: Int, in log: EventLog) -> Int? {
        let resource = Int(log.resource[instance])
        return resource < 0 ? nil : Int(queues[Int(log.activity[instance]) * resourceCount + resource])
    }

    /// Whether anything waited in each queue.
    /// - Complexity: O(instances), on all processors.
    func isWaitedIn(_ log: EventLog, _ enabled: EnabledTimes, queueCount: Int) -> [Bool] {
        let ranges = evenRanges(of: log.instanceCount, parts: 4 * processorCount)
        let found = concurrentMap(ranges.count) { part in
            var isWaitedIn = [Bool](repeating: false, count: queueCount)
            for instance in ranges[part] where enabled[instance] < log.start[instance] {
                if let queue = queue(of: instance, in: log) { isWaitedIn[queue] = true }
            }
            return isWaitedIn
        }
        return (0..<queueCount).map { queue in found.contains { $0[queue] } }
    }
}
