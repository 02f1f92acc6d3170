import EventLogs
import Parallelism
import WorkCalendars

/// When one resource turned from one piece of work straight to an order that had been waiting, in order of time.
struct Takeovers: Sendable {
    /// The work that it turned from: places in its own.
    private let previous: [Int32]
    /// The activity that it turned to.
    private let activities: [Int32]

    static let none = Takeovers(previous: [], activities: [])

    private init(previous: [Int32], activities: [Int32]) {
        (self.previous, self.activities) = (previous, activities)
    }

    /// Those of a resource that does one thing at a time.
    /// - Parameters:
    ///   - activities: the activity of each piece of its work.
    ///   - tolerance: the longest pause in which it still turns straight to the next.
    ///   - isTeam: of each activity, whether several resources do it; others have no takeovers.
    /// - Complexity: O(n) in the resource's instances.
    init(of work: OwnWork, activities: [Int32], tolerance: Microseconds, isTeam: [Bool]) {
        var turnedFrom: [Int32] = []
        var turnedTo: [Int32] = []
        work.starts.withUnsafeBufferPointer { starts in
            work.ends.withUnsafeBufferPointer { ends in
                var previous: Int?
                for place in starts.indices {
                    guard let before = previous else {
                        previous = place
                        continue
                    }
                    if starts[place] >= ends[before], starts[place] - ends[before] <= tolerance {
                        let instant = Takeovers.instant(starts[before], ends[before])
                        if work.enabled[place] < instant, starts[before] <= instant,
                            isTeam[Int(activities[place])]
                        {
                            turnedFrom.append(Int32(before))
                            turnedTo.append(activities[place])
                        }
                    }
                    if ends[place] >= ends[before] { previous = place }
                }
            }
        }
        self.init(previous: turnedFrom.withoutSpareRoom, activities: turnedTo.withoutSpareRoom)
    }

    /// Just before the earlier work ended: the order was waiting, the resource busy.
    @inline(__always)
    private static func instant(_ start: Microseconds, _ end: Microseconds) -> Microseconds {
        end - min(.minute, (end - start) / 2) - 1
    }

    /// Adds how many there are of each activity.
    func count(into counts: inout [Int]) {
        for activity in activities { counts[Int(activity)] += 1 }
    }

    /// Calls `body` with each takeover's activity, and what tells its moment.
    @inline(__always)
    func forEach(
        of resource: Int,
        in work: ResourceWork,
        _ body: (_ activity: Int, _ instant: () -> Microseconds) -> Void
    ) {
        for (previous, activity) in zip(previous, activities) {
            body(Int(activity)) {
                let times = work.times(of: resource, at: Int(previous))
                return Takeovers.instant(times.start, times.end)
            }
        }
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
    private let work: ResourceWork

    /// - Parameter takeovers: of each resource.
    init(_ takeovers: [Takeovers], in work: ResourceWork) {
        (self.takeovers, self.work) = (takeovers, work)
    }

    /// For each activity, whether hardly any were cases in which a colleague was free.
    /// - Complexity: O(cases), on all processors.
    func areRare(teams: Teams, idle: [IntervalSet]) -> [Bool] {
        let activityCount = teams.members.count
        let countsOfEach = concurrentMap(takeovers.count) { resource in
            var counts = [Int](repeating: 0, count: activityCount)
            takeovers[resource].count(into: &counts)
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
        takeovers[resource].forEach(of: resource, in: work) { activity, instant in
            if passed[activity] > 0 {
                passed[activity] -= 1
                return
            }
            passed[activity] = step[activity] - 1
            let instant = instant()
            let isFree = { (member: Int32) in
                Int(member) != resource && idle[Int(member)].contains(instant)
            }
            if teams.members[activity].contains(where: isFree) { withFreeColleague[activity] += 1 }
        }
        return withFreeColleague
    }
}
