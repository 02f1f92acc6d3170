import EventLogs
import Testing

@testable import Delays

@Suite struct SetAsideTests {
    private let planted = PlantedDrivers(seed: 21, orders: 1_200)
    private let rule = LateRule.target(70 * .hour)

    private func level(_ name: String) -> ArtefactLevel {
        ArtefactLevel(
            feature: "product",
            level: name,
            orders: 240,
            late: 230,
            otherOrders: 960,
            otherLate: 100,
            promise: .init(column: "wanted", promised: 240, beforeArrival: 239),
            route: nil
        )
    }

    @Test func itsOrdersAreNeitherLateNorInTimeButTheirHoursCount() throws {
        let ledger = planted.ledger
        let lateness = try ledger.lateness(by: rule, deskHours: ledger.roster.deskHours)
        var options = DriverOptions.quick
        options.setAside = [level("custom")]
        let report = try DriversReport(ledger, lateness: lateness, rule: rule, options: options)
        let custom = try #require(planted.codes("product")).enumerated().filter { $0.element == 1 }
            .map(\.offset)
        #expect(report.orders == 1_200)
        #expect(report.lateness?.judged == 1_200 - custom.count)
        #expect(
            report.lateness?.late == lateness.enumerated().count { $1 == .late && !custom.contains($0) }
        )
        let effects = try #require(report.given?.features.first { $0.feature == "product" }?.effects)
        #expect(effects.first { $0.level == "custom" }?.late == nil)
        #expect(effects.first { $0.level == "custom" }?.hours ?? 0 > 5)
        #expect(effects.first { $0.level == "spare" }?.late != nil)
        let row = try #require(report.setAside.first)
        #expect(row.level == level("custom"))
        #expect(row.examples.count == 3)
        for name in row.examples {
            let order = try #require(Int(name.dropFirst()))
            #expect(custom.contains(order) && lateness[order] == .late)
        }
    }

    @Test func segmentsDoNotJudgeItsOrdersEither() throws {
        let ledger = planted.ledger
        let lateness = try ledger.lateness(by: rule, deskHours: ledger.roster.deskHours)
        var options = SegmentOptions()
        options.drivers.setAside = [level("custom")]
        let report = try SegmentsReport(ledger, lateness: lateness, rule: rule, options: options)
        let custom = try #require(planted.codes("product")).count { $0 == 1 }
        #expect(report.lateness?.judged == 1_200 - custom)
        #expect(report.setAside.map(\.level) == [level("custom")])
        #expect(
            !report.segments.contains { row in
                row.outcome == .late && row.conditions.contains { $0.level == "custom" }
            }
        )
    }

    @Test func nothingIsSetAsideWhereNothingSaysWhatIsLate() throws {
        var options = DriverOptions.quick
        options.setAside = [level("custom")]
        #expect(try DriversReport(planted.ledger, options: options).setAside.isEmpty)
    }

    @Test func effectsOnBeingLateHaveExamplesAndTheShareAsItIs() throws {
        let ledger = planted.ledger
        let lateness = try ledger.lateness(by: rule, deskHours: ledger.roster.deskHours)
        let report = try DriversReport(ledger, lateness: lateness, rule: rule, options: .quick)
        let codes = try #require(planted.codes("channel"))
        let names = ["web", "phone", "mail", "portal"]
        let channel = try #require(report.given?.features.first { $0.feature == "channel" })
        for effect in channel.effects {
            let own = codes.indices.filter { names[Int(codes[$0])] == effect.level }
            let share = Double(own.count { lateness[$0] == .late }) / Double(own.count)
            let late = try #require(effect.late)
            #expect(abs(try #require(late.lateShare) - share) < 1e-12)
            for name in late.examples {
                let order = try #require(Int(name.dropFirst()))
                #expect(own.contains(order))
                #expect(lateness[order] == (late.oddsRatio >= 1 ? .late : .onTime))
            }
        }
    }
}

extension PlantedDrivers {
    /// The codes of an attribute, of every order.
    fileprivate func codes(_ name: String) -> [Int32]? {
        guard case .categorical(let codes, _) = log.orderAttributes.first(where: { $0.name == name })?.values
        else { return nil }
        return codes
    }
}
