import EventLogs
import Testing
import WorkCalendars

@testable import Delays

/// Logs at the edge of what a log can be: the ledger still adds up, and says nothing that it cannot know.
@Suite struct EdgeCaseTests {
    /// Books the log in every way there is, with every read-out, and checks that each order adds up.
    @discardableResult
    private func book(_ log: EventLog, roster given: DutyRoster? = nil) throws -> DelayLedger {
        let roster = given ?? DutyRoster.discovered(from: log).roster
        let ledger = DelayLedger(log: log, roster: roster)
        let ends = log.settingStarts(log.end, sources: log.end.map { _ in .absent })
        let ledgers = [
            ledger, DelayLedger(literature: log, roster: roster), DelayLedger(log: ends, roster: roster),
            DelayLedger(log: ends.estimatingStarts(roster: roster), roster: roster),
        ]
        for ledger in ledgers {
            var options = DelayReportOptions(lateRule: .target(.hour))
            options.worstOrders = 2
            let report = try DelayReport(ledger, calendars: [], warnings: [], options: options)
            #expect(report.ledger.reduce(0) { $0 + $1.microseconds } == report.leadTime.totalMicroseconds)
            for order in 0..<ledger.log.orderCount {
                var sum: Microseconds = 0
                ledger.forEachEntry(ofOrder: order) {
                    sum += $2
                    #expect($2 >= 0)
                }
                #expect(sum == ledger.leadTime(ofOrder: order))
            }
            for order in 0..<min(2, ledger.log.orderCount) {
                let tiles = OrderTimeline(of: order, in: ledger).tiles
                #expect(tiles.reduce(0) { $0 + $1.to - $1.from } == ledger.leadTime(ofOrder: order))
            }
        }
        return ledger
    }

    private func always(_ log: EventLog) -> DutyRoster {
        DutyRoster(given: log.resources.names.map { _ in IntervalSet(from: .min / 4, to: .max / 4) })
    }

    private func shifted(_ log: EventLog, by shift: Microseconds) -> EventLog {
        EventLog(
            zone: log.zone,
            orders: log.orders,
            arrival: log.arrival.map { $0 == EventLog.missingTime ? $0 : $0 + shift },
            promise: log.promise,
            orderAttributes: log.orderAttributes,
            firstInstance: log.firstInstance,
            activities: log.activities,
            resources: log.resources,
            activity: log.activity,
            resource: log.resource,
            start: log.start.map { $0 + shift },
            end: log.end.map { $0 + shift },
            startSource: log.startSource,
            sourceRow: log.sourceRow,
            instanceAttributes: log.instanceAttributes
        )
    }

    @Test func aLogWithoutOrders() throws {
        let ledger = try book(SmallLog().log)
        let report = try DelayReport(ledger, calendars: [], warnings: [], options: .init())
        #expect(report.log.from == nil && report.leadTime.meanHours == nil && report.ledger.isEmpty)
    }

    @Test(arguments: [[], [EventLog.missingTime, EventLog.missingTime], [SmallLog.instant(5), .max]])
    func ordersWithoutInstancesHaveNoLeadTime(_ arrival: [Microseconds]) throws {
        var names = NameInterner()
        for name in ["1", "2"] { _ = names.code(of: name) }
        let log = EventLog(
            zone: .utc,
            orders: names.table,
            arrival: arrival,
            promise: arrival,
            orderAttributes: [],
            firstInstance: [0, 0, 0],
            activities: NameInterner().table,
            resources: NameInterner().table,
            activity: [],
            resource: [],
            start: [],
            end: [],
            startSource: [],
            sourceRow: [],
            instanceAttributes: []
        )
        let ledger = try book(log)
        let report = try DelayReport(ledger, calendars: [], warnings: [], options: .init())
        #expect(report.leadTime.meanHours == nil && report.worstOrders.isEmpty && report.weeks.isEmpty)
        let lateness = try ledger.lateness(by: .target(0), deskHours: .empty)
        #expect(lateness == [.unknown, .unknown])
    }

    @Test func withoutResourcesNoCauseIsKnown() throws {
        var small = SmallLog()
        for order in 0..<40 {
            small.add("\(order)", "Enter", nil, order * 7, order * 7 + 5)
            small.add("\(order)", "Check", nil, order * 7 + 61, order * 7 + 63)
        }
        let ledger = try book(small.log)
        #expect(ledger.waiting.allSatisfy { $0.total == $0.undetermined })
        #expect(ledger.waiting.reduce(0) { $0 + $1.undetermined } == 40 * 56 * .minute)
    }

