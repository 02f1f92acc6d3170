import Delays
import EventLogs
import Improvements
import TestInputs
import Testing
import WorkCalendars

@Suite struct FidelityTests {
    /// A desk of two activities whose log its replay makes.
    private static func ledger(orders: Int, seed: Int = 1, promise: Microseconds? = nil) -> DelayLedger {
        var draw = SeededGenerator(seed: seed)
        var now: Microseconds = 0
        let arrival = (0..<orders).map { _ in
            now += Microseconds(draw.next(below: 90)) * .minute
            return now
        }
        let work = ReplayWork(
            sequences: arrival,
            firstInstance: (0...orders).map { 2 * $0 },
            activity: (0..<2 * orders).map { Int32($0 % 2) },
            effort: (0..<2 * orders).map { _ in Microseconds(10 + draw.next(below: 60)) * .minute }
        )
        let desk = ReplayDesk(
            resources: [.init(skills: [0, 1]), .init(skills: [0, 1])],
            activities: [.init(), .init()]
        )
        return DeskLogs.ledger(DeskLogs.log(of: Replay.times(of: work, at: desk), work, resources: 2))
    }

    @Test func theLogItselfIsFaithfulInAllItsParts() throws {
        let ledger = Self.ledger(orders: 400)
        let logged = try LoggedDesk(ledger)
        let times = Replay.times(of: logged.work, at: logged.desk)
        let fidelity = try Fidelity(of: times, logged, against: ledger, lateBy: .target(3 * .hour))
        #expect(fidelity.isFaithful, "\(fidelity.shortfalls)")
        #expect(fidelity.distance < 1e-9 && fidelity.orderError < 1e-9 && fidelity.weeklyDistance < 1e-9)
        #expect(fidelity.orders == 400 && fidelity.uncompleted == 0 && fidelity.unknownStarts == 0)
        #expect(fidelity.weeks.reduce(0) { $0 + $1.orders } == 400)
        #expect(fidelity.weeks.map(\.from) == fidelity.weeks.map(\.from).sorted())
        let late = try #require(fidelity.late)
        #expect(late.judged == 400 && late.share.log > 0 && late.error == 0)
        #expect(fidelity.stages.map(\.instances) == [400, 400])
        for stage in fidelity.stages {
            #expect(abs(stage.waiting.error) < 1e-9 && abs(stage.atDesk.error) < 1e-9)
            #expect(fidelity.isFaithful(at: stage.activity))
        }
        for cause in fidelity.causes { #expect(abs(cause.hours.error) < 1e-9, "\(cause)") }
        // Of one order, the causes are the lead time.
        let sum = fidelity.causes.reduce(0) { $0 + $1.hours.log }
        #expect(abs(sum - fidelity.mean.log) < 1e-9 * fidelity.mean.log)
    }

    /// The measures against plain ones, on a replay that is off.
    @Test func measuresAreThoseCountedOrderByOrder() throws {
        let ledger = Self.ledger(orders: 300, seed: 2)
        var logged = try LoggedDesk(ledger)
        logged.desk.resources[1].skills = [0]
        let times = Replay.times(of: logged.work, at: logged.desk)
        let fidelity = try Fidelity(of: times, logged, against: ledger, lateBy: .target(3 * .hour))
        let real = (0..<300).map { ledger.leadTime(ofOrder: $0).hours }
        let replayed = (0..<300).map { order in
            (times.completion(ofOrder: order, in: logged.work)! - logged.work.arrival[order]).hours
        }
        let mean = real.reduce(0, +) / 300
        func near(_ found: Double, _ expected: Double) -> Bool {
            abs(found - expected) < 1e-9 * (1 + expected)
        }
        #expect(near(fidelity.mean.log, mean))
        #expect(near(fidelity.mean.replay, replayed.reduce(0, +) / 300))
        let moved = zip(real.sorted(), replayed.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(near(fidelity.distance, moved / 300 / mean))
        let apart = zip(real, replayed).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(near(fidelity.orderError, apart / 300 / mean))
        #expect(fidelity.distance <= fidelity.weeklyDistance + 1e-12)
        #expect(fidelity.weeklyDistance <= fidelity.orderError + 1e-12)
        #expect(near(try #require(fidelity.late).share.replay, Double(replayed.count { $0 > 3 }) / 300))
        #expect(!fidelity.isFaithful)
        #expect(fidelity.shortfalls.contains { if case .mean = $0 { true } else { false } })
    }

    @Test func promisesAreKeptOrNotByTheReplayedCompletion() throws {
        let ledger = Self.ledger(orders: 100)
        let logged = try LoggedDesk(ledger)
        let times = Replay.times(of: logged.work, at: logged.desk)
        #expect(throws: LateRuleError.noPromise) {
            try Fidelity(of: times, logged, against: ledger, lateBy: .promise)
        }
        #expect(try Fidelity(of: times, logged, against: ledger).late == nil)
    }

    // MARK: Odd logs

    private func fidelity(_ ledger: DelayLedger) throws -> Fidelity {
        let logged = try LoggedDesk(ledger)
        return try Fidelity(of: Replay.times(of: logged.work, at: logged.desk), logged, against: ledger)
    }

    /// Orders of one instance each: who did it, and when, in hours.
    private static func log(
        _ instances: [(resource: Int32, from: Int, to: Int)],
        source: EventLog.StartSource = .recorded
    ) -> EventLog {
        let hour = Microseconds.hour
        return EventLog(
            zone: .utc,
            orders: NameTable(instances.indices.map { "\($0)" }),
            arrival: [],
            promise: [],
            orderAttributes: [],
            firstInstance: Array(0...instances.count),
            activities: NameTable(instances.isEmpty ? [] : ["work"]),
            resources: NameTable(instances.contains { $0.resource >= 0 } ? ["Ada", "Bo"] : []),
            activity: instances.map { _ in 0 },
            resource: instances.map(\.resource),
            start: instances.map { Microseconds(source == .absent ? $0.to : $0.from) * hour },
            end: instances.map { Microseconds($0.to) * hour },
            startSource: instances.map { _ in source },
            sourceRow: instances.indices.map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }

    /// An hour's work every two hours.
    private static func hourly(
        _ count: Int,
        by resource: (Int) -> Int32 = { _ in 0 }
    ) -> [(resource: Int32, from: Int, to: Int)] {
        (0..<count).map { (resource: resource($0), from: 2 * $0, to: 2 * $0 + 1) }
    }

    @Test func aLogOfNothingHasNoOrders() {
        #expect(throws: ReplayError.noOrders) { try LoggedDesk(DeskLogs.ledger(Self.log([]))) }
    }

    @Test func aLogWithoutPeopleHasNoDesk() {
        let log = Self.log(Self.hourly(50, by: { _ in -1 }))
        #expect(throws: ReplayError.noResources) { try LoggedDesk(DeskLogs.ledger(log)) }
    }

    @Test func aLogWithoutStartsTellsNoWaitFromWork() {
        let log = Self.log(Self.hourly(50), source: .absent)
        #expect(throws: ReplayError.noStarts) { try LoggedDesk(DeskLogs.ledger(log)) }
    }

    @Test func aLogOfDatesTellsNoWaitFromWork() {
        let log = Self.log((0..<50).map { (0, 24 * $0, 24 * $0 + 24) })
        #expect(throws: ReplayError.noStarts) { try LoggedDesk(DeskLogs.ledger(log)) }
    }

    @Test func oneOrderIsReplayedAndTooFew() throws {
        let found = try fidelity(DeskLogs.ledger(Self.log([(0, 1, 3)])))
        #expect(found.orders == 1 && found.mean == .init(log: 2, replay: 2))
        #expect(found.shortfalls == [.fewOrders(1)])
    }

    @Test func estimatedStartsAreToldHowMany() throws {
        let found = try fidelity(
            DeskLogs.ledger(Self.log(Self.hourly(50), source: .estimated))
        )
        #expect(found.unknownStarts == 1 && found.isFaithful)
    }

    /// Ada works without a break, always behind: every order finds her at work.
    @Test func somebodyWhoIsNeverFreeIsReplayed() throws {
        let orders = 200
        let work = ReplayWork(
            sequences: (0..<orders).map { Microseconds($0) * .hour },
            firstInstance: Array(0...orders),
            activity: (0..<orders).map { _ in 0 },
            effort: (0..<orders).map { Microseconds(80 + $0 % 3) * .minute }
        )
        let desk = ReplayDesk(resources: [.init(skills: [0])], activities: [.init()])
        let ledger = DeskLogs.ledger(
            DeskLogs.log(of: Replay.times(of: work, at: desk), work, resources: 1)
        )
        let found = try fidelity(ledger)
        #expect(found.isFaithful && found.distance < 1e-9)
        #expect(found.atDesk.log > 10)
    }

    /// Bo has no hours at all, so nobody does what he did, unless somebody else does it too.
    @Test func somebodyWhoIsNeverOnDutyLeavesWorkUndone() throws {
        let log = Self.log(Self.hourly(100, by: { Int32($0 % 2) }))
        let hours = DutyRoster.horizon(of: log)
        let always = IntervalSet(from: hours.lowerBound, to: hours.upperBound)
        let ledger = DelayLedger(log: log, roster: DutyRoster(given: [always, .empty]))
        var logged = try LoggedDesk(ledger)
        // His work counts as overtime where it was; without that he has left.
        logged.desk.resources[1].onDuty = .empty
        logged.desk.resources[0].skills = []
        logged.work.assignee = logged.work.assignee.map { _ in ReplayWork.anybody }
        let found = try Fidelity(
            of: Replay.times(of: logged.work, at: logged.desk),
            logged,
            against: ledger
        )
        #expect(found.uncompleted > 0)
        #expect(found.shortfalls.contains { if case .uncompleted = $0 { true } else { false } })
    }
}
