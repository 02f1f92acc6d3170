import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

@Suite struct ExpectedOutcomesTests {
    /// Every five hours an order, by turns of two people; heavy ones wait 30 hours, light ones 10.
    private func desk(_ count: Int = 600, seed: Int = 1, noise: Double = 0) -> HandledOrders {
        var random = SeededGenerator(seed: seed)
        return HandledOrders(
            orders: (0..<count).map { number in
                let isHeavy = random.next(below: 3) == 0
                return HandledOrders.Order(
                    enters: number % 2 == 0 ? "Ann" : "Bo",
                    wait: (isHeavy ? 30 : 10) + noise * random.uniform(),
                    arrival: Double(number * 5),
                    levels: ["kind": isHeavy ? "heavy" : "light"]
                )
            }
        )
    }

    @Test func withoutChanceTheExpectedIsTheOutcome() throws {
        let orders = desk()
        let found = try ExpectedOutcomes(orders.ledger, of: .leadTime)
        for (order, value) in zip(orders.orders, found.values) {
            // The penalty is worth one order of some two hundred of its level at least.
            #expect(abs(value - (3 + order.wait)) < 0.2)
        }
        #expect(found.explained > 0.999)
        #expect(found.orders == 600)
        #expect(found.features.contains { $0.name == "kind" })
    }

    @Test func noOrderHasAPartInItsOwnExpectation() throws {
        var orders = desk(noise: 20)
        let before = try ExpectedOutcomes(orders.ledger, of: .leadTime).values
        orders.orders[137].wait += 2_000
        let after = try ExpectedOutcomes(orders.ledger, of: .leadTime).values
        #expect(abs(before[137] - after[137]) < 1e-9)
        // Others of its level, in other folds, do learn from it.
        let likeIt = orders.orders.indices.filter { orders.orders[$0].levels == orders.orders[137].levels }
        #expect(likeIt.contains { after[$0] - before[$0] > 1 })
    }

    /// Ann is slow by 20 hours and has nearly all orders of the north, which takes no longer than the south.
    @Test func whoIsSlowIsNotTakenForOneWithHardOrders() throws {
        var random = SeededGenerator(seed: 2)
        let orders = HandledOrders(
            orders: (0..<2_000).map { number in
                let isNorth = random.next(below: 2) == 0
                let isAnn = random.next(below: 10) == 0 ? !isNorth : isNorth
                return HandledOrders.Order(
                    enters: isAnn ? "Ann" : "Bo",
                    wait: (isAnn ? 30 : 10) + 10 * random.uniform() + (number % 3 == 0 ? 15 : 0),
                    arrival: Double(number * 4),
                    levels: ["region": isNorth ? "north" : "south", "kind": number % 3 == 0 ? "a" : "b"]
                )
            }
        )
        let found = try ExpectedOutcomes(orders.ledger, of: .leadTime)
        func mean(_ isIn: (HandledOrders.Order) -> Bool) -> Double {
            let own = orders.orders.indices.filter { isIn(orders.orders[$0]) }
            return own.reduce(0) { $0 + found.values[$1] } / Double(own.count)
        }
        let regions = mean { $0.levels["region"] == "north" } - mean { $0.levels["region"] == "south" }
        // As they came out, orders of the north took 16 hours longer.
        #expect(abs(regions) < 2)
        let kinds = mean { $0.levels["kind"] == "a" } - mean { $0.levels["kind"] == "b" }
        #expect(abs(kinds - 15) < 1.5)
    }

    /// Only Ann has the east: what is hers and what is the east's nobody can tell.
    @Test func aLevelOfOnePersonAddsNothing() throws {
        var random = SeededGenerator(seed: 3)
        let orders = HandledOrders(
            orders: (0..<1_500).map { number in
                let region = ["east", "south", "west"][number % 3]
                let enters = region == "east" ? "Ann" : ["Bo", "Cy"][random.next(below: 2)]
                return HandledOrders.Order(
                    enters: enters,
                    wait: (region == "east" ? 50 : region == "south" ? 22 : 10) + 5 * random.uniform(),
                    arrival: Double(number) * 4 + random.uniform(),
                    levels: ["region": region]
                )
            }
        )
        let found = try ExpectedOutcomes(orders.ledger, of: .leadTime)
        let mean = (0..<3).map { region in
            let own = stride(from: region, to: 1_500, by: 3).map { found.values[$0] }
            return own.reduce(0, +) / Double(own.count)
        }
        #expect(abs(mean[1] - mean[2] - 12) < 1)
        #expect(abs(mean[0] - (mean[1] + mean[2]) / 2) < 1)
    }

