import EventLogs
import Statistics
import TestInputs
import Testing

@testable import Delays

@Suite struct OutcomeStudyTests {
    private let planted = PlantedDrivers(seed: 41, orders: 2_000)
    private let rule = LateRule.target(70 * .hour)

    /// A score that being late costs 1.5 points, an hour a hundredth, and a custom product half a point; a tenth of the orders has none.
    private func scored(_ random: SeededGenerator = SeededGenerator(seed: 5)) throws -> (
        ledger: DelayLedger, lateness: [Lateness]
    ) {
        let ledger = planted.ledger
        let lateness = try ledger.lateness(by: rule, deskHours: ledger.roster.deskHours)
        guard
            case .categorical(let product, _) = planted.log.orderAttributes.first(where: {
                $0.name == "product"
            })?.values
        else { throw DriversError.noSuchOutcome("product", known: []) }
        var random = random
        let scores = (0..<planted.log.orderCount).map { order -> Double in
            let noise = Double(random.next() >> 11) * 0x1p-53
            if order % 10 == 0 { return .nan }
            return 5 - (lateness[order] == .late ? 1.5 : 0) - 0.01 * ledger.leadTime(ofOrder: order).hours
                - (product[order] == 1 ? 0.5 : 0) + noise
        }
        let log = planted.log.adding(AttributeColumn(name: "score", values: .numeric(scores)))
        return (DelayLedger(log: log, roster: DutyRoster(given: [])), lateness)
    }

    @Test func findsWhatBeingLateAndTakingLongWerePlantedToDo() throws {
        let (ledger, lateness) = try scored()
        var options = DriverOptions.quick
        options.outcome = "score"
        let report = try DriversReport(ledger, lateness: lateness, rule: rule, options: options)
        let outcome = try #require(report.outcome)
        #expect(outcome.attribute == "score" && outcome.orders == 1_800)
        #expect(report.leftOut.contains { $0.feature == "score" && $0.reason == .outcome })
        #expect(report.orders == 2_000)
        let late = try #require(outcome.late)
        let beside = try #require(late.besideOther)
        #expect(beside.lower < -1.5 && -1.5 < beside.upper && beside.upper - beside.lower < 0.3)
        // Late orders took longer too, and that costs as well.
        #expect(late.adjusted.upper < -1.5)
        #expect(abs(late.raw.estimate - (outcome.meanLate! - outcome.meanOnTime!)) < 1e-10)
        let time = try #require(outcome.leadTime)
        let hours = try #require(time.to) - time.from!
        #expect(abs(try #require(time.besideOther).estimate + 0.01 * hours) < 0.1)
        #expect(time.adjusted.estimate < time.besideOther!.estimate)
        #expect(late.examples.count == 3)
    }

    @Test func theAdjustedEffectIsThatOfTheRegressionWithAColumnForBeingLate() throws {
        let (ledger, lateness) = try scored()
        var options = DriverOptions.quick
        options.outcome = "score"
        let report = try DriversReport(ledger, lateness: lateness, rule: rule, options: options)
        let late = try #require(report.outcome?.late)
        let rows = try DriverRows(ledger, OrderFeatures(ledger), options: options)
        let fit = try #require(DriverStudy(ledger, rows, options: options).given)
        guard
            case .numeric(let scores) = ledger.log.orderAttributes.first(where: { $0.name == "score" })?
                .values
        else {
            Issue.record("a column of numbers")
            return
        }
        let known = (0..<Int32(2_000)).filter { !scores[Int($0)].isNaN }
        let mark = NumericColumn(name: "late", values: known.map { lateness[Int($0)] == .late ? 1 : 0 })
        let design = try Design(fit.design.selecting(rows: known).terms + [.numeric(mark)])
        let fitted = try FittedRows(
            design,
            outcomes: [NumericColumn(name: "score", values: known.map { scores[Int($0)] })]
        )
        let test = try #require(
            fitted.regression.coefficientTests(covariance: fitted.covariance(.hc3)).first {
                $0.name == "late"
            }
        )
        #expect(abs(late.adjusted.estimate - test.estimate) < 1e-10)
        #expect(abs(late.adjusted.lower - test.lower) < 1e-10)
        #expect(abs(late.adjusted.upper - test.upper) < 1e-10)
        #expect(late.fitted == known.count)
    }

    @Test func saysWhyThereIsNone() throws {
        let (ledger, lateness) = try scored()
        var options = DriverOptions.quick
        options.outcome = "channel"
        #expect {
            try DriversReport(ledger, lateness: lateness, rule: rule, options: options)
        } throws: { error in
            guard case DriversError.noSuchOutcome("channel", let known) = error else { return false }
            return known.contains("score") && !known.contains("product")
        }
        options.outcome = "score"
        let unjudged = try DriversReport(ledger, options: options)
        #expect(unjudged.outcome?.late == nil && unjudged.outcome?.leadTime != nil)
        #expect(unjudged.outcome?.leadTime?.besideOther == nil)
        #expect(unjudged.notComputed.contains { $0.what == .outcome && $0.reason == .oneOutcome })
        let flat = planted.log.adding(
            AttributeColumn(name: "score", values: .numeric(Array(repeating: 3, count: 2_000)))
        )
        let constant = try DriversReport(
            DelayLedger(log: flat, roster: DutyRoster(given: [])),
            options: options
        )
        #expect(constant.outcome == nil)
        #expect(constant.notComputed.contains { $0.what == .outcome && $0.reason == .constantOutcome })
    }
}
