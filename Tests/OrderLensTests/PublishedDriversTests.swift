import OrderLens
import TestInputs
import Testing

/// What drivers are found in published logs, and what is not taken for one; `Benchmarks/PublishedOrders` holds the same figures
/// against statsmodels.
@Suite(.needsSharedData) struct PublishedDriversTests {
    private func report(_ name: String, lateRule: LateRule? = nil, given: Set<String> = []) throws
        -> DriversReport
    {
        var configuration = Configuration()
        configuration.lateRule = lateRule
        let opened = try OpenedLog(SharedData.path(name), by: configuration)
        var options = DriverOptions()
        options.replicates = 0
        options.knownAtArrival = given
        return try DelayAnalysis(of: opened, by: configuration).drivers(options: options)
    }

    private static let orderToCash = "o2c-sap-ibm/O2C_SAP_log_dates_unswapped.csv.gz"
    private static let isLate = LateRule.attribute(name: "NotInTime", values: ["1"])

    @Test func leaksOfOrderToCashAreLeftOutAndNamed() throws {
        let report = try report(Self.orderToCash, lateRule: Self.isLate)
        func columns(_ reason: DriverLeftOutRow.Reason) -> Set<String> {
            Set(report.leftOut.filter { $0.reason == reason && $0.level == nil }.map(\.feature))
        }
        #expect(columns(.lateRule) == ["NotInTime"])
        #expect(columns(.outcomeLeak) == ["Delayed", "Difference"])
        #expect(columns(.outcomeLeakPair) == ["Delivery_Date", "Good_Issue_Date", "PromiseMAD"])
        #expect(columns(.knownOnlyLater) == ["ActualMAD"])
        #expect(columns(.restatesEvents) == ["ID_Block_Status", "ID_Change_Status"])
        #expect(columns(.variesWithinOrders).isSuperset(of: ["Duration", "Rework", "Event_ID"]))
        // A customer that is one of the order types, and a product that is three of them.
        let joined = report.leftOut.filter { $0.level != nil && $0.feature != "first resource" }
        #expect(joined.compactMap(\.level) == ["US-Internal Transfer", "TLC Optical Fibres"])
        #expect(joined.first?.others == ["Customer: Customer 260"])
    }

    @Test func theReturnOrdersOfOrderToCashAreSetAsideAndTheRestHasDrivers() throws {
        let report = try report(Self.orderToCash, lateRule: Self.isLate)
        let aside = try #require(report.setAside.first)
        #expect(aside.level.level == "US-Return Order" && aside.examples.count == 3)
        #expect(report.lateness?.judged == 21_006 && report.lateness?.late == 1_081)
        let effects = (report.given?.features ?? []).flatMap { feature in
            feature.effects.map { (feature: feature.feature, effect: $0) }
        }
        func effect(_ feature: String, _ level: String) throws -> DriverEffectRow {
            try #require(effects.first { $0.feature == feature && $0.effect.level == level }?.effect)
        }
        #expect(try effect("OrderType", "US-Return Order").late == nil)
        let fibre = try #require(effect("OrderType", "US-Std. Order Fiber").late)
        #expect(abs(try #require(fibre.lateShare) - 103.0 / 1_098) < 1e-12)
        #expect(try #require(fibre.adjustedPValue) < 0.05 && fibre.percentagePoints! > 0)
        #expect(fibre.examples.count == 3)
        #expect(try effect("Customer", "Customer 20").found)
    }

    @Test func whatIsSaidToBeKnownAtArrivalIsTaken() throws {
        let report = try report(
            Self.orderToCash,
            lateRule: Self.isLate,
            given: ["OrderType", "ID_Change_Status"]
        )
        #expect(report.setAside.isEmpty)
        #expect(report.lateness?.judged == 21_159)
        #expect(report.given?.features.contains { $0.feature == "ID_Change_Status" } == true)
        #expect(report.given?.features.contains { $0.feature == "ID_Block_Status" } == false)
    }

    @Test func missedDeadlinesOfReceiptHaveDrivers() throws {
        let report = try report("pm4py/receipt.csv.gz")
        #expect(report.orders == 1_329 && report.openOrders == 105)
        #expect(report.lateness?.late == 377 && report.lateness?.method == "maximumLikelihood")
        let responsible = try #require(report.given?.features.first { $0.feature == "case:responsible" })
        let late = responsible.effects.filter { ($0.late?.adjustedPValue ?? 1) < 0.05 }
        #expect(Set(late.compactMap(\.level)).isSuperset(of: ["Resource14", "Resource12", "Resource09"]))
        #expect(report.setAside.isEmpty)
    }
}
