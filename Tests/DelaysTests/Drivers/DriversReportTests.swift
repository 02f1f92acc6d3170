import EventLogs
import SampleLogs
import Statistics
import Testing
import WorkCalendars

@testable import Delays

@Suite struct DriversReportTests {
    private func report(_ planted: PlantedDrivers, _ change: (inout DriverOptions) -> Void = { _ in }) throws
        -> DriversReport
    {
        var options = DriverOptions()
        options.replicates = 20
        change(&options)
        return try DriversReport(planted.ledger, options: options)
    }

    private func expectAdditive(_ report: DriversReport) {
        let features = (report.given?.features ?? []) + (report.happened?.features ?? [])
        for effect in features.flatMap(\.effects) {
            #expect(effect.parts.count == report.cells.count)
            #expect(abs(effect.parts.reduce(0, +) - effect.hours) <= 1e-9)
        }
    }

    @Test(arguments: 0..<4)
    func partsAddUpToTheEffectAndTheEffectIsThatOfTheRegression(_ seed: Int) throws {
        let planted = PlantedDrivers(seed: seed, orders: 800)
        let report = try report(planted)
        expectAdditive(report)
        // The same regression with a column of hours for each cell, by least squares.
        let given = try #require(report.given)
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: DriverOptions())
        let study = DriverStudy(planted.ledger, rows, options: DriverOptions())
        let fit = try #require(study.given)
        var outcomes = report.cells.map { cell -> NumericColumn in
            let hours = (0..<planted.log.orderCount).map { order in
                var sum = 0.0
                planted.ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                    let activity = planted.log.activities[planted.log.activity[instance]]
                    if activity == cell.activity, cause == cell.cause { sum += duration.hours }
                }
                return sum
            }
            return NumericColumn(name: "\(cell.activity) \(cell.cause)", values: hours)
        }
        outcomes.append(NumericColumn(name: "all", values: rows.leadTime))
        let plain = try LinearRegression(fit.design, outcomes: outcomes)
        for (index, column) in fit.columns.enumerated() {
            let row = try #require(given.features.first { $0.feature == column.name })
            for effect in fit.effects(ofColumn: index) {
                let factors = fit.factors(effect.contrast)
                let all = plain.combination(factors, name: "", outcome: outcomes.count - 1)
                let own = try #require(
                    row.effects.min { abs($0.hours - all.estimate) < abs($1.hours - all.estimate) }
                )
                #expect(abs(own.hours - all.estimate) < 1e-8)
                for cell in report.cells.indices {
                    let part = plain.combination(factors, name: "", outcome: cell)
                    #expect(abs(own.parts[cell] - part.estimate) < 1e-8)
                }
            }
        }
        #expect(abs(given.rSquared - plain.rSquared[outcomes.count - 1]) < 1e-10)
    }

    @Test func intervalsAreThoseOfTheDesignWithAColumnForEachLevel() throws {
        let planted = PlantedDrivers(seed: 9, orders: 700)
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let fit = try #require(DriverStudy(planted.ledger, rows, options: .quick).given)
        let (count, width) = (rows.orders.count, fit.design.columnCount)
        var block = [Double](repeating: 0, count: count * width)
        block.withUnsafeMutableBufferPointer {
            guard let base = $0.baseAddress else { return }
            fit.design.fill(base, rows: 0..<count, leading: count, shift: Array(repeating: 0, count: width))
        }
        let columns = (0..<width).map {
            NumericColumn(
                name: fit.design.columnNames[$0],
                values: Array(block[$0 * count..<($0 + 1) * count])
            )
        }
        let plain = try FittedRows(
            Design(columns),
            outcomes: [NumericColumn(name: "lead time", values: rows.leadTime)]
        )
        let covariance = try plain.covariance(.hc3)
        let report = try report(planted)
        for (index, column) in fit.columns.enumerated() {
            let row = try #require(report.given?.features.first { $0.feature == column.name })
            for effect in fit.effects(ofColumn: index) {
                let test = plain.regression.combination(
                    fit.factors(effect.contrast),
                    name: "",
                    covariance: covariance
                )
                let own = try #require(
                    row.effects.min { abs($0.hours - test.estimate) < abs($1.hours - test.estimate) }
                )
                #expect(abs(try #require(own.lower) - test.lower) < 1e-8)
                #expect(abs(try #require(own.upper) - test.upper) < 1e-8)
                #expect(abs(try #require(own.pValue) - test.pValue) < 1e-8)
            }
        }
    }

    @Test func anEffectIsBookedToTheStageAndCauseThatItWasPlantedIn() throws {
        let report = try report(PlantedDrivers(seed: 11, orders: 3_000))
        func part(_ feature: String, _ level: String?, _ activity: String, _ isWork: Bool) throws -> Double {
            let row = try #require(report.given?.features.first { $0.feature == feature })
            let effect = try #require(row.effects.first { $0.level == level })
            return report.cells.indices.reduce(0) { sum, cell in
                let own = report.cells[cell]
                let isOwn = own.activity == activity && (own.cause == .processing) == isWork
                return sum + (isOwn ? effect.parts[cell] : 0)
            }
        }
        #expect(abs(try part("rush", "yes", "make", true) + 4) < 0.3)
        #expect(abs(try part("rush", "yes", "check", true) - 2) < 0.4)
        #expect(abs(try part("rush", "yes", "pack", true)) < 0.1)
        // Against the average order: a tenth and a bit of what the levels add.
        let average = (10 + 3 - 2) / 5.0
        #expect(abs(try part("product", "custom", "make", false) - (10 - average)) < 0.6)
    }

    @Test func sharesAddUpToWhatTheRegressionExplains() throws {
        let report = try report(PlantedDrivers(seed: 3, orders: 1_500)) { options in
            options.leftOut = [
                "noise a": .outcomeLeak, "noise b": .outcomeLeak, "noise c": .outcomeLeak,
                "noise d": .outcomeLeak, "noise v": .outcomeLeak, "noise w": .outcomeLeak,
                "noise x": .outcomeLeak, "noise y": .outcomeLeak, "noise z": .outcomeLeak,
            ]
        }
        let given = try #require(report.given)
        #expect(given.features.count <= LeadTimeShares.mostPlayers)
        #expect(abs(given.features.reduce(0) { $0 + ($1.share ?? .nan) } - given.rSquared) < 1e-10)
        for feature in given.features {
            let (lower, upper) = (try #require(feature.shareLower), try #require(feature.shareUpper))
            #expect(lower <= upper)
            #expect(feature.gap == nil)
        }
        #expect(report.leftOut.filter { $0.reason == .outcomeLeak }.count == 9)
        #expect(given.features.first?.share ?? 0 > given.features.last?.share ?? 1)
    }

    @Test func ofTooManyFeaturesTheLeastTellingShareOneShare() throws {
        let report = try report(PlantedDrivers(seed: 3, orders: 1_500))
        let given = try #require(report.given)
        let without = given.features.filter { $0.share == nil }
        #expect(!without.isEmpty)
        #expect(
            without.allSatisfy { $0.gap == .sharedWithOthers && !PlantedDrivers.drivers.contains($0.feature) }
        )
        #expect(given.features.count - without.count == LeadTimeShares.mostPlayers - 1)
    }

    @Test func theReportIsTheSameOnEveryRun() throws {
        let planted = PlantedDrivers(seed: 8, orders: 600)
        #expect(try report(planted) == report(planted))
    }

    @Test func errorsByClusterKnowThatAClusterHangsTogether() throws {
        let planted = PlantedDrivers(seed: 5, orders: 2_400)
        let clusters = (0..<2_400).map { Int32($0 / 40) }
        let log = planted.log.adding(
            AttributeColumn(
                name: "customer",
                values: .categorical(codes: clusters, table: NameTable((0..<60).map { "c\($0)" }))
            )
        )
        let ledger = DelayLedger(log: log, roster: DutyRoster(given: []))
        var options = DriverOptions()
        options.cluster = "customer"
        options.replicates = 20
        let report = try DriversReport(ledger, options: options)
        #expect(
            report.errors == DriverErrors(kind: "CV3", cluster: "customer", clusters: 60, confidence: 0.95)
        )
        let features = try #require(report.given?.features)
        // Each customer is a cluster by itself, or nearly: what it adds has no error that could be told.
        let customer = try #require(features.first { $0.feature == "customer" })
        #expect(customer.pValue == nil && customer.gap == .tooFewClusters)
        #expect(customer.effects.contains { $0.lower == nil && $0.gap == .tooFewClusters })
        let product = try #require(features.first { $0.feature == "product" })
        #expect(product.effects.allSatisfy { $0.lower != nil })
        expectAdditive(report)
        options.cluster = "client"
        #expect {
            try DriversReport(ledger, options: options)
        } throws: { error in
            guard case DriversError.noSuchCluster("client", let known) = error else { return false }
            return known.contains("customer")
        }
    }

    @Test func whatOthersDetermineIsLeftOutAndNamed() throws {
        let planted = PlantedDrivers(seed: 6, orders: 900)
        guard
            case .categorical(let codes, _) = planted.log.orderAttributes.first(where: {
                $0.name == "product"
            })?.values
        else {
            Issue.record("a column of levels")
            return
        }
        let log = planted.log.adding(
            AttributeColumn(
                name: "family",
                values: .categorical(codes: codes.map { $0 / 2 }, table: NameTable(["a", "b", "c"]))
            )
        )
        let report = try DriversReport(DelayLedger(log: log, roster: DutyRoster(given: [])), options: .quick)
        #expect(
            report.leftOut.contains(
                DriverLeftOutRow(feature: "family", reason: .redundant, others: ["product"])
            )
        )
        #expect(report.given?.features.contains { $0.feature == "product" } == true)
        expectAdditive(report)
    }

    @Test func latenessIsThatOfALogisticRegression() throws {
        let planted = PlantedDrivers(seed: 7, orders: 2_000)
        let rule = LateRule.target(70 * .hour)
        let lateness = try planted.ledger.lateness(by: rule, deskHours: planted.ledger.roster.deskHours)
        let report = try DriversReport(planted.ledger, lateness: lateness, rule: rule, options: .quick)
        let late = try #require(report.lateness)
        #expect(late.judged == 2_000 && late.fitted == 2_000 && late.method == "maximumLikelihood")
        #expect(late.late == lateness.filter { $0 == .late }.count)
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let fit = try #require(DriverStudy(planted.ledger, rows, options: .quick).given)
        let outcome = NumericColumn(name: "late", values: lateness.map { $0 == .late ? 1 : 0 })
        let logistic = try LogisticRegression(fit.design, outcome: outcome)
        let covariance = logistic.robustCovariance()
        let marginal = logistic.marginalEffects(covariance: covariance.matrices[0])
        // Of two levels, and of numbers, it is the marginal effect itself.
        let rush = try #require(report.given?.features.first { $0.feature == "rush" }?.effects.first?.late)
        let plain = try #require(marginal["rush[yes]"])
        #expect(abs(try #require(rush.percentagePoints) - 100 * plain.estimate) < 1e-9)
        #expect(try #require(rush.pointsLower) < 100 * plain.estimate)
        // Of several, the differences to the average order weigh up to nothing.
        let products = try #require(report.given?.features.first { $0.feature == "product" }?.effects)
        let sum = products.reduce(0.0) { $0 + Double($1.orders) * ($1.late?.percentagePoints ?? .nan) }
        #expect(abs(sum) < 1e-6 * 2_000)
        #expect(products[0].late?.oddsRatio ?? 0 > 1)
    }

    @Test func numbersThatCannotBeComputedSayWhy() throws {
        let tiny = try DriversReport(PlantedDrivers(seed: 1, orders: 4).ledger, options: .quick)
        #expect(tiny.given == nil && tiny.happened == nil)
        #expect(tiny.notComputed.contains { $0.what == .given })
        #expect(tiny.notComputed.contains { $0.what == .lateness && $0.reason == .noLateRule })
        let planted = PlantedDrivers(seed: 2, orders: 500)
        let rule = LateRule.target(.hour)
        let lateness = try planted.ledger.lateness(by: rule, deskHours: planted.ledger.roster.deskHours)
        let all = try DriversReport(planted.ledger, lateness: lateness, rule: rule, options: .quick)
        #expect(all.notComputed.contains { $0.what == .lateness && $0.reason == .oneOutcome })
        #expect(all.given?.features.allSatisfy { $0.effects.allSatisfy { $0.late == nil } } == true)
    }

    @Test(arguments: 0..<8)
    func mixedLogsWithRepeatsAndMissingValuesAddUpToo(_ seed: UInt64) throws {
        let log = SampleLog.random(seed: seed, orders: 600).log
        let ledger = DelayLedger(log: log, roster: DutyRoster.discovered(from: log).roster)
        let report = try DriversReport(ledger, options: .quick)
        expectAdditive(report)
        let happened = try #require(report.happened)
        #expect(happened.features.contains { $0.about == "rework" && $0.found && $0.effects[0].hours > 0 })
        #expect(report.orders + report.openOrders + report.incompleteOrders == 600)
        let all = report.cells.reduce(0) { $0 + $1.meanHours } * Double(report.orders)
        #expect(all > 0)
    }
}
