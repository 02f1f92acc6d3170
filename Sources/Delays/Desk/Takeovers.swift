import EventLogs
import Parallelism
import WorkCalendars

/// The moments at which one resource turned from one piece of work straight to an order that had been waiting, in order.
struct Takeovers: Sendable {
    /// Just before the earlier work ended: the order was waiting, the resource busy.
    let instants: [Microseconds]
    /// What it turned to.
    let activities: [Int32]

    static let none = Takeovers(instants: [], activities: [])

    private init(instants: [Microseconds], activities: [Int32]) {
        (self.instants, self.activities) = (instants, activities)
    }

    /// Those of a resource that does one thing at a time.
    /// - Parameters:
    ///   - enabled: when each of its instances could begin.
    ///   - activities: the activity of each.
    ///   - tolerance: the longest pause in which it still turns straight to the next.
    ///   - isTeam: of each activity, whether several resources do it; others have no takeovers.
    /// - Complexity: O(n) in the resource's instances.
    init(
        of resource: Int,
        in work: ResourceWork,
        enabled: [Microseconds],
        activities: [Int32],
        tolerance: Microseconds,
        isTeam: [Bool]
    ) {
        var instants: [Microseconds] = []
        var takenUp: [Int32] = []
        work.starts(of: resource).withUnsafeBufferPointer { starts in
            work.ends(of: resource).withUnsafeBufferPointer { ends in
                var previousStart = Microseconds.min
                // Far enough in the past for any difference to be a long one, and not to overflow.
                var previousEnd = Microseconds.min / 2
                for place in starts.indices {
                    let (start, end) = (starts[place], ends[place])
                    if start >= previousEnd, start - previousEnd <= tolerance {
                        let instant = previousEnd - min(.minute, (previousEnd - previousStart) / 2) - 1
                        if enabled[place] < instant, previousStart <= instant, isTeam[Int(activities[place])]
                        {
                            instants.append(instant)
                            takenUp.append(activities[place])
                        }
                    }
                    if end >= previousEnd {
                        previousStart = start
                        previousEnd = end
                    }
                }
            }
        }
        self.init(instants: instants.withoutSpareRoom, activities: takenUp.withoutSpareRoom)
    }
}

/// The takeovers of all resources, which tell whether a team shares its work.
struct DeskTakeovers: Sendable {
    /// From this share of cases with a free colleague on, work is not shared.
    private static let freeColleagueLimit = 0.2
    /// With fewer cases than this nothing is concluded, and work is taken as personal.
    private static let leastCases = 5
    /// Cases looked at for each activity, spread evenly: enough for a share to within a few points.
    private static let mostCases = 400

    private let takeovers: [Takeovers]

    /// - Parameter takeovers: of each resource.
    init(_ takeovers: [Takeovers]) { self.takeovers = takeovers }

    /// For each activity, whether hardly any were cases in which a colleague was free.
    /// - Complexity: O(cases), on all processors.
    func areRare(teams: Teams, idle: [IntervalSet]) -> [Bool] {
        let activityCount = teams.members.count
        let countsOfEach = concurrentMap(takeovers.count) { resource in
            var counts = [Int](repeating: 0, count: activityCount)
            for activity in takeovers[resource].activities { counts[Int(activity)] += 1 }
            return counts
        }
        var counts = [Int](repeating: 0, count: activityCount)
        var countsBefore: [[Int]] = []
        for own in countsOfEach {
            countsBefore.append(counts)
            for activity in counts.indices { counts[activity] += own[activity] }
        }
        let step = counts.map { max(1, $0 / DeskTakeovers.mostCases) }
        let free = concurrentMap(takeovers.count) { [countsBefore] resource in
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
            return counts[activity] >= DeskTakeovers.leastCases
                && Double(withFreeColleague) < DeskTakeovers.freeColleagueLimit * Double(looked)
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
        let own = takeovers[resource]
        for (activity, instant) in zip(own.activities.lazy.map({ Int($0) }), own.instants) {
            if passed[activity] > 0 {
                passed[activity] -= 1
                continue
            }
            passed[activity] = step[activity] - 1
            let isFree = { (member: Int32) in
                Int(member) != resource && idle[Int(member)].contains(instant)
            }
            if teams.members[activity].contains(where: isFree) { withFreeColleague[activity] += 1 }
        }
        return withFreeColleague
    }
}
