import EventLogs
import Statistics
import TestInputs
import Testing

@testable import Delays

@Suite struct TellingOrdersTests {
    private let planted = PlantedDrivers(seed: 51, orders: 1_500)

    private func report(_ attributes: [String: [Double]]) throws -> DriversReport {
        let log = attributes.sorted { $0.key < $1.key }.reduce(planted.log) {
            $0.adding(AttributeColumn(name: $1.key, values: .numeric($1.value)))
        }
        return try DriversReport(DelayLedger(log: log, roster: DutyRoster(given: [])), options: .quick)
    }

    private func size() throws -> [Double] {
        guard
            case .numeric(let numbers)? = planted.log.orderAttributes.first(where: { $0.name == "size" })?
                .values
        else { throw DriversError.noSuchOutcome("size", known: []) }
        return numbers
    }

    private func expectDrivers(_ report: DriversReport) throws {
        let found = try #require(report.given).features.filter(\.found).map(\.feature)
        #expect(Set(found).isSuperset(of: PlantedDrivers.drivers))
        #expect(!report.notComputed.contains { $0.what == .given })
    }

    @Test func aNumberThatOneOrderHasIsLeftOutAndNamed() throws {
        var discount = [Double](repeating: 0, count: 1_500)
        discount[700] = 5
        let report = try report(["discount": discount])
        try expectDrivers(report)
        #expect(report.leftOut.contains { $0.feature == "discount" && $0.reason == .toldByFewOrders })
        #expect(report.orders == 1_500)
    }

    @Test func aNumberThatOneOrderTellsFromAnotherIsLeftOutWithItsName() throws {
        var copy = try size()
        copy[700] += 3
        let report = try report(["size as booked": copy])
        try expectDrivers(report)
        let row = try #require(report.leftOut.first { $0.feature == "size as booked" })
        #expect(row.reason == .redundant && row.others == ["size"])
    }

    @Test func aNumberThatIsNoQuantityIsLeftOut() throws {
        var amount = try size()
        amount[3] = 1e200
        let huge = try size().map { $0 * 1e160 }
        let report = try report(["amount": amount, "huge": huge])
        try expectDrivers(report)
        for name in ["amount", "huge"] {
            #expect(report.leftOut.contains { $0.feature == name && $0.reason == .tooLarge })
        }
    }

    @Test func ordersThatMissWhatIsLeftOutStay() throws {
        var discount = [Double](repeating: 0, count: 1_500)
        discount[700] = 5
        for order in 0..<150 { discount[order * 10] = .nan }
        #expect(try report(["discount": discount]).orders == 1_500)
    }

    @Test func someNumbersInClosedForm() {
        // Ten ones of a hundred: Σ d² = 9, Σ d⁴ = 9 (0.9³ + 0.1³).
        let ones = (0..<100).map { $0 < 10 ? 1.0 : 0 }
        #expect(abs(TellingOrders.count(ofNumbers: ones) - 81 / (9 * 0.73)) < 1e-9)
        #expect(abs(TellingOrders.count(ofNumbers: [0] + Array(repeating: 7, count: 999)) - 1) < 0.01)
        #expect(TellingOrders.count(ofNumbers: [3, 3, 3]) == 0)
        #expect(abs(TellingOrders.count(ofNumbers: [-1e308, 1e308, -1e308, 1e308]) - 4) < 1e-9)
        // A uniform number has the kurtosis 9/5.
        let uniform = (0..<10_000).map { Double($0) }
        #expect(abs(TellingOrders.count(ofNumbers: uniform) - 10_000 / 1.8) < 1)
    }

    @Test func whatTheOthersLeaveIsThatOfTheRegressionOnThem() throws {
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let fit = try #require(DriverStudy(planted.ledger, rows, options: .quick).given)
        let counts = TellingOrders(fit.regression).countsOfNumbers(fit.design)
        #expect(counts.count == fit.columns.count { $0.levels.isEmpty })
        for (position, count) in counts {
            let column = fit.regression.columns[position]
            let term = try #require(fit.design.columnRanges.firstIndex { $0.contains(column) })
            guard case .numeric(let own) = fit.design.terms[term] else {
                Issue.record("a number")
                return
            }
            let others = fit.design.terms.enumerated().filter { $0.offset != term }.map(\.element)
            let plain = try LinearRegression(Design(others), outcomes: [own])
            let slopes = plain.slopes(ofColumns: try Design(others).columnCount)
            var rest = own.values.map { $0 - plain.coefficients[0, 0] }
            for index in others.indices {
                for (row, part) in try Design(others).contribution(ofTerm: index, slopes: slopes).enumerated()
                {
                    rest[row] -= part
                }
            }
            let (squares, fourths) = rest.reduce(into: (0.0, 0.0)) {
                $0.0 += $1 * $1
                $0.1 += $1 * $1 * $1 * $1
            }
            #expect(abs(count / (squares * squares / fourths) - 1) < 1e-6, "\(own.name)")
        }
    }

    /// At the least share of noise with which the Gram takes two numbers for two, the rows do, so that what is fitted row by row has no
    /// more dependent columns.
    @Test func theRowsFindNothingDependentThatTheGramDoesNot() throws {
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let blocks = OrderBlocks(planted.ledger, rows)
        let outcome = NumericColumn(name: "lead time", values: rows.leadTime)
        let size = try size()
        for seed in 0..<3 {
            var random = SeededGenerator(seed: seed)
            let noise = size.map { _ in Double(random.next() >> 11) * 0x1p-53 - 0.5 }
            func columns(_ share: Double) throws -> [DriverColumn] {
                try [("size", size), ("near", zip(size, noise).map { $0 + share * $1 })].map {
                    try DriverColumn(
                        OrderFeature(.attribute($0.0), .numeric($0.1)),
                        rows: rows.orders,
                        options: .quick
                    )
                }
            }
            func ofGram(_ columns: [DriverColumn]) throws -> (grams: [Gram], isDependent: Bool) {
                let design = try Design(columns.map(\.term), rowCount: rows.orders.count)
                let grams = try blocks.grams(design, outcome: outcome)
                let regression = try LinearRegression(
                    gram: grams.dropFirst().reduce(grams[0], +),
                    columnNames: design.columnNames,
                    outcomeNames: ["lead time"]
                )
                return (grams, !regression.aliased.isEmpty)
            }
            var (dependent, independent) = (1e-7, 1e-2)
            for _ in 0..<40 {
                let middle = (dependent + independent) / 2
                if try ofGram(columns(middle)).isDependent {
                    dependent = middle
                } else {
                    independent = middle
                }
            }
            let both = try columns(independent)
            let byRows = try LinearRegression(
                Design(both.map(\.term), rowCount: rows.orders.count),
                outcomes: [outcome]
            )
            #expect(byRows.aliased.isEmpty, "seed \(seed)")
            let fit = try DriverFit(both, rows: rows, grams: ofGram(both).grams)
            #expect(fit.regression.aliased.isEmpty && fit.columns.count == 2, "seed \(seed)")
        }
    }
}
