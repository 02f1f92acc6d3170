import Delays
import EventLogs
import Improvements
import TestInputs
import Testing

@Suite struct QueueDisciplineTests {
    // MARK: Published logs

    /// "Activity = C", by the tests of the discovery that the logs come from.
    @Test(.needsSharedData) func oneActivityGoesBeforeAnother() throws {
        let once = try LoggedDesk(DeskLogs.fromHalfPastTen(DeskLogs.prioritization(1))).disciplines
        try #require(once.count == 1)
        #expect(once[0].keys == [.categories(.activity, [["C"]])])
        #expect(once[0].evidence.better == 4 && once[0].evidence.worse == 0, "\(once[0].evidence)")
        #expect(!once[0].isConfirmed, "four choices are no proof")
        let often = try LoggedDesk(DeskLogs.fromHalfPastTen(DeskLogs.prioritization(1, weeks: 4)))
        try #require(often.disciplines.count == 1)
        #expect(
            often.disciplines[0].confirmedKeys == [.categories(.activity, [["C"]])],
            "\(often.disciplines[0])"
        )
        #expect(often.disciplines[0].description == "activity = C")
        #expect(often.desk.activities.allSatisfy { $0.queue == .lowestRank })
    }

    /// "loan_amount > 750" and "loan_amount > 300".
    @Test(.needsSharedData) func thresholdsOfANumberAreHalfwayBetweenValues() throws {
        let found = try LoggedDesk(DeskLogs.fromHalfPastTen(DeskLogs.prioritization(2, weeks: 4))).disciplines
        try #require(found.count == 1)
        #expect(
            found[0].confirmedKeys
                == [.thresholds(.attribute("loan_amount"), [750, 300], highestFirst: true)]
        )
        #expect(found[0].description == "loan_amount > 750, then loan_amount > 300")
        #expect(
            found[0].evidence.rule > 0.8 && found[0].evidence.firstInFirstOut < 0.6,
            "\(found[0].evidence)"
        )
    }

    @Test(.needsSharedData) func namesAreGroupedByWhoGoesFirst() throws {
        let found = try LoggedDesk(DeskLogs.fromHalfPastTen(DeskLogs.prioritization(3, weeks: 4))).disciplines
        try #require(found.count == 1)
        #expect(found[0].confirmedKeys == [.categories(.attribute("urgency"), [["high"], ["medium"]])])
    }

    // MARK: Logs of replays

    private enum Rule: CaseIterable { case firstIn, lastIn, shortest, number, name }

    /// Two people who do two activities, busy most of the time.
    private static func log(_ rule: Rule, seed: Int) -> EventLog {
        var draw = SeededGenerator(seed: seed)
        var now: Microseconds = 0
        let orders = 1_500
        var (arrival, value, kind): ([Microseconds], [Double], [Int32]) = ([], [], [])
        for _ in 0..<orders {
            now += Microseconds(draw.next(below: 32 * 60)) * .second
            arrival.append(now)
            value.append(Double(draw.next(below: 1_000)))
            kind.append(Int32(draw.next(below: 5)))
        }
        let activity = (0..<2 * orders).map { Int32($0 % 2) }
        let effort = activity.map { _ in Microseconds(300 + draw.next(below: 1_200)) * .second }
        let work = ReplayWork(
            sequences: arrival,
            firstInstance: (0...orders).map { 2 * $0 },
            activity: activity,
            effort: effort,
            rank: activity.indices.map { instance in
                let order = instance / 2
                return rule == .number ? (value[order] > 800 ? 0 : 1) : kind[order] == 3 ? 0 : 1
            }
        )
        let queue: ReplayDesk.QueueRule =
            switch rule {
            case .firstIn: .firstInFirstOut
            case .lastIn: .lastInFirstOut
            case .shortest: .shortestFirst
            case .number, .name: .lowestRank
            }
        let desk = ReplayDesk(
            resources: [.init(skills: [0, 1]), .init(skills: [0, 1])],
            activities: [.init(queue: queue), .init(queue: queue)]
        )
        return DeskLogs.log(
            of: Replay.times(of: work, at: desk),
            work,
            resources: 2,
            orderAttributes: [
                .init(name: "value", values: .numeric(value)),
                .init(
                    name: "kind",
                    values: .categorical(codes: kind, table: NameTable(["a", "b", "c", "d", "e"]))
                ),
            ]
        )
    }

    @Test(arguments: Rule.allCases, 1...4)
    private func theRuleOfADeskIsReadOffItsLog(rule: Rule, seed: Int) throws {
        let ledger = DeskLogs.ledger(Self.log(rule, seed: seed))
        let logged = try LoggedDesk(ledger)
        let found = logged.disciplines
        try #require(found.count == 1)
        switch (rule, found[0].confirmedKeys.first) {
        case (.firstIn, nil): break
        case (.lastIn, .lastIn): break
        case (.shortest, .value(.effort, highestFirst: false)): break
        case (.number, .thresholds(.attribute("value"), let thresholds, highestFirst: true)):
            #expect(thresholds.contains { abs($0 - 800.5) <= 1 }, "\(thresholds)")
        case (.name, .categories(.attribute("kind"), let groups)):
            #expect(groups.first == ["d"])
        default: Issue.record("\(rule): \(found[0])")
        }
        #expect(found[0].confirmedKeys.count <= 1, "\(found[0])")
        // Whatever is left open to a rule of more than one key, the orders take the time that they took.
        let times = Replay.times(of: logged.work, at: logged.desk)
        let fidelity = try Fidelity(of: times, logged, against: ledger)
        #expect(fidelity.distance < 0.02, "\(rule) \(fidelity.distance)")
        #expect(fidelity.isFaithful)
    }

    /// Attributes that have nothing to do with it are not taken for a rule.
    @Test func noRuleIsFoundWhereThereIsNone() throws {
        var confirmed = 0
        for seed in 100..<120 {
            let found = try LoggedDesk(DeskLogs.ledger(Self.log(.firstIn, seed: seed))).disciplines
            confirmed += found.count { $0.isConfirmed }
        }
        #expect(confirmed == 0)
    }

    @Test func theSameLogGivesTheSameRules() throws {
        let ledger = DeskLogs.ledger(Self.log(.number, seed: 5))
        #expect(try LoggedDesk(ledger).disciplines == LoggedDesk(ledger).disciplines)
    }
}
