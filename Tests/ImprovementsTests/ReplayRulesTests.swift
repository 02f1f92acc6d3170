import EventLogs
import Improvements
import Testing
import WorkCalendars

/// What a replay does with own work, first touches, batches that gather, overtime and the clocks of outside waits, in hours by hand.
@Suite struct ReplayRulesTests {
    private static let hour = Microseconds.hour

    /// Orders of one activity that come in and take as many hours as said.
    private func work(_ arrivals: [Int], _ efforts: [Int]) -> ReplayWork {
        ReplayWork(
            sequences: arrivals.map { Microseconds($0) * Self.hour },
            firstInstance: Array(0...arrivals.count),
            activity: arrivals.map { _ in 0 },
            effort: efforts.map { Microseconds($0) * Self.hour }
        )
    }

    private func starts(_ work: ReplayWork, _ desk: ReplayDesk) -> [Microseconds] {
        Replay.times(of: work, at: desk).start.map { $0 / Self.hour }
    }

    private static func hours(_ spans: (Int, Int)...) -> IntervalSet {
        IntervalSet(merging: spans.map { (from: Microseconds($0.0) * hour, to: Microseconds($0.1) * hour) })
    }

    @Test func ownWorkWaitsForItsOwnerThoughAColleagueIsFree() {
        var orders = work([0, 1], [5, 1])
        orders.assignee = [0, 0]
        let desk = ReplayDesk(resources: [.init(skills: [0]), .init(skills: [0])], activities: [.init()])
        #expect(starts(orders, desk) == [0, 5])
        orders.assignee = [0, ReplayWork.anybody]
        #expect(starts(orders, desk) == [0, 1])
        orders.assignee = [0, ReplayWork.nobody]
        let times = Replay.times(of: orders, at: desk)
        #expect(times.start[1] == Self.hour && times.resource[1] == -1)
    }

    @Test func workOfSomebodyWhoLeavesGoesToTheOthers() {
        var orders = work([0, 1, 6], [3, 1, 1])
        orders.assignee = [0, 0, 0]
        let desk = ReplayDesk(
            resources: [.init(skills: [0], onDuty: Self.hours((0, 3))), .init(skills: [0])],
            activities: [.init()]
        )
        #expect(starts(orders, desk) == [0, 3, 6])
        #expect(Replay.times(of: orders, at: desk).resource == [0, 1, 1])
    }

    @Test func firstTouchesGoBeforeAllElse() {
        var orders = work([0, 1, 2], [3, 1, 1])
        orders.isFirstTouch = [false, false, true]
        for queue in [ReplayDesk.QueueRule.firstInFirstOut, .shortestFirst, .lowestRank] {
            let desk = ReplayDesk(resources: [.init(skills: [0])], activities: [.init(queue: queue)])
            #expect(starts(orders, desk) == [0, 4, 3])
        }
    }

    @Test func membersOfABatchWaitForOneAnother() {
        var orders = work([0, 2, 4, 1], [1, 1, 1, 1])
        orders.gathering = [0, 0, 0, -1]
        let desk = ReplayDesk(
            resources: [.init(skills: [0])],
            activities: [.init(batch: .init(least: 1, work: .atOnce))]
        )
        let times = Replay.times(of: orders, at: desk)
        #expect(times.start.map { $0 / Self.hour } == [4, 4, 4, 1])
        // They were ready before: the batch is what they waited for.
        #expect(times.ready.map { $0 / Self.hour } == [0, 2, 4, 1])
    }

    @Test(arguments: [(0, 12), (1, 12), (2, 10)])
    func whoDoesOvertimeFinishesWhatIsNearlyDone(overtime: Int, end: Int) {
        // Two hours are left at 8, when the day ends; the next begins at 10.
        let orders = work([5], [5])
        let desk = ReplayDesk(
            resources: [
                .init(
                    skills: [0],
                    onDuty: Self.hours((0, 8), (10, 18)),
                    overtime: Microseconds(overtime) * Self.hour
                )
            ],
            activities: [.init()]
        )
        #expect(Replay.times(of: orders, at: desk).end == [Microseconds(end) * Self.hour])
    }

    @Test func outsideWaitsPassOnTheirClock() {
        var orders = work([7], [1])
        orders.outside = [2 * Self.hour]
        orders.clocks = [Self.hours((0, 8), (20, 28))]
        let desk = ReplayDesk(resources: [.init(skills: [0])], activities: [.init()])
        #expect(starts(orders, desk) == [9])
        orders.outsideClock = [0]
        #expect(starts(orders, desk) == [21])
        // After the last of its hours all count.
        orders.outside = [40 * Self.hour]
        #expect(starts(orders, desk) == [47])
    }

    @Test func ranksOfDifferentScalesAreNotCompared() {
        let orders = ReplayWork(
            sequences: [0, 1, 2].map { $0 * Self.hour },
            firstInstance: [0, 1, 2, 3],
            activity: [0, 0, 1],
            effort: [4, 1, 1].map { $0 * Self.hour },
            rank: [0, 9, 1]
        )
        func desk(scales: [Int]) -> ReplayDesk {
            ReplayDesk(
                resources: [.init(skills: [0, 1])],
                activities: scales.map { .init(queue: .lowestRank, rankScale: $0) }
            )
        }
        #expect(starts(orders, desk(scales: [0, 0])) == [0, 5, 4])
        #expect(starts(orders, desk(scales: [0, 1])) == [0, 4, 5])
    }

    /// Somebody who lets favoured work go before all else takes it before what another queue had ready first; its last class, and those
    /// who do not, go by readiness.
    @Test func favouredWorkGoesBeforeOtherQueuesWhereSomebodyLetsIt() {
        let orders = ReplayWork(
            sequences: [0, 1, 2, 3].map { $0 * Self.hour },
            firstInstance: [0, 1, 2, 3, 4],
            activity: [1, 1, 0, 0],
            effort: [4, 1, 1, 1].map { $0 * Self.hour },
            rank: [0, 0, 1, 0]
        )
        func desk(favours: Bool) -> ReplayDesk {
            var person = ReplayDesk.Resource(skills: [0, 1])
            person.favoursAcrossQueues = favours
            var ranked = ReplayDesk.Activity(queue: .lowestRank)
            ranked.favouredBelow = 1
            return ReplayDesk(resources: [person], activities: [ranked, .init()])
        }
        #expect(starts(orders, desk(favours: false)) == [0, 4, 6, 5])
        #expect(starts(orders, desk(favours: true)) == [0, 5, 6, 4])
    }
}
