import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct BatchDiscoveryTests {
    /// Plenty of work of few activities, back to back, overlapping and together; some of it of one order.
    private func random(_ seed: Int) -> EventLog {
        var generator = SeededGenerator(seed: seed)
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var small = SmallLog()
        let (orders, activities, people) = (pick(1...12), pick(1...3), pick(1...3))
        var clocks = [Int](repeating: 0, count: people)
        for _ in 0..<pick(1...60) {
            let person = pick(0...people - 1)
            if pick(0...3) == 0 { clocks[person] += pick(0...8) }
            let start = clocks[person]
            let end = start + pick(0...2) * pick(0...4)
            small.add("o\(pick(1...orders))", "a\(pick(1...activities))", "p\(person)", start, end)
            if pick(0...2) > 0 { clocks[person] = end }
        }
        return small.log
    }

    @Test func agreesWithThePlainDiscovery() {
        for seed in 0..<1_500 {
            let log = random(seed)
            var generator = SeededGenerator(seed: seed)
            let enabled = log.start.map { $0 - Microseconds(generator.next(below: 15)) * .minute }
            let shape = BatchShape(
                leastSize: 1 + seed % 4,
                longestGap: Microseconds(generator.next(below: 3)) * .minute
            )
            let work = ResourceWork(log: log)
            let discovery = BatchDiscovery(log: log, work: work, enabled: EnabledTimes(enabled), shape: shape)
            let plain = PlainBatchDiscovery(log: log, enabled: enabled, shape: shape)
            #expect(discovery.batches(in: log).map { Array($0.instances) } == plain.groups, "seed \(seed)")
            for batch in discovery.batches(in: log) {
                let members = batch.instances.map(Int.init)
                #expect(batch.filled == members.map { enabled[$0] }.max(), "seed \(seed)")
                #expect(batch.firstStart == members.map { log.start[$0] }.min(), "seed \(seed)")
                let isAtOnce = Set(members.map { log.start[$0] }).count == 1
                #expect(batch.startsTogether == isAtOnce, "seed \(seed)")
            }
        }
    }

    @Test func signsOfHoldingBackAreThoseOfTheSets() {
        for seed in 0..<500 {
            let log = random(seed)
            let horizon = IntervalSet(from: SmallLog.instant(3), to: SmallLog.instant(50))
            let enabled = log.start.map { $0 - Microseconds(seed % 40) * .minute }
            let work = ResourceWork(log: log)
            let loads = WorkLoad.all(work, EnabledTimes(enabled))
            let discovery = BatchDiscovery(
                log: log,
                work: work,
                enabled: EnabledTimes(enabled),
                shape: BatchShape()
            )
            for (resource, own) in discovery.byResource.enumerated() {
                let load = loads[resource]
                var near = (work: seed, duty: -seed)
                for group in own.groups {
                    let signs = HeldBack(group, load, onDuty: horizon, near: &near)
                    let (from, to) = (group.firstEnabled, group.firstStart)
                    let free = horizon.subtracting(load.full).duration(from: from, to: to)
                    let outside = to - from - load.full.duration(from: from, to: to)
                    let isDeliberate = group.startsTogether || free > load.pauseTolerance
                    #expect(signs.contains(.isDeliberate) == isDeliberate, "seed \(seed)")
                    #expect(signs.contains(.wasHeld) == (outside > load.pauseTolerance), "seed \(seed)")
                    #expect(signs.contains(.beganFree) == !load.full.contains(to - 1), "seed \(seed)")
                }
            }
        }
    }

    @Test func batchedInstancesAreFoundAgain() {
        let log = random(5)
        let work = ResourceWork(log: log)
        let batches = BatchDiscovery(
            log: log,
            work: work,
            enabled: EnabledTimes(log.start.map { $0 - .hour }),
            shape: BatchShape()
        ).batches(in: log)
        #expect(!batches.isEmpty)
        let batched = BatchedInstances(instanceCount: log.instanceCount, batches: batches)
        for instance in 0..<log.instanceCount {
            let expected = batches.firstIndex { $0.instances.contains(Int32(instance)) }
            #expect(batched[instance] == expected)
        }
        #expect(BatchedInstances(instanceCount: 100, batches: [])[99] == nil)
    }
}

/// The definition of a batch's shape, list by list: what the fast discovery is held against.
private struct PlainBatchDiscovery {
    private(set) var groups: [[Int32]] = []
    private let log: EventLog
    private let enabled: [Microseconds]

    init(log: EventLog, enabled: [Microseconds], shape: BatchShape) {
        self.log = log
        self.enabled = enabled
        for resource in 0..<log.resources.count {
            for activity in 0..<log.activities.count {
                let own = (0..<log.instanceCount)
                    .filter { Int(log.resource[$0]) == resource && Int(log.activity[$0]) == activity }
                    .sorted { (log.start[$0], $0) < (log.start[$1], $1) }
                for run in runs(own, shape.longestGap) {
                    for group in splitByEnablement(run).flatMap(splitByStart) {
                        let orders = Set(group.map { log.order(ofInstance: $0) }).count
                        let enough = group.count == 1 || orders >= max(shape.leastSize, 2)
                        guard group.count >= shape.leastSize, enough else { continue }
                        groups.append(
                            group.sorted {
                                (log.start[$0], log.end[$0], $0) < (log.start[$1], log.end[$1], $1)
                            }.map(Int32.init)
                        )
                    }
                }
            }
        }
    }

    private func runs(_ instances: [Int], _ gap: Microseconds) -> [[Int]] {
        var runs: [[Int]] = []
        for instance in instances {
            if let last = runs.last, let end = last.map({ log.end[$0] }).max(),
                log.start[instance] <= end + gap
            {
                runs[runs.count - 1].append(instance)
            } else {
                runs.append([instance])
            }
        }
        return runs
    }

    private func splitByEnablement(_ run: [Int]) -> [[Int]] {
        var groups: [[Int]] = []
        for instance in run {
            if let first = groups.firstIndex(where: { log.start[$0[0]] >= enabled[instance] }) {
                groups[first].append(instance)
            } else {
                groups.append([instance])
            }
        }
        return groups
    }

    private func splitByStart(_ group: [Int]) -> [[Int]] {
        let starts = Set(group.map { log.start[$0] }).sorted()
        let parts = starts.map { start in group.filter { log.start[$0] == start } }
        return parts.allSatisfy { $0.count > 1 } ? parts : [group]
    }
}