    @Test func oneInstance() throws {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 61, 100)
        try book(small.log)
        try book(small.log, roster: DutyRoster(given: [.empty]))
        try book(small.log, roster: always(small.log))
    }

    @Test(arguments: [0, 61])
    func everythingAtOneInstant(_ minute: Int) throws {
        var small = SmallLog()
        for order in 0..<30 {
            for activity in ["a", "b", "a"] { small.add("\(order)", activity, "Ann", minute, minute) }
        }
        let ledger = try book(small.log)
        #expect((0..<30).allSatisfy { ledger.leadTime(ofOrder: $0) == 0 })
        // Each takes over from the one before it, and none from itself.
        #expect((0..<3).map { ledger.predecessor(of: $0) } == [nil, 0, 1])
    }

    @Test func workWithoutLength() throws {
        var small = SmallLog()
        for order in 0..<30 {
            small.add("\(order)", "Enter", "Ann", order * 11, order * 11)
            small.add("\(order)", "Check", "Bea", order * 11 + 30, order * 11 + 30)
        }
        let ledger = try book(small.log, roster: always(small.log))
        #expect(ledger.waiting.allSatisfy { $0.total == $0.unexplained }, "nobody ever worked on anything")
    }

    @Test func anArrivalAfterTheFirstStartIsTheFirstStart() throws {
        var small = SmallLog()
        small.arrivals = ["1": 90]
        small.add("1", "Enter", "Ann", 61, 100)
        small.add("2", "Enter", "Ann", 101, 110)
        let ledger = try book(small.log)
        #expect(ledger.enablement.lateArrivals == 1)
        #expect(ledger.leadTime(ofOrder: 0) == 39 * .minute)
        #expect(ledger.leadTime(ofOrder: 1) == 9 * .minute, "its arrival is missing")
    }

    @Test func timesBefore1970AreLikeAnyOther() throws {
        var small = SmallLog()
        for order in 0..<60 {
            let start = 540 + order / 10 * 1_440 + order % 10 * 40
            small.arrivals["\(order)"] = start - order % 3 * 25
            small.add("\(order)", "Enter", "p\(order % 2)", start, start + 31)
            small.add("\(order)", "Check", "Bea", start + 45 + order % 4 * 30, start + 60 + order % 4 * 30)
        }
        let now = try book(small.log)
        let then = try book(shifted(small.log, by: -5_000 * .week))
        #expect(now.waiting == then.waiting && now.firstTouch == then.firstTouch)
    }

    @Test func aTeamOfFiveHundred() throws {
        var small = SmallLog()
        for order in 0..<1_500 {
            let start = 540 + order / 500 * 1_440 + order % 7
            small.add("\(order)", "Enter", "p\(order % 500)", start, start + 31)
            small.add("\(order)", "Check", "p\((order + 1) % 500)", start + 45, start + 47)
        }
        try book(small.log)
    }

    /// Twenty thousand instances side by side, at one instant, and one after another, all in one order.
    @Test(.timeLimit(.minutes(1)), arguments: ["together", "at one instant", "in turn"])
    func anOrderOfTwentyThousandInstances(_ shape: String) throws {
        var small = SmallLog()
        for index in 0..<20_000 {
            let (start, end) =
                switch shape {
                case "together": (index % 5, 30_000 + index % 3)
                case "at one instant": (61, 61)
                default: (index * 3, index * 3 + 2)
                }
            small.add("1", "a\(index % 4)", "p\(index % 3)", start, end)
        }
        let log = small.log
        try book(log, roster: always(log))
    }

    @Test func withoutTimesOfDayNoCauseIsKnown() throws {
        var small = SmallLog()
        for order in 0..<50 {
            let day = order / 5 * 1_440
            small.add("\(order)", "Enter", "Ann", day, day)
            small.add("\(order)", "Check", "Bea", day + 1_440 * (order % 3), day + 1_440 * (order % 3 + 1))
        }
        // Two of two hundred times have an hour.
        small.rows[3].end += 9 * 60
        small.arrivals = ["49": 0]
        let ledger = try book(small.log)
        #expect(ledger.waiting.allSatisfy { $0.total == $0.undetermined })
        #expect(ledger.waiting.contains { $0.undetermined > 0 })
        #expect(ledger.firstTouch[49].undetermined == 9 * .day)
        #expect(ledger.batchPolicies == nil, "fifty orders entered at midnight are no batch")
        #expect(OrderTimeline(of: 49, in: ledger).tiles.map(\.within) == [.undetermined, nil, nil])
        let ends = small.log.settingStarts(small.log.end, sources: small.log.end.map { _ in .absent })
        let roster = DutyRoster(given: ledger.roster.onDuty)
        let estimated = DelayLedger(log: ends.estimatingStarts(roster: roster), roster: roster)
        #expect(estimated.log.startTimes == .estimated)
        #expect(estimated.waiting.allSatisfy { $0.total == $0.undetermined })
        for index in 0..<10 { small.rows[index * 10].end += 9 * 60 }
        #expect(!small.log.hasDatesOnly)
    }

    @Test func theKindOfABatchDoesNotDependOnTheOrderOfTheLog() {
        for lengths in [[5, 0], [0, 5]] {
            var small = SmallLog()
            for (order, length) in lengths.enumerated() {
                small.add("\(order)", "Sign", "Ann", 61, 61 + length)
            }
            let batches = BatchDiscovery(
                log: small.log,
                work: ResourceWork(log: small.log),
                enabled: EnabledTimes([SmallLog.instant(60), SmallLog.instant(60)]),
                shape: BatchShape()
            ).batches(in: small.log)
            #expect(
                batches.map { $0.kind(in: small.log) } == [.sequential]
                    && batches.allSatisfy(\.startsTogether)
            )
        }
    }

    @Test func midnightIsThatOfTheLogsZone() {
        var small = SmallLog()
        small.add("1", "Enter", "Ann", 0, 1_440)
        var log = small.log
        #expect(log.hasDatesOnly)
        log.zone = ZoneRules(fixedOffset: .hour)
        #expect(!log.hasDatesOnly)
    }
}
