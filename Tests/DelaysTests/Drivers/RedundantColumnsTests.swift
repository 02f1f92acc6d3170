import EventLogs
import Testing

@testable import Delays

@Suite struct RedundantColumnsTests {
    private let planted = PlantedDrivers(seed: 31, orders: 1_500)

    private func codes(_ name: String) throws -> [Int32] {
        guard
            case .categorical(let codes, _) = planted.log.orderAttributes.first(where: { $0.name == name })?
                .values
        else { throw DriversError.noSuchCluster(name, known: []) }
        return codes
    }

    /// A customer for each product and one more, and order types of which one is the same orders as one product is.
    private func report(_ type: (_ order: Int, _ product: Int32) -> Int32) throws -> DriversReport {
        let products = try codes("product")
        let log = planted.log.adding(
            AttributeColumn(
                name: "type",
                values: .categorical(
                    codes: products.indices.map { type($0, products[$0]) },
                    table: NameTable(["normal", "project", "urgent"])
                )
            )
        )
        return try DriversReport(DelayLedger(log: log, roster: DutyRoster(given: [])), options: .quick)
    }

    @Test func aLevelThatGoesWithOneOfAnotherFeatureIsJoinedAndTheRestIsKept() throws {
        let report = try report { order, product in product == 1 ? 1 : order % 3 == 0 ? 2 : 0 }
        #expect(
            report.leftOut.contains(
                DriverLeftOutRow(
                    feature: "type",
                    level: "project",
                    reason: .redundant,
                    others: ["product: custom"]
                )
            )
        )
        let type = try #require(report.given?.features.first { $0.feature == "type" })
        #expect(Set(type.effects.compactMap(\.level)) == ["urgent"])
        #expect(type.effects.first?.against == "normal / project")
        let custom = try #require(
            report.given?.features.first { $0.feature == "product" }?.effects.first { $0.level == "custom" }
        )
        #expect(custom.found && abs(custom.hours - 7.8) < 1.5)
    }

    @Test func aLevelThatFewOrdersTellFromAnotherIsJoinedToo() throws {
        // All custom orders but four, and four others, are projects.
        let products = try codes("product")
        let custom = products.indices.filter { products[$0] == 1 }
        let others = products.indices.filter { products[$0] != 1 }
        let swapped = Set(custom.prefix(4) + others.prefix(4))
        let report = try report { order, product in
            (product == 1) != swapped.contains(order) ? 1 : order % 3 == 0 ? 2 : 0
        }
        let row = try #require(report.leftOut.first { $0.feature == "type" })
        #expect(row.level == "project" && row.others == ["product: custom"])
        // With forty of them it is another matter.
        let many = Set(custom.prefix(40) + others.prefix(40))
        let told = try self.report { order, product in
            (product == 1) != many.contains(order) ? 1 : order % 3 == 0 ? 2 : 0
        }
        #expect(!told.leftOut.contains { $0.feature == "type" })
        #expect(told.given?.features.first { $0.feature == "type" }?.effects.count == 3)
    }

    @Test func ordersThatTellAColumnAreWhatTheOthersLeaveOfIt() throws {
        let rows = try DriverRows(planted.ledger, OrderFeatures(planted.ledger), options: .quick)
        let fit = try #require(DriverStudy(planted.ledger, rows, options: .quick).given)
        let telling = TellingOrders(fit.regression)
        // Rush is independent of everything: its sum of squares is left nearly whole.
        let position = try #require(
            fit.regression.columns.firstIndex { fit.design.columnNames[$0] == "rush[yes]" }
        )
        let rush = try codes("rush").reduce(0) { $0 + Double($1) }
        let whole = rush * (1 - rush / 1_500)
        #expect(telling.count(ofPosition: position) < whole)
        #expect(telling.count(ofPosition: position) > 0.9 * whole)
        #expect(telling.companions(ofPosition: position).isEmpty)
    }
}
