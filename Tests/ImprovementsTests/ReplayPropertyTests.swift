import EventLogs
import Improvements
import TestInputs
import Testing
import WorkCalendars

/// What has to hold of any replay, looked at second by second, on small random desks.
@Suite struct ReplayPropertyTests {
    private struct Scene {
        var work: ReplayWork
        var desk: ReplayDesk

        init(seed: Int) {
            var draw = SeededGenerator(seed: seed)
            let activities = 1 + draw.next(below: 4)
            var arrival: [Microseconds] = []
            var firstInstance = [0]
            var activity: [Int32] = []
            var firstEnabler = [0]
            var enablers: [Int32] = []
            for _ in 0..<1 + draw.next(below: 25) {
                arrival.append(Microseconds(draw.next(below: 40)))
                let first = activity.count
                for instance in first..<first + 1 + draw.next(below: 4) {
                    activity.append(Int32(draw.next(below: activities)))
                    // Any of those before, at least one but for the first; some wait for several.
                    for before in first..<instance where before == instance - 1 || draw.next(below: 3) == 0 {
                        enablers.append(Int32(before))
                    }
                    firstEnabler.append(enablers.count)
                }
                firstInstance.append(activity.count)
            }
            work = ReplayWork(
                arrival: arrival,
                firstInstance: firstInstance,
                activity: activity,
                effort: activity.map { _ in Microseconds(draw.next(below: 6)) },
                outside: activity.map { _ in Microseconds(max(0, draw.next(below: 8) - 4)) },
                rank: activity.map { _ in Double(draw.next(below: 3)) },
                firstEnabler: firstEnabler,
                enablers: enablers
            )
            let rules: [ReplayDesk.QueueRule] = [
                .firstInFirstOut, .lastInFirstOut, .shortestFirst, .lowestRank,
            ]
            // Two batches of one moment in the same hands could not be told apart.
            let hasBatches = draw.next(below: 2) == 0
            let resources = (0..<1 + draw.next(below: 4)).map { _ in
                let shift = 3 + draw.next(below: 9)
                return ReplayDesk.Resource(
                    skills: Set((0..<Int32(activities)).filter { _ in draw.next(below: 2) == 0 }),
                    onDuty: draw.next(below: 2) == 0
                        ? nil
                        : IntervalSet(
                            merging: (0..<40).map {
                                (from: Microseconds($0 * 12), to: Microseconds($0 * 12 + shift))
                            }
                        ),
                    capacity: hasBatches ? 1 : 1 + draw.next(below: 2)
                )
            }
            // Some is somebody's own, and some needs nobody.
            for instance in work.assignee.indices {
                switch draw.next(below: 6) {
                case 0: work.assignee[instance] = Int32(draw.next(below: resources.count))
                case 1: work.assignee[instance] = ReplayWork.nobody
                default: break
                }
                work.isFirstTouch[instance] = draw.next(below: 10) == 0
            }
            desk = ReplayDesk(
                resources: resources,
                activities: (0..<activities).map { _ in
                    let least = 1 + draw.next(below: 3)
                    let isBatched = hasBatches && draw.next(below: 2) == 0
                    return .init(
                        queue: rules[draw.next(below: 4)],
                        batch: isBatched
                            ? .init(
                                least: least,
                                most: least + draw.next(below: 3),
                                patience: draw.next(below: 2) == 0 ? nil : Microseconds(draw.next(below: 20)),
                                work: draw.next(below: 2) == 0 ? .atOnce : .inTurn
                            ) : nil,
                        isUnstaffed: draw.next(below: 8) == 0
                    )
                }
            )
        }
    }

    private static let missing = EventLog.missingTime

    @Test(arguments: 0..<300)
    func nothingBeginsBeforeItIsReadyAndWorkTakesItsTime(seed: Int) {
        let scene = Scene(seed: seed)
        let (work, desk) = (scene.work, scene.desk)
        let times = Replay.times(of: work, at: desk)
        for order in work.arrival.indices {
            for instance in work.firstInstance[order]..<work.firstInstance[order + 1] {
                let before = work.firstEnabler[instance]..<work.firstEnabler[instance + 1]
                let ends = before.map { times.end[Int(work.enablers[$0])] }
                if ends.contains(Self.missing) {
                    #expect(times.ready[instance] == Self.missing)
                    continue
                }
                #expect(times.ready[instance] == (ends.max() ?? work.arrival[order]) + work.outside[instance])
                let (start, end) = (times.start[instance], times.end[instance])
                guard start != Self.missing, end != Self.missing else { continue }
                #expect(start >= times.ready[instance])
                let activity = desk.activities[Int(work.activity[instance])]
                if activity.isUnstaffed || work.assignee[instance] == ReplayWork.nobody {
                    #expect(start == times.ready[instance] && end == start + work.effort[instance])
                    continue
                }
                let resource = desk.resources[Int(times.resource[instance])]
                let assignee = work.assignee[instance]
                if assignee == times.resource[instance] {
                } else {
                    #expect(resource.skills.contains(work.activity[instance]))
                    // Own work goes to others only when its owner never comes again.
                    if assignee >= 0 { #expect(Self.isGone(desk.resources[Int(assignee)], by: start)) }
                }
                if activity.batch?.work != .atOnce {
                    #expect(
                        (resource.onDuty?.duration(from: start, to: end) ?? end - start)
                            == work.effort[instance]
                    )
                }
            }
        }
    }

