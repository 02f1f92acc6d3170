import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct LedgerPropertyTests {
    /// How many waits were compared that were of some length, before and after the first touch and in batches.
    private struct Compared {
        var (after, before, inBatches) = (0, 0, 0)
    }

    @Test(arguments: [0..<1_000, 1_000..<2_000, 2_000..<3_000])
    func agreesWithTheMinuteByMinuteLedger(_ seeds: Range<Int>) {
        var compared = Compared()
        for seed in seeds { compare(RandomLog.make(seed), "seed \(seed)", &compared) }
        #expect(compared.after > 3_500 && compared.before > 500, "\(compared)")
    }

    @Test func agreesWithTheMinuteByMinuteLedgerOnBatches() {
        var compared = Compared()
        for seed in 0..<300 { compare(RandomLog.makeBatches(seed), "batches of seed \(seed)", &compared) }
        #expect(compared.inBatches > 500, "\(compared)")
    }

    private func compare(
        _ desk: (log: EventLog, roster: DutyRoster),
        _ name: String,
        _ compared: inout Compared
    ) {
        let (log, given) = desk
        let ledger = DelayLedger(log: log, roster: given)
        let work = ResourceWork(log: log)
        let roster = given.includingOvertime(work: work)
        let loads = WorkLoad.all(work, ledger.enablement.enabled)
        let plain = MinuteByMinute(ledger, minutes: RandomLog.minutes, roster: roster)
        let free = loads.indices.map { plain.free($0, load: loads[$0]) }
        let ready = (0..<log.instanceCount).map { ledger.ready[$0] }
        for instance in 0..<log.instanceCount {
            let before = plain.predecessor(of: instance)
            #expect(ledger.predecessor(of: instance) == before, "\(name), instance \(instance)")
            let order = log.order(ofInstance: instance)
            let enabled = before.map { log.end[$0] } ?? ledger.enablement.arrival[order]
            #expect(ledger.enablement.enabled[instance] == enabled, "\(name), instance \(instance)")
            // Ready times are estimates between minutes; the comparison needs them on minutes.
            guard let queues = ledger.queues, let policies = ledger.batchPolicies,
                let queue = queues.queue(of: instance, in: log),
                (ready[instance] - SmallLog.origin) % .minute == 0
            else { continue }
            func expected(from: Microseconds, to: Microseconds) -> WaitingParts {
                plain.parts(
                    of: instance,
                    from: Int((from - SmallLog.origin) / .minute),
                    to: Int((to - SmallLog.origin) / .minute),
                    ready: ready,
                    members: queues.members[queue],
                    longestPause: queues.habitualPause[queue],
                    free: free,
                    batchBegun: policies.begun(instance)
                )
            }
            let start = log.start[instance]
            let touched = before == nil ? log.start[log.firstInstance[order]] : enabled
            #expect(
                ledger.waiting[instance] == expected(from: max(enabled, touched), to: start),
                "\(name), instance \(instance)"
            )
            if max(enabled, touched) < start {
                if policies.filled(instance) == nil { compared.after += 1 } else { compared.inBatches += 1 }
            }
            if before == nil, ledger.path.isOnPath[instance], enabled < touched {
                #expect(
                    ledger.firstTouch[order] == expected(from: enabled, to: touched),
                    "\(name), instance \(instance)"
                )
                compared.before += 1
            }
        }
    }

    @Test(arguments: [0..<1_000, 3_000..<4_000])
    func everyHourIsAccountedFor(_ seeds: Range<Int>) {
        for seed in seeds {
            let (log, roster) = RandomLog.make(seed)
            let ledger = DelayLedger(log: log, roster: roster)
            for order in 0..<log.orderCount {
                let range = log.instances(ofOrder: order)
                let completion = range.map { log.end[$0] }.max() ?? 0
                var sum: Microseconds = 0
                var least: Microseconds = 0
                ledger.forEachEntry(ofOrder: order) {
                    sum += $2
                    least = min(least, $2)
                }
                #expect(sum == completion - ledger.enablement.arrival[order], "seed \(seed), order \(order)")
                #expect(least == 0, "no part is negative; seed \(seed), order \(order)")
            }
            for instance in 0..<log.instanceCount where ledger.predecessor(of: instance) != nil {
                #expect(
                    ledger.waiting[instance].total == log.start[instance]
                        - ledger.enablement.enabled[instance],
                    "seed \(seed), instance \(instance)"
                )
            }
        }
    }

    @Test func theTimelineTellsTheSameStory() {
        for seed in 0..<400 {
            let (log, roster) = RandomLog.make(seed)
            let ledger = DelayLedger(log: log, roster: roster)
            for order in 0..<log.orderCount {
                let timeline = OrderTimeline(of: order, in: ledger)
                var cursor = ledger.enablement.arrival[order]
                var sums: [Cause: Microseconds] = [:]
                for tile in timeline.tiles {
                    #expect(tile.from == cursor, "tiles follow one another; seed \(seed), order \(order)")
                    cursor = tile.to
                    sums[tile.cause, default: 0] += tile.to - tile.from
                }
                var entries: [Cause: Microseconds] = [:]
                ledger.forEachEntry(ofOrder: order) { if $2 != 0 { entries[$1, default: 0] += $2 } }
                #expect(sums == entries, "seed \(seed), order \(order)")
            }
        }
    }

    @Test func whatOvertakingCostAddsUpToPrioritization() {
        for seed in 0..<600 {
            let (log, roster) = RandomLog.make(seed)
            let ledger = DelayLedger(log: log, roster: roster)
            var costs = [Microseconds](repeating: 0, count: log.instanceCount)
            for instance in 0..<log.instanceCount {
                ledger.forEachOvertaking(of: instance) { costs[instance] += $1 }
            }
            #expect(costs == ledger.waiting.map(\.prioritization), "seed \(seed)")
        }
    }

    @Test func overtakersAreSummedAsADictionaryWould() {
        struct Key: Hashable {
            let order, activity: Int
        }
        for seed in 0..<300 {
            let (log, roster) = RandomLog.make(seed)
            let ledger = DelayLedger(log: log, roster: roster)
            var overtaken: [Key: Set<[Int]>] = [:]
            var costs: [Key: Microseconds] = [:]
            for instance in 0..<log.instanceCount {
                ledger.forEachOvertaking(of: instance) { by, cost in
                    let key = Key(order: log.order(ofInstance: by), activity: Int(log.activity[by]))
                    overtaken[key, default: []].insert([by, instance])
                    costs[key, default: 0] += cost
                }
            }
            let sums = ledger.overtakers(of: Array(0..<log.instanceCount))
            #expect(sums.codes.pairs.count == costs.count, "seed \(seed)")
            for (pair, sum) in zip(sums.codes.pairs, sums.sums) {
                let key = Key(order: pair.first, activity: pair.second)
                #expect(sum.cost == costs[key], "seed \(seed)")
                #expect(sum.overtaken == overtaken[key]?.count, "seed \(seed)")
            }
        }
    }
}
