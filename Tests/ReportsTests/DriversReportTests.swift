import Delays
import Foundation
import Reports
import SchemaValidation
import Testing

/// The exports of a small report of drivers, written by hand.
@Suite struct DriversReportTests {
    private func report() throws -> DriversReport {
        let text = try Golden.folder.content(of: "drivers.json")
        return try JSONDecoder().decode(DriversReport.self, from: Data(text.utf8))
    }

    @Test(arguments: [80, 120])
    func theTextOfATerminal(width: Int) throws {
        let look = TerminalLook(language: .english, width: width, isColoured: false)
        let text = TerminalDrivers(try report(), look: look).text
        #expect(try Golden.folder.difference(text, from: "drivers-\(width).txt") == nil)
    }

    @Test func theTextInChinese() throws {
        let look = TerminalLook(language: .chinese, width: 90, isColoured: false)
        let text = TerminalDrivers(try report(), look: look).text
        #expect(try Golden.folder.difference(text, from: "drivers-90-zh.txt") == nil)
    }

    @Test func theCSV() throws {
        #expect(try Golden.folder.difference(CSVReport.drivers(try report()), from: "drivers.csv") == nil)
    }

    @Test func theJSONIsAsThePublishedSchemaSays() throws {
        let text = try JSONReport.text(try report())
        #expect(try JSONSchema.publishedForDrivers().problems(in: Data(text.utf8)) == [])
        #expect(try JSONDecoder().decode(DriversReport.self, from: Data(text.utf8)) == report())
    }

    @Test(arguments: [
        ("\"found\" : true", "\"found\" : 1", "found: integer instead of boolean"),
        ("\"about\" : \"rework\"", "\"about\" : \"luck\"", "luck"),
        ("\"robustnessValue\"", "\"robustness\"", "robustnessValue is missing"),
    ])
    func aReportThatIsNotIsRefused(original: String, wrong: String, complaint: String) throws {
        let text = try JSONReport.text(try report())
        try #require(text.contains(original))
        let problems = try JSONSchema.publishedForDrivers().problems(
            in: Data(text.replacing(original, with: wrong).utf8)
        )
        #expect(problems.contains { $0.contains(complaint) }, "\(problems)")
    }

    /// Whatever OrderLens names itself has a Chinese name.
    @Test func everyComputedFeatureHasAChineseName() throws {
        let english = try report()
        for about in OrderFeature.Subject.computed.map(\.key) {
            var report = english
            report.given?.features[1].about = about
            let look = TerminalLook(language: .chinese, width: 90, isColoured: false)
            #expect(!TerminalDrivers(report, look: look).text.contains("arrival weekday"), "\(about)")
        }
    }
}
