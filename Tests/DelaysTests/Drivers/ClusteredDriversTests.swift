import EventLogs
import Foundation
import Statistics
import Testing

@testable import Delays

@Suite struct ClusteredDriversTests {
    @Test func aFeatureOfManyLevelsThatDoesNothingIsSeldomToldByFewClusters() throws {
        var small = 0
        for seed in 0..<8 {
            let report = try DriversReport(
                ClusteredOrders(seed: seed, orders: 1_600).ledger,
                options: ClusteredOrders.options
            )
            let hour = try #require(report.given?.features.first { $0.about == "arrivalHour" })
            #expect(hour.levels == 24)
            small += try #require(hour.pValue) <= 0.05 ? 1 : 0
        }
        // 0.4 are expected.
        #expect(small <= 2, "\(small)")
    }

    @Test func whereThereAreNoMoreClustersThanLevelsThereIsNoTest() throws {
        let report = try DriversReport(
            ClusteredOrders(seed: 1, orders: 1_600, clusters: 20).ledger,
            options: ClusteredOrders.options
        )
        let hour = try #require(report.given?.features.first { $0.about == "arrivalHour" })
        #expect(hour.pValue == nil && hour.gap == .tooFewClusters && !hour.found)
        let product = try #require(report.given?.features.first { $0.feature == "product" })
        #expect(product.found)
    }

    @Test func errorsAreThoseOfTheRegressionsWithoutEachCustomer() throws {
        let orders = ClusteredOrders(seed: 9, orders: 1_200, clusters: 12)
        let rows = try DriverRows(
            orders.ledger,
            OrderFeatures(orders.ledger),
            options: ClusteredOrders.options
        )
        let fit = try #require(DriverStudy(orders.ledger, rows, options: ClusteredOrders.options).given)
        let column = try #require(fit.columns.firstIndex { $0.name == "value" })
        let effect = try #require(fit.effects(ofColumn: column).first)
        let step = try #require(fit.columns[column].step)
        func slope(_ chosen: [Int32]) throws -> Double {
            let regression = try LinearRegression(
                fit.design.selecting(rows: chosen),
                outcomes: [NumericColumn(name: "hours", values: chosen.map { rows.leadTime[Int($0)] })]
            )
            return try #require(regression.coefficientTests().first { $0.name == "value" }).estimate
        }
        let all = Array(0..<Int32(1_200))
        let whole = try slope(all)
        let squares = try (0..<Int32(12)).reduce(0.0) { sum, customer in
            let without = try slope(all.filter { orders.customers[Int($0)] != customer })
            return sum + (without - whole) * (without - whole)
        }
        let error = (step.upperBound - step.lowerBound) * (squares * 11 / 12).squareRoot()
        let test = fit.test(effect.contrast, confidence: 0.95)
        #expect(abs(test.error / error - 1) < 1e-6)
        #expect(test.degreesOfFreedom == 11)
        // Row by row it is the same.
        let outcome = NumericColumn(name: "lead time", values: rows.leadTime)
        let fitted = try FittedRows(fit.regression, design: fit.design, outcomes: [outcome])
        let byRows = try fitted.orderCovariance(clusteredBy: rows.clustering)
        for (one, other) in zip(byRows.errors.elements, fit.covariance.errors.elements) {
            #expect(abs(one / other - 1) < 1e-6)
        }
    }

