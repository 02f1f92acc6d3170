import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct ResourceWorkTests {
    @Test func agreesWithAStableSortOfEachResourcesInstances() {
        for seed in 0..<200 {
            let log = SmallLog.random(seed)
            let work = ResourceWork(log: log)
            for resource in 0..<log.resources.count {
                let expected = (0..<log.instanceCount).filter { Int(log.resource[$0]) == resource }
                    .sorted { (log.start[$0], $0) < (log.start[$1], $1) }
                #expect(work[resource].map(Int.init) == expected, "seed \(seed)")
                #expect(Array(work.starts(of: resource)) == expected.map { log.start[$0] }, "seed \(seed)")
                #expect(Array(work.ends(of: resource)) == expected.map { log.end[$0] }, "seed \(seed)")
            }
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
            let log = SmallLog.random(seed)
            let work = ResourceWork(log: log)
            let loads = WorkLoad.all(work, enabled: log.start)
            for resource in 0..<log.resources.count {
                let inHand = (0..<400).map { minute in
                    work[resource].filter {
                        log.start[Int($0)] <= SmallLog.instant(minute)
                            && SmallLog.instant(minute) < log.end[Int($0)]
                    }.count
                }
                var capacity = 1
                let busy = inHand.filter { $0 > 0 }.count
                while Double(inHand.filter { $0 > capacity }.count) > 0.1 * Double(busy) { capacity += 1 }
                #expect(loads[resource].capacity == capacity, "seed \(seed)")
                for minute in 0..<400 {
                    let isFull = loads[resource].full.contains(SmallLog.instant(minute))
                    #expect(isFull == (inHand[minute] >= capacity), "seed \(seed)")
                }
            }
        }
    }
}

extension SmallLog {
    /// A few orders of a few activities, by a few people or nobody, in the first 400 minutes: with ties, overlaps and
    /// work that takes no time.
    static func random(_ seed: Int) -> EventLog {
        var generator = SeededGenerator(seed: seed)
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var small = SmallLog()
        let (orders, activities, people) = (pick(1...8), pick(1...5), pick(1...4))
        let (pace, length) = (pick(1...20), pick(1...30))
        for order in 0..<orders {
            var clock = pick(0...60)
            for _ in 0..<pick(1...12) where clock < 340 {
                let end = clock + pick(0...2) * pick(0...length)
                let person = pick(0...9) == 0 ? nil : "p\(pick(1...people))"
                small.add("o\(order)", "a\(pick(1...activities))", person, clock, end)
                clock = (pick(0...4) == 0 ? clock : end) + pick(0...2) * pick(0...pace)
            }
        }
        return small.log
    }
}