    /// At no moment is somebody idle on duty while work that they do waits and may be taken; and nobody has more in hand than they can.
    @Test(arguments: 0..<300)
    func nobodyIsIdleBesideWorkNorHasTooMuch(seed: Int) {
        let scene = Scene(seed: seed)
        let (work, desk) = (scene.work, scene.desk)
        let times = Replay.times(of: work, at: desk)
        let instances = 0..<work.instanceCount
        func isOver(_ instance: Int, _ now: Microseconds) -> Bool {
            times.end[instance] != Self.missing && times.end[instance] <= now
        }
        for now in Microseconds(0)..<480 {
            var waiting = [[Int]](repeating: [], count: desk.activities.count)
            for instance in instances
            where times.ready[instance] != Self.missing && times.ready[instance] <= now
                && (times.start[instance] == Self.missing || times.start[instance] > now)
            {
                waiting[Int(work.activity[instance])].append(instance)
            }
            for (index, resource) in desk.resources.enumerated() {
                // What is done in turn is in hand as one piece: batches are counted by their last members, as these end.
                let inHand = instances.filter {
                    times.resource[$0] == Int32(index) && times.start[$0] <= now && !isOver($0, now)
                }
                let pieces = Set(
                    inHand.map { instance in
                        desk.activities[Int(work.activity[instance])].batch == nil
                            ? "\(instance)" : "\(work.activity[instance]) \(times.start[instance])"
                    }
                )
                #expect(pieces.count <= resource.capacity)
                let isOnDuty = resource.onDuty?.contains(now) ?? true
                guard isOnDuty, pieces.count < resource.capacity else { continue }
                for (skill, isOwn) in Self.queues(of: index, resource, work)
                where !desk.activities[Int(skill)].isUnstaffed {
                    let queue = waiting[Int(skill)].filter { instance in
                        let assignee = work.assignee[instance]
                        if assignee == ReplayWork.nobody { return false }
                        let isShared =
                            assignee < 0 || Self.isGone(desk.resources[Int(assignee)], by: now)
                        return isOwn ? assignee == Int32(index) && !isShared : isShared
                    }.filter {
                        // Members of a batch in turn wait for those before them, in the same hands.
                        times.resource[$0] == -1 || times.start[$0] == Self.missing
                            || !isTaken($0, now, scene, times)
                    }
                    guard let batch = desk.activities[Int(skill)].batch else {
                        #expect(queue.isEmpty, "at \(now) resource \(index) beside \(queue)")
                        continue
                    }
                    let isOverdue = queue.contains { instance in
                        batch.patience.map { times.ready[instance] + $0 <= now } ?? false
                    }
                    #expect(
                        queue.count < batch.least && !isOverdue,
                        "at \(now) resource \(index) beside \(queue)"
                    )
                }
            }
        }
    }

    /// The queues that somebody takes from: those of activities, and own ones.
    private static func queues(
        of index: Int,
        _ resource: ReplayDesk.Resource,
        _ work: ReplayWork
    ) -> [(Int32, isOwn: Bool)] {
        let own = Set(
            work.activity.indices.filter { work.assignee[$0] == Int32(index) }.map { work.activity[$0] }
        )
        return resource.skills.map { ($0, false) } + own.map { ($0, true) }
    }

    /// Whether somebody is never on duty from a moment on.
    private static func isGone(_ resource: ReplayDesk.Resource, by now: Microseconds) -> Bool {
        resource.onDuty.map { $0.next(atOrAfter: now) == nil } ?? false
    }

    /// Whether an instance that has not begun belongs to a batch in turn that has.
    private func isTaken(_ instance: Int, _ now: Microseconds, _ scene: Scene, _ times: ReplayTimes) -> Bool {
        guard scene.desk.activities[Int(scene.work.activity[instance])].batch?.work == .inTurn else {
            return false
        }
        var start = times.start[instance]
        // Back along the ends that are its starts.
        while start > now {
            guard
                let before = (0..<scene.work.instanceCount).first(where: {
                    times.resource[$0] == times.resource[instance] && times.end[$0] == start
                        && times.start[$0] < start
                        && scene.work.activity[$0] == scene.work.activity[instance]
                })
            else { return false }
            start = times.start[before]
        }
        return true
    }

    /// Within an activity whose queue goes by the order in which work is ready, without batches, nobody overtakes.
    @Test(arguments: 0..<300)
    func firstInIsFirstOut(seed: Int) {
        let scene = Scene(seed: seed)
        let times = Replay.times(of: scene.work, at: scene.desk)
        for (code, activity) in scene.desk.activities.enumerated()
        where activity.queue == .firstInFirstOut && activity.batch == nil && !activity.isUnstaffed {
            let begun = (0..<scene.work.instanceCount).filter {
                scene.work.activity[$0] == Int32(code) && times.start[$0] != Self.missing
                    && scene.work.assignee[$0] == ReplayWork.anybody && !scene.work.isFirstTouch[$0]
            }
            let byReady = begun.sorted { (times.ready[$0], $0) < (times.ready[$1], $1) }
            // What is ready at one moment may become so one after the other, behind work that takes no time.
            for (first, second) in zip(byReady, byReady.dropFirst())
            where times.ready[first] < times.ready[second] {
                #expect(times.start[first] <= times.start[second], "\(first) before \(second)")
            }
        }
    }

    @Test func theSameWorkGivesTheSameTimes() {
        let scene = Scene(seed: 7)
        #expect(Replay.times(of: scene.work, at: scene.desk) == Replay.times(of: scene.work, at: scene.desk))
    }
}
