import EventLogs
import SampleLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct PathReportTests {
    private func sample(_ seed: UInt64) -> EventLog { SampleLog.random(seed: seed, orders: 300).log }

    @Test(arguments: 0..<20)
    func countsWhatFollowsWhatAsAPlainLoopDoes(_ seed: UInt64) {
        let log = sample(seed)
        struct Pair: Hashable {
            let from, to: Int32
        }
        var gaps: [Pair: [Microseconds]] = [:]
        for order in 0..<log.orderCount {
            let instances = Array(log.instances(ofOrder: order))
            for (before, instance) in zip(instances, instances.dropFirst()) {
                let pair = Pair(from: log.activity[before], to: log.activity[instance])
                gaps[pair, default: []].append(log.start[instance] - log.end[before])
            }
        }
        let times = DirectlyFollowsTimes(log)
        #expect(times.follows.count == gaps.count)
        for follow in times.follows {
            let found = gaps[Pair(from: follow.from, to: follow.to), default: []]
            #expect(follow.count == found.count)
            #expect(follow.total == found.reduce(0, +))
            #expect(follow.shortest == found.min())
            #expect(follow.longest == found.max())
        }
        #expect(times.first.reduce(0, +) == log.orderCount)
        #expect(times.last.reduce(0, +) == log.orderCount)
    }

    @Test(arguments: 0..<20)
    func groupsOrdersByTheirSequence(_ seed: UInt64) {
        let log = sample(seed)
        var orders: [[Int32]: [Int]] = [:]
        for order in 0..<log.orderCount {
            orders[log.instances(ofOrder: order).map { log.activity[$0] }, default: []].append(order)
        }
        let paths = Variants(log)
        #expect(paths.variants.count == orders.count)
        for variant in paths.variants {
            let sequence = log.instances(ofOrder: variant.example).map { log.activity[$0] }
            let alike = orders[sequence, default: []]
            #expect(variant.example == alike.first)
            #expect(variant.orders == alike.count)
            #expect(variant.leadTime == alike.reduce(0) { $0 + paths.leadTimes[$1] })
        }
        #expect(paths.variants.map(\.orders) == paths.variants.map(\.orders).sorted(by: >))
    }

    @Test func leadTimesAreThoseOfTheLedger() {
        let log = sample(3)
        let ledger = DelayLedger(log: log, roster: DutyRoster.discovered(from: log).roster)
        #expect(Variants(log).leadTimes == (0..<log.orderCount).map { ledger.leadTime(ofOrder: $0) })
    }

    @Test func theListIsCutAndTheCountIsNot() throws {
        let log = sample(1)
        let all = try PathReport(log, mostVariants: nil)
        let cut = try PathReport(log, mostVariants: 3)
        #expect(cut.variants == Array(all.variants.prefix(3)))
        #expect(cut.variantCount == all.variants.count)
        #expect(all.variants.reduce(0) { $0 + $1.orders } == log.orderCount)
    }
}