    /// Without its customer a level of one customer is nowhere: the errors of all others are as they are with the customers pooled.
    @Test func aLevelOfOneClusterTakesNoErrorAway() throws {
        let orders = ClusteredOrders(seed: 10)
        var options = ClusteredOrders.options
        options.leftOut["customer"] = nil
        options.leftOut["group"] = .asked
        options.leftOut["rating"] = .asked
        let report = try DriversReport(orders.ledger, options: options)
        let features = try #require(report.given?.features)
        let customer = try #require(features.first { $0.feature == "customer" })
        #expect(customer.gap == .tooFewClusters)
        for feature in features where feature.feature != "customer" {
            #expect(feature.pValue != nil, "\(feature.feature)")
            for effect in feature.effects { #expect(effect.lower != nil, "\(feature.feature)") }
        }
    }

    /// Customers of three regions, the last one with two of them; what is not Small adds hours.
    private func regions(_ seed: Int, hours: [Double]) -> (ledger: DelayLedger, customers: [Int32]) {
        func region(_ customer: Int) -> Int32 { customer < 2 ? 2 : customer % 2 == 0 ? 0 : 1 }
        let orders = ClusteredOrders(seed: seed, spread: 2) { hours[Int(region($0))] }
        let log = orders.log.adding(
            AttributeColumn(
                name: "region",
                values: .categorical(
                    codes: orders.customers.map { region(Int($0)) },
                    table: NameTable(["North", "South", "Small"])
                )
            )
        )
        return (DelayLedger(log: log, roster: DutyRoster(given: [])), orders.customers)
    }

    @Test func aLevelInTwoClustersDoesNotSilenceItsFeature() throws {
        let (ledger, customers) = regions(3, hours: [0, 15, 0])
        let report = try DriversReport(ledger, options: ClusteredOrders.options)
        let region = try #require(report.given?.features.first { $0.feature == "region" })
        #expect(region.found && region.gap == nil)
        let small = try #require(region.effects.first { $0.level == "Small" })
        #expect(small.lower == nil && small.pValue == nil && small.gap == .tooFewClusters)
        #expect(small.orders == customers.count { $0 < 2 })
        // The average order, and the test, are those of the other two.
        let (north, south) = (
            try #require(region.effects.first { $0.level == "North" }),
            try #require(region.effects.first { $0.level == "South" })
        )
        #expect(abs(north.hours * Double(north.orders) + south.hours * Double(south.orders)) < 1e-6)
        #expect(abs(south.hours - north.hours - 15) < 4)
        #expect(abs(try #require(north.pValue) - (try #require(region.pValue))) < 1e-10)
        #expect(south.found && north.found && !small.found)
    }

    @Test func whereOnlyOneLevelIsInClustersEnoughNothingIsTested() throws {
        let (ledger, _) = regions(4, hours: [0, 0, 0])
        let codes = ClusteredOrders(seed: 4, spread: 2).customers.map { Int32($0 < 4 ? 1 : 0) }
        let log = ledger.log.adding(
            AttributeColumn(name: "site", values: .categorical(codes: codes, table: NameTable(["A", "B"])))
        )
        let report = try DriversReport(
            DelayLedger(log: log, roster: DutyRoster(given: [])),
            options: ClusteredOrders.options
        )
        let site = try #require(report.given?.features.first { $0.feature == "site" })
        #expect(site.pValue == nil && site.gap == .tooFewClusters)
        #expect(site.effects.allSatisfy { $0.lower == nil && $0.gap == .tooFewClusters })
    }

    @Test func aNumberThatVariesInFewClustersIsNotTested() throws {
        let orders = ClusteredOrders(seed: 5)
        let log = orders.log.adding(
            AttributeColumn(
                name: "surcharge",
                values: .numeric(orders.customers.enumerated().map { $1 < 3 ? Double(1 + $0 % 5) : 0 })
            )
        )
        let report = try DriversReport(
            DelayLedger(log: log, roster: DutyRoster(given: [])),
            options: ClusteredOrders.options
        )
        let surcharge = try #require(report.given?.features.first { $0.feature == "surcharge" })
        #expect(surcharge.pValue == nil && surcharge.gap == .tooFewClusters)
    }

    @Test func aPairInThreeClustersIsNotTested() throws {
        // Custom orders of three customers take twenty hours longer, whatever the reason.
        let plain = ClusteredOrders(seed: 6, spread: 1)
        guard case .categorical(let products, _) = plain.log.orderAttributes[0].values else {
            Issue.record("a column of levels")
            return
        }
        func report(_ isMarked: (Int) -> Bool) throws -> DriversReport {
            let marked = plain.log.adding(
                AttributeColumn(
                    name: "lane",
                    values: .categorical(
                        codes: plain.customers.indices.map { isMarked($0) ? 1 : 0 },
                        table: NameTable(["road", "sea"])
                    )
                )
            )
            let slower = marked.delaying { isMarked($0) && products[$0] == 1 ? 20 : 0 }
            var options = ClusteredOrders.options
            options.leftOut["group"] = .asked
            options.leftOut["rating"] = .asked
            return try DriversReport(
                DelayLedger(log: slower, roster: DutyRoster(given: [])),
                options: options
            )
        }
        func isPair(_ row: InteractionRow) -> Bool {
            Set([row.first.feature, row.second.feature]) == ["lane", "product"]
        }
        let few = try report { plain.customers[$0] % 10 == 3 && plain.customers[$0] < 30 }
        #expect(!few.interactions.contains(where: isPair))
        let many = try report { plain.customers[$0] % 2 == 1 }
        #expect(many.interactions.contains(where: isPair))
    }

    @Test func shrinkageTakesTheErrorsAsTheyAre() throws {
        let report = try DriversReport(
            ClusteredOrders(seed: 7, clusters: 8).ledger,
            options: ClusteredOrders.options
        )
        let noise = try #require(report.given?.features.first { $0.feature == "noise b" })
        let quantile = StudentT(degreesOfFreedom: 7).quantile(upperTail: 0.025)
        let variances = try noise.effects.map { effect in
            let error = (try #require(effect.upper) - (try #require(effect.lower))) / 2 / quantile
            return error * error
        }
        let plain = try GroupShrinkage(means: noise.effects.map(\.hours), variances: variances)
        for (effect, group) in zip(noise.effects, plain.groups) {
            #expect(abs(try #require(effect.shrunkHours) - group.posteriorMean) < 1e-9)
        }
    }

    @Test func whatBeingLateDoesIsNotToldFromTheOrdersOfFourClusters() throws {
        let plain = ClusteredOrders(seed: 8, spread: 0)
        let late = plain.log.delaying { plain.customers[$0] < 4 ? 60 : 0 }
        let scores = plain.customers.enumerated().map { 5 - ($1 < 4 ? 2.0 : 0) + Double($0 % 7) / 7 }
        let log = late.adding(AttributeColumn(name: "score", values: .numeric(scores)))
        let ledger = DelayLedger(log: log, roster: DutyRoster(given: []))
        let rule = LateRule.target(130 * .hour)
        let lateness = try ledger.lateness(by: rule, deskHours: ledger.roster.deskHours)
        var options = ClusteredOrders.options
        options.outcome = "score"
        let report = try DriversReport(ledger, lateness: lateness, rule: rule, options: options)
        let outcome = try #require(report.outcome)
        #expect(outcome.late == nil && outcome.leadTime != nil)
        #expect(report.notComputed.contains { $0.what == .outcome && $0.reason == .tooFewClusters })
    }

    /// The figures of `Documentation/Drivers.md`, with `CLUSTER_SEEDS=100`; `CLUSTER_OFFSET=20000` takes other logs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CLUSTER_SEEDS"] != nil))
    func theStudyOfManyLogsWithClusters() throws {
        let environment = ProcessInfo.processInfo.environment
        let seeds = Int(environment["CLUSTER_SEEDS"] ?? "") ?? 100
        let offset = Int(environment["CLUSTER_OFFSET"] ?? "") ?? 0
        var tally = ClusterTally()
        for seed in 0..<seeds {
            tally.add(
                try DriversReport(
                    ClusteredOrders(seed: offset + 3_000 + seed).ledger,
                    options: ClusteredOrders.options
                )
            )
        }
        print(tally)
        #expect(tally.nullShare <= 0.08)
        #expect((0.93...0.97).contains(tally.coverage))
        #expect(Double(tally.plantedFound) >= 0.95 * Double(tally.planted))
    }
}
