import EventLogs
import Parallelism
import WorkCalendars

/// When one resource turned from one piece of work straight to an order that had been waiting, in order of time.
struct Takeovers: Sendable {
    /// What it turned to, and what it did before: places in its work.
    struct Takeover: BitwiseCopyable {
        let next: Int32
        let previous: Int32
    }

    private let takeovers: [Takeover]

    static let none = Takeovers([])

    private init(_ takeovers: [Takeover]) { self.takeovers = takeovers }

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
        var takeovers: [Takeover] = []
        work.starts(of: resource).withUnsafeBufferPointer { starts in
            work.ends(of: resource).withUnsafeBufferPointer { ends in
                var previous: Int?
                for place in starts.indices {
                    guard let before = previous else {
                        previous = place
                        continue
                    }
                    if starts[place] >= ends[before], starts[place] - ends[before] <= tolerance {
                        let instant = Takeovers.instant(starts[before], ends[before])
                        if enabled[place] < instant, starts[before] <= instant, isTeam[Int(activities[place])]
                        {
                            takeovers.append(Takeover(next: Int32(place), previous: Int32(before)))
                        }
                    }
                    if ends[place] >= ends[before] { previous = place }
                }
            }
        }
        self.init(takeovers.withoutSpareRoom)
    }

    /// Just before the earlier work ended: the order was waiting, the resource busy.
    @inline(__always)
    private static func instant(_ start: Microseconds, _ end: Microseconds) -> Microseconds {
        end - min(.minute, (end - start) / 2) - 1
    }

    /// Calls `body` with the activity that was turned to and the moment.
    func forEach(
        of resource: Int,
        in work: ResourceWork,
        _ log: EventLog,
        _ body: (_ activity: Int, _ instant: () -> Microseconds) -> Void
    ) {
        let base = work.places(of: resource).lowerBound
        let (instances, starts, ends) = (work[resource], work.starts(of: resource), work.ends(of: resource))
        for takeover in takeovers {
            let previous = base + Int(takeover.previous)
            body(Int(log.activity[Int(instances[base + Int(takeover.next)])])) {
                Takeovers.instant(starts[previous], ends[previous])
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
    private let log: EventLog

    /// - Parameter takeovers: of each resource.
    init(_ takeovers: [Takeovers], in work: ResourceWork, _ log: EventLog) {
        (self.takeovers, self.work, self.log) = (takeovers, work, log)
    }

    /// For each activity, whether hardly any were cases in which a colleague was free.
    /// - Complexity: O(cases), on all processors.
    func areRare(teams: Teams, idle: [IntervalSet]) -> [Bool] {
        let activityCount = teams.members.count
        let countsOfEach = concurrentMap(takeovers.count) { resource in
            var counts = [Int](repeating: 0, count: activityCount)
            takeovers[resource].forEach(of: resource, in: work, log) { activity, _ in counts[activity] += 1 }
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
        takeovers[resource].forEach(of: resource, in: work, log) { activity, instant in
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
