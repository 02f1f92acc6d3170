import EventLogs
import Testing

@testable import Delays

@Suite struct SegmentClusterTests {
    /// Customers of which four, or every third, are small and quick by what they are.
    private func report(_ isSmall: (Int) -> Bool) throws -> SegmentsReport {
        let orders = ClusteredOrders(seed: 12, orders: 4_000, spread: 1) { isSmall($0) ? -12 : 0 }
        let log = orders.log.adding(
            AttributeColumn(
                name: "region",
                values: .categorical(
                    codes: orders.customers.map { isSmall(Int($0)) ? 1 : 0 },
                    table: NameTable(["Large", "Small"])
                )
            )
        )
        var options = SegmentOptions()
        options.drivers = ClusteredOrders.options
        options.drivers.leftOut["group"] = .asked
        options.drivers.leftOut["rating"] = .asked
        return try SegmentsReport(DelayLedger(log: log, roster: DutyRoster(given: [])), options: options)
    }

    private func isSmall(_ row: SegmentRow) -> Bool { row.conditions.contains { $0.level == "Small" } }

    @Test func aSegmentInAFewClustersIsNotTestedAndSaysWhy() throws {
        // Two customers in each half.
        let few = try report { $0 % 10 == 3 }
        #expect(!few.brightSpots.contains(where: isSmall))
        let untested = few.unconfirmed.filter(isSmall)
        #expect(!untested.isEmpty)
        #expect(untested.allSatisfy { $0.pValue == nil && $0.gap == .tooFewClusters })
        let many = try report { $0 % 3 == 0 }
        let spot = try #require(many.brightSpots.first(where: isSmall))
        #expect(spot.gap == nil)
    }
}
