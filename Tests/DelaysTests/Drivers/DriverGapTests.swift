import EventLogs
import Foundation
import Statistics
import TestInputs
import Testing

@testable import Delays

/// What is missing says why, and what is there is what it says.
@Suite struct DriverGapTests {
    private let planted = PlantedDrivers(seed: 61, orders: 2_000)

    private func ledger(_ log: EventLog) -> DelayLedger {
        DelayLedger(log: log, roster: DutyRoster(given: []))
    }

    @Test func whoIsNamedLaterSelectsNoOrders() throws {
        // Nobody is named in an eighth of the orders.
        let people = (0..<6_000).map { instance -> Int32 in
            if (instance / 3) % 8 == 0 { return -1 }
            return Int32(instance * 7 % 5)
        }
        let log = planted.log.naming(["Ann", "Bob", "Cleo", "Dan", "Eve"], people)
        let ledger = DelayLedger(log: log, roster: .alwaysOn(5))
        let report = try DriversReport(ledger, options: .quick)
        #expect(report.orders == 2_000 && report.incompleteOrders == 0)
        let plain = try DriversReport(planted.ledger, options: .quick)
        func hours(_ report: DriversReport) -> [Double] {
            (report.given?.features ?? []).flatMap(\.effects).map(\.hours)
        }
        #expect(hours(report).count == hours(plain).count)
        for (own, other) in zip(hours(report), hours(plain)) { #expect(abs(own - other) < 1e-8) }
        let features = OrderFeatures(ledger)
        let resources = try #require(features[.resourceCount])
        guard case .numeric(let counts) = resources.values else {
            Issue.record("numbers")
            return
        }
        #expect(counts[8] == 0 && counts[9] > 0)
        let segments = try SegmentsReport(ledger)
        #expect(segments.orders == 2_000)
    }

    @Test func theStepOfANumberMovesTheChanceOfBeingLateByTheDifferenceOfTwoChances() throws {
        let rule = LateRule.target(70 * .hour)
        let lateness = try planted.ledger.lateness(by: rule, deskHours: planted.ledger.roster.deskHours)
        let report = try DriversReport(planted.ledger, lateness: lateness, rule: rule, options: .quick)
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let fit = try #require(DriverStudy(planted.ledger, rows, options: .quick).given)
        let logistic = try LogisticRegression(
            fit.design,
            outcome: NumericColumn(name: "late", values: lateness.map { $0 == .late ? 1 : 0 })
        )
        let value = try #require(report.given?.features.first { $0.feature == "value" }?.effects.first)
        func chance(_ number: Double) throws -> Double {
            let terms = fit.design.terms.map { term in
                guard case .numeric(let column) = term, column.name == "value" else { return term }
                return .numeric(
                    NumericColumn(name: "value", values: column.values.map { _ in number })
                )
            }
            return try logistic.probabilities(of: Design(terms)).reduce(0, +) / 2_000
        }
        let points = 100 * (try chance(try #require(value.to)) - chance(try #require(value.from)))
        #expect(abs(try #require(value.late?.percentagePoints) - points) < 1e-8)
        #expect(try #require(value.late?.pointsLower) < points)
    }

    @Test func noStepMovesTheChanceByMoreThanAllOfIt() throws {
        var random = SeededGenerator(seed: 9)
        let urgency = (0..<2_000).map { _ in Double(random.next() >> 11) * 0x1p-53 }
        let log = planted.log.adding(AttributeColumn(name: "urgency", values: .numeric(urgency)))
        let lateness: [Lateness] = urgency.indices.map { order in
            let noise = Double(random.next() >> 11) * 0x1p-53 - 0.5
            return urgency[order] + 0.2 * noise > 0.5 ? .late : .onTime
        }
        let rule = LateRule.target(70 * .hour)
        let report = try DriversReport(ledger(log), lateness: lateness, rule: rule, options: .quick)
        let late = try #require(report.given?.features.first { $0.feature == "urgency" }?.effects.first?.late)
        let points = try #require(late.percentagePoints)
        // Of the tenth lowest numbers none is late, of the tenth highest all are.
        #expect((95...100).contains(points), "\(points)")
    }

    @Test func intervalsOfSharesHoldTheirShareAndThoseOfNoiseReachZero() throws {
        var options = DriverOptions()
        var (noise, reaching) = (0, 0)
        for seed in 0..<3 {
            let report = try DriversReport(
                PlantedDrivers(seed: 70 + seed, orders: 1_000).ledger,
                options: options
            )
            for feature in try #require(report.given).features {
                guard let share = feature.share else { continue }
                let lower = try #require(feature.shareLower)
                let upper = try #require(feature.shareUpper)
                #expect(lower <= share && share <= upper, "\(feature.feature)")
                #expect(lower >= 0)
                if !PlantedDrivers.drivers.contains(feature.feature), feature.feature != "weight" {
                    noise += 1
                    reaching += lower == 0 ? 1 : 0
                } else if feature.feature == "product" {
                    #expect(lower > 0)
                }
            }
        }
        #expect(noise > 15 && Double(reaching) > 0.8 * Double(noise), "\(reaching) of \(noise)")
        options.replicates = 0
        let without = try DriversReport(planted.ledger, options: options)
        #expect(without.given?.features.allSatisfy { $0.shareLower == nil } == true)
        #expect(!without.notComputed.contains { $0.what == .shares })
    }

    @Test func theIntervalOfAShareIsCutToWhatAShareCanBe() {
        func interval(_ lower: Double, _ upper: Double, of share: Double) -> ClosedRange<Double> {
            LeadTimeShares.interval(lower...upper, of: share)
        }
        #expect(interval(0.2, 0.4, of: 0.3) == 0.2...0.4)
        #expect(interval(-0.02, 0.03, of: 0.01) == 0...0.03)
        // All replicates were larger: the share itself is already too large.
        #expect(interval(-0.012, 0.011, of: 0.0124) == 0...0.0124)
        #expect(interval(-0.03, -0.01, of: 0.002) == 0...0.002)
        #expect(interval(0.95, 1.2, of: 0.99) == 0.95...1)
    }

    @Test func whichOrdersAreExamplesAndWhatTheyAreCalledIsOneDecision() {
        var row = LateEffectRow(
            lateShare: 0.5,
            oddsRatio: 0.98,
            oddsLower: 0.5,
            oddsUpper: 2,
            percentagePoints: 0.1,
            pointsLower: -1,
            pointsUpper: 1,
            pValue: 0.9,
            adjustedPValue: nil,
            examples: []
        )
        #expect(row.isLater)
        row.percentagePoints = nil
        #expect(!row.isLater)
    }

    @Test func aLevelThatIsCalledAsTheMissingOnesAreIsTheSame() throws {
        let codes = (0..<2_000).map { order -> Int32 in order % 5 == 0 ? -1 : Int32(order % 3) }
        let log = planted.log.adding(
            AttributeColumn(
                name: "contract",
                values: .categorical(codes: codes, table: NameTable(["a", "(none)", "b"]))
            )
        )
        let report = try DriversReport(ledger(log), options: .quick)
        let effects = try #require(report.given?.features.first { $0.feature == "contract" }).effects
        #expect(effects.compactMap(\.level).sorted() == ["(none)", "a", "b"])
        #expect(effects.first { $0.level == "(none)" }?.orders == codes.count { $0 == -1 || $0 == 1 })
        // Conditions of segments are made of the same levels.
        let features = OrderFeatures(ledger(log))
        let rows = try DriverRows(ledger(log), features, options: .quick)
        let column = SegmentColumn(
            try #require(rows.columns.first { $0.name == "contract" }),
            try #require(features["contract"]),
            rows: rows,
            seen: Array(0..<2_000),
            outcome: [],
            fewest: 30
        )
        guard case .levels(let levels) = column.meaning else {
            Issue.record("levels")
            return
        }
        #expect(levels == ["a", "(none)", "b"])
        #expect(column.codes.count { $0 == 1 } == codes.count { $0 == -1 || $0 == 1 })
    }

    @Test func anOutcomeWhoseCauseOthersDetermineSaysSo() throws {
        guard
            case .categorical(let product, _)? = planted.log.orderAttributes.first(where: {
                $0.name == "product"
            })?
            .values
        else {
            Issue.record("levels")
            return
        }
        let scores = product.indices.map { Double($0 % 5) }
        let log = planted.log.adding(AttributeColumn(name: "score", values: .numeric(scores)))
        // Custom orders are late, and no others.
        let lateness: [Lateness] = product.map { $0 == 1 ? .late : .onTime }
        var options = DriverOptions.quick
        options.outcome = "score"
        let report = try DriversReport(
            ledger(log),
            lateness: lateness,
            rule: LateRule.target(.hour),
            options: options
        )
        #expect(report.outcome?.late == nil && report.outcome?.leadTime != nil)
        #expect(report.notComputed.contains { $0.what == .outcome && $0.reason == .redundant })
    }

    @Test func anEffectThatIsFittedExactlyIsNotSaidToLackClusters() throws {
        // The lead time is ten hours, and five more for those in a rush.
        let orders = 400
        let rush = (0..<orders).map { Int32(($0 * 7 % 13) % 2) }
        let ledger = ComparisonLog(
            orders: (0..<orders).map {
                .init(
                    day: $0 * 5 % 360,
                    hours: [2, rush[$0] == 1 ? 12 : 7],
                    values: ["rush": rush[$0] == 1 ? "yes" : "no"]
                )
            }
        ).ledger
        let report = try DriversReport(ledger, options: .quick)
        let gaps = (report.given?.features ?? []).flatMap { [$0.gap] + $0.effects.map(\.gap) }
        #expect(!gaps.contains(.tooFewClusters), "\(gaps)")
    }

    @Test func whatSegmentsLackIsFiledUnderSegments() throws {
        let report = try SegmentsReport(PlantedDrivers(seed: 1, orders: 40).ledger)
        #expect(report.notComputed.contains { $0.what == .segments && $0.reason == .tooFewOrders })
        #expect(!report.notComputed.contains { $0.what == .given })
    }
}
