import EventLogs
import Testing

@testable import Delays

@Suite struct CriticalPathReportTests {
    @Test(arguments: [0..<100, 100..<200])
    func theTimeOnTheMapAddsUpToTheLeadTime(_ seeds: Range<Int>) {
        for seed in seeds {
            let (log, roster) = RandomLog.make(seed)
            let ends = log.settingStarts(log.end, sources: log.end.map { _ in .absent })
            for ledger in [DelayLedger(log: log, roster: roster), DelayLedger(log: ends, roster: roster)] {
                let report = CriticalPathReport(ledger)
                let work = report.activities.reduce(0) { $0 + $1.workMicroseconds }
                let waiting = report.ways.reduce(0) { $0 + $1.waitingOnPathMicroseconds }
                let leadTime = (0..<log.orderCount).reduce(0) { $0 + ledger.leadTime(ofOrder: $1) }
                #expect(work + waiting == leadTime, "seed \(seed)")
                let byCause = report.ways.reduce(0) { $0 + $1.causes.values.reduce(0, +) }
                #expect(byCause == waiting, "seed \(seed)")
                #expect(report.activities.reduce(0) { $0 + $1.count } == log.instanceCount)
                #expect(report.ways.reduce(0) { $0 + $1.count } == log.instanceCount + log.orderCount)
            }
        }
    }

    @Test(arguments: [0..<100, 100..<200])
    func theTimeOfLoopsAddsUpToTheRework(_ seeds: Range<Int>) {
        for seed in seeds {
            let (log, roster) = RandomLog.make(seed)
            let ledger = DelayLedger(log: log, roster: roster)
            var rework: Microseconds = 0
            for order in 0..<log.orderCount {
                ledger.forEachEntry(ofOrder: order) { rework += ledger.isRework[$0] ? $2 : 0 }
            }
            let loops = ReworkLoops(ledger).loops
            #expect(loops.reduce(0) { $0 + $1.onPath } == rework, "seed \(seed)")
            #expect(loops.allSatisfy { $0.orders <= $0.count })
        }
    }

    @Test(arguments: 0..<100)
    func handOffsAreThoseOfAPlainLoop(_ seed: Int) {
        let (log, roster) = RandomLog.make(seed)
        let ledger = DelayLedger(log: log, roster: roster)
        struct Pair: Hashable {
            let from, to: String
        }
        var plain: [Pair: [Microseconds]] = [:]
        for instance in 0..<log.instanceCount {
            guard let before = ledger.predecessor(of: instance) else { continue }
            let (from, to) = (log.resource[before], log.resource[instance])
            guard from >= 0, to >= 0, from != to else { continue }
            let pair = Pair(from: log.resources[from], to: log.resources[to])
            let waiting = ledger.waiting[instance].total
            let onPath = ledger.path.isOnPath[instance]
            let new = [1, waiting, onPath ? 1 : 0, onPath ? waiting : 0]
            plain[pair] = zip(plain[pair] ?? [0, 0, 0, 0], new).map(+)
        }
        let rows = CriticalPathReport(ledger).handOffs
        let found = rows.map {
            (
                Pair(from: $0.from, to: $0.to),
                [Int64($0.count), $0.waitingMicroseconds, Int64($0.onPath), $0.waitingOnPathMicroseconds]
            )
        }
        #expect(Dictionary(uniqueKeysWithValues: found) == plain, "seed \(seed)")
    }

    /// One order that went round twice; an hour of work each and an hour of waiting before each.
    private var looping: DelayLedger {
        var small = SmallLog()
        for (step, activity) in ["enter", "check", "ask", "mend", "check", "ask", "mend", "check", "ship"]
            .enumerated()
        {
            small.add("o1", activity, step < 2 ? "Ann" : "Bob", step * 120, step * 120 + 60)
        }
        let log = small.log
        return DelayLedger(log: log, roster: DutyRoster.alwaysOn(2))
    }

    @Test func aLoopIsCountedByWhereOrdersReturnedTo() {
        let report = CriticalPathReport(looping)
        #expect(report.reworkLoops.count == 1)
        let loop = report.reworkLoops[0]
        #expect(loop.activities == ["check", "ask", "mend"])
        #expect(loop.count == 2 && loop.orders == 1 && loop.example == "o1")
        #expect(loop.meanRoundTripHours == 6)
        // The second check, question and mending and the third check, with the waits before them.
        #expect(loop.onPathMicroseconds == 4 * 2 * .hour)
    }

    @Test func theMapHasAWayForEachStep() throws {
        let report = CriticalPathReport(looping)
        let ways = Dictionary(
            uniqueKeysWithValues: report.ways.map { ("\($0.from ?? "·")>\($0.to ?? "·")", $0) }
        )
        #expect(
            Set(ways.keys) == [
                "·>enter", "enter>check", "check>ask", "ask>mend", "mend>check", "check>ship", "ship>·",
            ]
        )
        #expect(ways["check>ask"]?.count == 2)
        #expect(ways["check>ask"]?.waitingOnPathMicroseconds == 2 * .hour)
        #expect(ways["ship>·"]?.count == 1 && ways["ship>·"]?.waitingMicroseconds == 0)
        let check = try #require(report.activities.first { $0.activity == "check" })
        #expect(check.count == 3 && check.onPath == 3 && check.workMicroseconds == 3 * .hour)
        #expect(report.handOffs.map { "\($0.from)>\($0.to) \($0.count)" } == ["Ann>Bob 1"])
    }

    @Test func aLoopOfOneActivityIsARepetition() {
        var small = SmallLog()
        small.add("o1", "call", "Ann", 0, 10)
        small.add("o1", "call", "Ann", 30, 40)
        small.add("o1", "ship", "Ann", 50, 60)
        let ledger = DelayLedger(log: small.log, roster: DutyRoster.alwaysOn(1))
        let loops = CriticalPathReport(ledger).reworkLoops
        #expect(loops.map(\.activities) == [["call"]])
        #expect(loops[0].onPathMicroseconds == 30 * .minute)
    }

    @Test func theFastReportLeavesItOut() throws {
        let ledger = looping
        #expect(try PathReport(ledger.log).criticalPath == nil)
        let full = try PathReport(ledger)
        #expect(full.criticalPath == CriticalPathReport(ledger))
        #expect(try full.variants == PathReport(ledger.log).variants)
    }
}
