import EventLogs
import WorkCalendars

/// What several levers ask of a desk, or do to it.
extension LoggedDesk {
    /// Who does an activity, in the order of the desk.
    func people(at stage: Int32) -> [Int] {
        desk.resources.indices.filter { desk.resources[$0].skills.contains(stage) }
    }

    /// The same, of whom there has to be somebody.
    /// - Throws: ``LeverError/nobodyDoes(_:)``.
    func staff(at stage: Int32, _ log: EventLog) throws(LeverError) -> [Int] {
        let people = people(at: stage)
        if people.isEmpty { throw .nobodyDoes(log.activities[stage]) }
        return people
    }

    /// Who of the log does most of an activity, of those who do it still; nil if nobody does.
    func busiest(at stage: Int32, _ log: EventLog) -> Int? {
        var counts = [Int](repeating: 0, count: desk.resources.count)
        for instance in 0..<log.instanceCount
        where log.activity[instance] == stage && log.resource[instance] >= 0 {
            counts[Int(log.resource[instance])] += 1
        }
        return people(at: stage).max { (counts[$0], -$0) < (counts[$1], -$1) }
    }

    /// So many weeks of arrivals, at least one.
    var weeks: Double { max(1, Double(lastArrival - firstArrival) / Double(Microseconds.week)) }

    /// Hours a week, of what was so long in all weeks.
    func perWeek(_ length: Microseconds) -> Double { Double(length) / Double(Microseconds.hour) / weeks }

    /// Hours a week on duty while orders came in; all hours for somebody who is always.
    func weeklyHours(of onDuty: IntervalSet?) -> Double {
        guard let onDuty else { return 7 * 24 }
        return perWeek(onDuty.duration(from: firstArrival, to: max(lastArrival, firstArrival + .week)))
    }

    /// Whether a resource keeps the hours of a person: half of the week at most. Others are systems.
    func isPerson(_ resource: Int) -> Bool { weeklyHours(of: desk.resources[resource].onDuty) <= 84 }

    /// When people are on duty.
    var openHours: IntervalSet { desk.hours(of: desk.resources.indices.filter { isPerson($0) }) }

    /// Adds an activity to what somebody does.
    /// - Returns: whether that is new to them.
    mutating func teach(_ stage: Int32, to resource: Int) -> Bool {
        guard desk.resources[resource].skills.insert(stage).inserted else { return false }
        if newcomersFavour { desk.resources[resource].favoursAcrossQueues = true }
        return true
    }

    /// Lets newcomers have a part of the work at an activity that is somebody's own: where one did it alone, it is anybody's from now on;
    /// where several have their own, each gives up the same share.
    mutating func share(_ stage: Int32, with newcomers: [Int]) {
        let veterans = people(at: stage).filter { !newcomers.contains($0) }
        let own = (0..<work.instanceCount).filter { work.activity[$0] == stage && work.assignee[$0] >= 0 }
        guard veterans.count > 1 else {
            for instance in own { work.assignee[instance] = ReplayWork.anybody }
            return
        }
        let all = veterans.count + newcomers.count
        for (place, instance) in own.enumerated() where place % all < newcomers.count {
            work.assignee[instance] = Int32(newcomers[place % all])
        }
    }

    /// Work at activities is no longer anybody's own.
    mutating func unassign(_ stages: Set<Int32>) {
        for instance in 0..<work.instanceCount
        where stages.contains(work.activity[instance]) && work.assignee[instance] >= 0 {
            work.assignee[instance] = ReplayWork.anybody
        }
    }

    /// Instances are done by themselves, in no time, when what is before them is over.
    /// - Parameter keepingOutside: whether what they waited for outside is waited for still.
    mutating func passOver(_ instances: [Int], keepingOutside: Bool = false) {
        let nothing = Int32(desk.activities.count)
        desk.activities.append(.init(isUnstaffed: true))
        for instance in instances {
            work.activity[instance] = nothing
            work.effort[instance] = 0
            work.assignee[instance] = ReplayWork.anybody
            work.gathering[instance] = -1
            if !keepingOutside { work.outside[instance] = 0 }
        }
    }
}

extension ReplayDesk {
    /// When any of these resources is on duty; those who always are do not count.
    func hours(of resources: some Sequence<Int>) -> IntervalSet {
        let hours = resources.compactMap { self.resources[$0].onDuty }
        return IntervalSet(mergingStarts: hours.flatMap(\.starts), ends: hours.flatMap(\.ends))
    }
}

extension ReplayWork {
    /// What has to be over before an instance.
    func enablers(of instance: Int) -> ArraySlice<Int32> {
        enablers[firstEnabler[instance]..<firstEnabler[instance + 1]]
    }
}