    @Test func whatIsNotOfTheOrderSaysNothingOfIt() throws {
        var orders = desk()
        for place in orders.orders.indices {
            orders.orders[place].levels["owner"] = orders.orders[place].enters
            orders.orders[place].levels["leak"] = "\(Int(orders.orders[place].wait))"
            orders.orders[place].promise = 12
        }
        var options = ExpectedOutcomes.Options()
        options.drivers.leftOut["leak"] = .outcomeLeak
        let found = try ExpectedOutcomes(orders.ledger, of: .leadTime, options: options)
        #expect(found.leftOut == ["leak", "owner"])
        #expect(
            Set(found.features.map(\.name)) == [
                "kind", "arrival weekday", "arrival at month-end",
            ]
        )
    }

    @Test func lateIsAChanceInPercent() throws {
        var orders = desk(noise: 10)
        for place in orders.orders.indices { orders.orders[place].promise = 17 }
        let ledger = orders.ledger
        let lateness = try ledger.lateness(by: .promise, deskHours: IntervalSet(merging: []))
        let found = try ExpectedOutcomes(ledger, of: .late, lateness: lateness)
        func mean(_ kind: String) -> Double {
            let own = orders.orders.indices.filter { orders.orders[$0].levels["kind"] == kind }
            return own.reduce(0) { $0 + found.values[$1] } / Double(own.count)
        }
        // Light ones wait 10 to 20 hours of the 14 that they may.
        #expect(abs(mean("heavy") - 100) < 6)
        #expect(abs(mean("light") - 60) < 6)
        #expect(throws: ExpectationError.noLateRule) { try ExpectedOutcomes(ledger, of: .late) }
    }

    @Test func whatIsMissingOrNotOverIsExpectedToo() throws {
        var orders = desk()
        for place in orders.orders.indices {
            orders.orders[place].numbers["value"] = place % 9 == 0 ? .nan : orders.orders[place].wait
        }
        orders.orders[44].isShipped = false
        let found = try ExpectedOutcomes(orders.ledger, of: .leadTime)
        #expect(found.orders == 599)
        #expect(found.values.allSatisfy { $0.isFinite })
        #expect(abs(found.values[44] - (3 + orders.orders[44].wait)) < 1)
    }

    @Test func whyNothingIsExpectedIsSaid() {
        #expect(throws: ExpectationError.tooFewOrders(150)) {
            try ExpectedOutcomes(desk(150).ledger, of: .leadTime)
        }
        var same = desk()
        for place in same.orders.indices { same.orders[place].wait = 7 }
        #expect(throws: ExpectationError.oneOutcome) { try ExpectedOutcomes(same.ledger, of: .leadTime) }
        var random = SeededGenerator(seed: 4)
        let noise = HandledOrders(
            orders: (0..<400).map { number in
                HandledOrders.Order(
                    enters: "Ann",
                    wait: 10 * random.uniform(),
                    arrival: Double(number) * 7,
                    levels: ["colour": ["red", "blue"][random.next(below: 2)]]
                )
            }
        )
        #expect(throws: ExpectationError.nothingExplained) {
            try ExpectedOutcomes(noise.ledger, of: .leadTime)
        }
    }

    @Test func fewerOrdersToLearnFromChangeLittle() throws {
        let orders = desk(2_000, noise: 10)
        var options = ExpectedOutcomes.Options()
        options.mostOrders = 500
        let all = try ExpectedOutcomes(orders.ledger, of: .leadTime).values
        let some = try ExpectedOutcomes(orders.ledger, of: .leadTime, options: options).values
        #expect(zip(all, some).allSatisfy { abs($0 - $1) < 3 })
        #expect(all != some)
    }
}

extension SeededGenerator {
    fileprivate mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
}
