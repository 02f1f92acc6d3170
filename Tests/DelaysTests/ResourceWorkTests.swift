import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct ResourceWorkTests {
    @Test func agreesWithAStableSortOfEachResourcesInstances() {
        for seed in 0..<200 {
            let log = RandomLog.make(seed).log
            let work = ResourceWork(log: log)
            let ends = EnabledTimes(log.end).inOrder(of: work)
            for resource in 0..<log.resources.count {
                let expected = (0..<log.instanceCount).filter { Int(log.resource[$0]) == resource }
                    .sorted { (log.start[$0], $0) < (log.start[$1], $1) }
                #expect(work[resource].map(Int.init) == expected, "seed \(seed)")
                let times = work.times(of: resource)
                #expect(times.starts == expected.map { log.start[$0] }, "seed \(seed)")
                #expect(times.ends == expected.map { log.end[$0] }, "seed \(seed)")
                let own = OwnWork(of: resource, in: work, ends)
                #expect(own.enabled == times.ends, "seed \(seed)")
            }
        }
    }

    /// Whole seconds are kept in 32 bits; with one start off by a microsecond, or by more than 136 years, none are.
    @Test(arguments: [0, 1, .day * 60_000] as [Microseconds])
    func timesComeBackAsTheyWere(_ earlier: Microseconds) {
        var small = SmallLog()
        for index in 0..<40 {
            let start = index * 7 % 60
            small.add("o\(index % 5)", "a", "p\(index % 3)", start, start + index % 4)
        }
        var starts = small.log.start
        starts[3] -= earlier
        let log = small.log.settingStarts(starts, sources: small.log.startSource)
        let work = ResourceWork(log: log)
        for resource in 0..<3 {
            let own = work[resource].map(Int.init)
            let times = work.times(of: resource)
            #expect(times.starts == own.map { log.start[$0] })
            #expect(times.starts == times.starts.sorted())
            #expect(times.ends == own.map { log.end[$0] })
            for (index, instance) in own.enumerated() {
                #expect(work.times(of: resource, at: index) == (log.start[instance], log.end[instance]))
                let instant = log.start[instance]
                let before = times.starts.count { $0 < instant }
                #expect(work.count(of: resource, startingBefore: instant) == before)
                #expect(work.count(of: resource, startingBefore: instant + 1, near: index) > before)
            }
        }
    }

    @Test func theLedgerIsTheSameWithTheWorkAtHand() {
        for seed in 0..<50 {
            let (log, roster) = RandomLog.make(seed)
            let work = ResourceWork(log: log)
            let (with, without) = (
                DelayLedger(log: log, roster: roster, work: work), DelayLedger(log: log, roster: roster)
            )
            for instance in 0..<log.instanceCount {
                #expect(with.waiting[instance] == without.waiting[instance], "seed \(seed)")
            }
            let found = DutyRoster.discovered(from: log, work: work).roster
            #expect(found.onDuty == DutyRoster.discovered(from: log).roster.onDuty, "seed \(seed)")
        }
    }

    @Test func aLogThatIsDealtOutInPartsComesTogether() {
        var small = SmallLog()
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<70_000 {
            let start = generator.next(below: 500_000)
            let order = "\(generator.next(below: 7))"
            small.add(order, "a", "p\(generator.next(below: 5))", start, start + 3)
        }
        let log = small.log
        let work = ResourceWork(log: log)
        for resource in 0..<5 {
            let expected = (0..<log.instanceCount).filter { Int(log.resource[$0]) == resource }
                .sorted { (log.start[$0], $0) < (log.start[$1], $1) }
            #expect(work[resource].map(Int.init) == expected)
        }
        #expect(work.concurrentMapResources { work[$0].count } == (0..<5).map { work[$0].count })
    }
}

@Suite struct WorkLoadTests {
    /// Load by load at every minute.
    @Test func fullIsWhenTheCapacityIsInHand() {
        for seed in 0..<300 {
            let log = RandomLog.make(seed).log
            let work = ResourceWork(log: log)
            let loads = WorkLoad.all(work, EnabledTimes(log.start))
            for resource in 0..<log.resources.count {
                let inHand = (0..<RandomLog.minutes).map { minute in
                    work[resource].filter {
                        log.start[Int($0)] <= SmallLog.instant(minute)
                            && SmallLog.instant(minute) < log.end[Int($0)]
                    }.count
                }
                var capacity = 1
                let busy = inHand.filter { $0 > 0 }.count
                while Double(inHand.filter { $0 > capacity }.count) > 0.1 * Double(busy) { capacity += 1 }
                #expect(loads[resource].capacity == capacity, "seed \(seed)")
                for minute in 0..<RandomLog.minutes {
                    let isFull = loads[resource].full.contains(SmallLog.instant(minute))
                    #expect(isFull == (inHand[minute] >= capacity), "seed \(seed)")
                }
            }
        }
    }
}
