import EventLogs
import SampleLogs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct OrderFeaturesTests {
    private func ledger(_ log: EventLog) -> DelayLedger {
        DelayLedger(log: log, roster: DutyRoster.discovered(from: log).roster)
    }

    private func numbers(_ features: OrderFeatures, _ subject: OrderFeature.Subject) -> [Double]? {
        guard case .numeric(let numbers)? = features[subject]?.values else { return nil }
        return numbers
    }

    private func level(_ features: OrderFeatures, _ subject: OrderFeature.Subject, _ order: Int) -> String? {
        guard case .categorical(let codes, let levels)? = features[subject]?.values else { return nil }
        return codes[order] < 0 ? nil : levels[Int(codes[order])]
    }

    @Test(arguments: 0..<20)
    func theLoadIsWhatCountingOrdersGives(_ seed: UInt64) {
        let ledger = ledger(SampleLog.random(seed: seed, orders: 150).log)
        expectPlainLoad(ledger)
    }

    @Test(arguments: 0..<200)
    func theLoadOfSmallDesksWithTiesIsTheSame(_ seed: Int) {
        let (log, roster) = RandomLog.make(seed)
        let ledger = DelayLedger(log: log, roster: roster)
        expectPlainLoad(ledger)
    }

    /// The first is not completed, the second completed long after its last activity, the third on time.
    @Test func anOrderLiesOnTheDeskUntilItIsCompleted() {
        let orders = [0, 1, 2, 20].map { ComparisonLog.Order(day: $0, hours: [1, 1], values: [:]) }
        let log = ComparisonLog(orders: orders, open: [0]).log
        var completed = log.completed
        completed[1] += 10 * .day
        let ledger = DelayLedger(log: log.replacing(completed: completed), roster: DutyRoster.alwaysOn(1))
        guard case .numeric(let open) = OrderFeature.load(of: ledger)[0].values else {
            Issue.record("numbers")
            return
        }
        #expect(open == [0, 0, 1, 0])
    }

    private func expectPlainLoad(_ ledger: DelayLedger) {
        let load = OrderFeature.load(of: ledger).map { feature -> [Double] in
            guard case .numeric(let numbers) = feature.values else { return [] }
            return numbers
        }
        let (open, recent, stage) = (load[0], load[1], load[2])
        let log = ledger.log
        let arrival = ledger.enablement.arrival
        for order in 0..<log.orderCount {
            let now = arrival[order]
            func count(_ condition: (Int) -> Bool) -> Double {
                Double((0..<log.orderCount).filter { arrival[$0] < now && condition($0) }.count)
            }
            let first = log.activity[log.firstInstance[order]]
            #expect(
                open[order]
                    == count {
                        (ledger.completion(ofOrder: $0) ?? arrival[$0] + ledger.leadTime(ofOrder: $0)) > now
                    }
            )
            #expect(recent[order] == count { arrival[$0] >= now - .day })
            #expect(
                stage[order]
                    == count {
                        let instance = log.firstInstance[$0]
                        return log.activity[instance] == first && log.end[instance] > now
                    }
            )
        }
    }

    @Test(arguments: 0..<20)
    func whatHappenedIsWhatALoopOverTheOrderCounts(_ seed: UInt64) throws {
        let ledger = ledger(SampleLog.random(seed: seed, orders: 150).log)
        let log = ledger.log
        var options = OrderFeatures.Options()
        options.changeActivities = ["Check", "Bill"]
        let features = OrderFeatures(ledger, options: options)
        let rework = try #require(numbers(features, .rework))
        let handOffs = try #require(numbers(features, .handOffs))
        let resources = try #require(numbers(features, .resourceCount))
        let changes = try #require(numbers(features, .changes))
        for order in 0..<log.orderCount {
            let instances = log.instances(ofOrder: order)
            let activities = instances.map { log.activity[$0] }
            #expect(rework[order] == Double(activities.count - Set(activities).count))
            #expect(handOffs[order] == Double(instances.filter { ledger.isHandOff($0) }.count))
            let named = Set(instances.map { log.resource[$0] }.filter { $0 >= 0 })
            #expect(resources[order] == Double(named.count))
            #expect(changes[order] == Double(activities.filter { $0 == 1 || $0 == 6 }.count))
            let first = log.resource[instances.lowerBound]
            #expect(level(features, .firstResource, order) == (first < 0 ? nil : log.resources[first]))
        }
    }

    @Test func theCalendarIsThatOfTheZone() throws {
        var small = SmallLog()
        // Monday 2024-01-01, 23:30 in UTC, is Tuesday in Berlin; Monday 2024-01-29 is three days from the month's end.
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        for (index, minute) in [23 * 60 + 30, 28 * 1_440 + 600, 27 * 1_440 + 600].enumerated() {
            small.add("o\(index)", "check", "Ann", minute, minute + 5)
        }
        var log = small.log
        log.zone = berlin
        var options = OrderFeatures.Options()
        options.holidays = [CivilDate(year: 2024, month: 1, day: 2)]
        let features = OrderFeatures(ledger(log), options: options)
        let subjects: [OrderFeature.Subject] = [
            .arrivalHour, .arrivalWeekday, .arrivalMonthEnd, .arrivalHoliday,
        ]
        let found = (0..<3).map { order in subjects.map { level(features, $0, order) } }
        #expect(
            found == [
                ["0", "Tuesday", "no", "yes"], ["11", "Monday", "yes", "no"], ["11", "Sunday", "no", "no"],
            ]
        )
        // One month only: nothing can be learnt from it.
        #expect(features[.arrivalMonth] == nil)
    }

    @Test func attributesAreGivenAndIdentifiersLeftOut() throws {
        let sample = SampleLog.random(seed: 5, orders: 100).log
        let log = sample.replacing(
            promise: sample.arrival.enumerated().map { order, arrival in
                arrival == EventLog.missingTime ? arrival : arrival + Microseconds(2 + order % 3) * .day
            },
            orderAttributes: sample.orderAttributes + [
                AttributeColumn(
                    name: "document",
                    values: .categorical(codes: (0..<100).map { Int32($0) }, table: sample.orders)
                ),
                AttributeColumn(name: "company", values: .numeric(Array(repeating: 7, count: 100))),
                AttributeColumn(name: "rework", values: .numeric((0..<100).map { Double($0 % 3) })),
            ]
        )
        let features = OrderFeatures(ledger(log))
        #expect(
            features.leftOut == [
                FeatureLeftOut(name: "document", reason: .identifier),
                FeatureLeftOut(name: "company", reason: .constant),
            ]
        )
        let attributes = features.features.prefix(5)
        #expect(
            attributes.map(\.name) == ["region", "value", "due", "rework (attribute)", "promised time"]
        )
        #expect(attributes.allSatisfy { $0.kind == .given })
        #expect(Set(features.features.map(\.name)).count == features.features.count)
        let due = try #require(numbers(features, .attribute("due")))
        guard case .time(let times) = log.orderAttributes[2].values else {
            Issue.record("a column of times")
            return
        }
        for order in 0..<100 where times[order] != EventLog.missingTime {
            #expect(due[order] == (times[order] - log.arrival(ofOrder: order)).hours)
        }
        #expect(due.filter(\.isNaN).count == times.filter { $0 == EventLog.missingTime }.count)
    }

    @Test func anOrderWithoutActivitiesHasOnlyItsAttributes() throws {
        let sample = SampleLog.random(seed: 9, orders: 80).log
        let log = sample.replacing(
            emptyOrders: ["empty"],
            arrival: [],
            promise: [],
            orderAttributes: [
                AttributeColumn(name: "size", values: .numeric((0...80).map { Double($0 % 5) }))
            ]
        )
        let features = OrderFeatures(ledger(log))
        #expect(features.orderCount == 81)
        for feature in features.features where feature.subject != .attribute("size") {
            switch feature.values {
            case .numeric(let numbers): #expect(numbers[80].isNaN, "\(feature.name)")
            case .categorical(let codes, _): #expect(codes[80] == -1, "\(feature.name)")
            }
        }
        #expect(try #require(numbers(features, .attribute("size")))[80] == 0)
    }
}
