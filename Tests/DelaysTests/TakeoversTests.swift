import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct TakeoversTests {
    @Test func areThoseOfTheDefinition() {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: seed)
            let desk = TakeoverDesk(instances: Int.random(in: 1...40, using: &generator), &generator)
            for resource in 0..<desk.log.resources.count {
                var found: [TakeoverDesk.Case] = []
                desk.takeovers[resource].forEach(of: resource, in: desk.work) { activity, instant in
                    found.append(TakeoverDesk.Case(activity: activity, instant: instant()))
                }
                #expect(found == desk.cases(of: resource), "seed \(seed)")
            }
        }
    }

    /// All cases of a small desk are looked at: a team shares its work if hardly any had a colleague who was free.
    @Test func areRareWhereHardlyAnyColleagueWasFree() {
        var outcomes: Set<Bool> = []
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: seed)
            let desk = TakeoverDesk(instances: Int.random(in: 20...200, using: &generator), &generator)
            let idle = desk.idle(&generator)
            let found = DeskTakeovers(desk.takeovers, in: desk.work).areRare(teams: desk.teams, idle: idle)
            let cases = (0..<desk.log.resources.count).map { desk.cases(of: $0) }
            for activity in found.indices {
                var (all, free) = (0, 0)
                for (resource, own) in cases.enumerated() {
                    for takeover in own where takeover.activity == activity {
                        all += 1
                        let colleagues = desk.teams.members[activity].filter { Int($0) != resource }
                        if colleagues.contains(where: { idle[Int($0)].contains(takeover.instant) }) {
                            free += 1
                        }
                    }
                }
                #expect(found[activity] == (all >= 5 && 5 * free < all), "seed \(seed)")
                outcomes.insert(found[activity])
            }
        }
        #expect(outcomes == [true, false])
    }

    /// Of many cases some are looked at, spread evenly: never or always a free colleague shows all the same.
    @Test func areToldFromSomeOfManyCases() {
        var generator = SeededGenerator(seed: 1)
        let desk = TakeoverDesk(instances: 4_000, &generator)
        let never = [IntervalSet](repeating: .empty, count: desk.log.resources.count)
        let always = [IntervalSet](
            repeating: IntervalSet(merging: [(from: SmallLog.origin, to: .max)]),
            count: desk.log.resources.count
        )
        let takeovers = DeskTakeovers(desk.takeovers, in: desk.work)
        let count = (0..<desk.log.resources.count).reduce(0) { $0 + desk.cases(of: $1).count }
        #expect(count > 800 * desk.log.activities.count, "cases enough")
        #expect(takeovers.areRare(teams: desk.teams, idle: never).allSatisfy { $0 })
        #expect(takeovers.areRare(teams: desk.teams, idle: always).allSatisfy { !$0 })
    }
}

/// People who do one thing after the other, mostly without a pause, in orders of one instance.
private struct TakeoverDesk {
    struct Case: Equatable {
        let activity: Int
        let instant: Microseconds
    }

    let log: EventLog
    let work: ResourceWork
    let teams: Teams
    let takeovers: [Takeovers]
    private let enabled: [Microseconds]
    private static let tolerance = 3 * Microseconds.minute

    init(instances: Int, _ generator: inout SeededGenerator) {
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var small = SmallLog()
        var clocks = [0, 0, 0]
        for number in 0..<instances {
            let person = pick(0...2)
            // A pause, or now and then a beginning before the end of the work before.
            let start = max(0, clocks[person] + [0, 0, 1, 3, 4, -2][pick(0...5)])
            clocks[person] = max(clocks[person], start + pick(0...12))
            small.add("\(number)", "a\(pick(0...1))", "p\(person)", start, clocks[person])
        }
        let log = small.log
        let work = ResourceWork(log: log)
        let enabled = log.start.map { $0 - Microseconds(pick(0...20)) * .minute }
        let teams = Teams(log: log)
        let isTeam = teams.members.map { $0.count > 1 }
        let inOrder = EnabledTimes(enabled).inOrder(of: work)
        takeovers = (0..<log.resources.count).map { resource in
            Takeovers(
                of: OwnWork(of: resource, in: work, inOrder),
                activities: work[resource].map { log.activity[Int($0)] },
                tolerance: TakeoverDesk.tolerance,
                isTeam: isTeam
            )
        }
        (self.log, self.work, self.teams, self.enabled) = (log, work, teams, enabled)
    }

    func idle(_ generator: inout SeededGenerator) -> [IntervalSet] {
        (0..<log.resources.count).map { _ in
            IntervalSet(
                merging: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    let from = Int.random(in: 0...300, using: &generator)
                    let length = Int.random(in: 1...60, using: &generator)
                    return (from: SmallLog.instant(from), to: SmallLog.instant(from + length))
                }
            )
        }
    }

    /// Where a person goes straight from the work that ended last to an order which had been waiting just before that end.
    func cases(of resource: Int) -> [Case] {
        var cases: [Case] = []
        let own = work[resource].map { Int($0) }
        for (place, instance) in own.enumerated() {
            let earlier = (0..<place).max { (log.end[own[$0]], $0) < (log.end[own[$1]], $1) }
            guard let before = earlier.map({ own[$0] }) else { continue }
            let pause = log.start[instance] - log.end[before]
            let length = log.end[before] - log.start[before]
            let instant = log.end[before] - min(.minute, length / 2) - 1
            let activity = Int(log.activity[instance])
            if pause >= 0, pause <= TakeoverDesk.tolerance, instant >= log.start[before],
                enabled[instance] < instant, teams.members[activity].count > 1
            {
                cases.append(Case(activity: activity, instant: instant))
            }
        }
        return cases
    }
}
