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

    @Test(arguments: [(ReportLanguage.english, "drivers.html"), (.chinese, "drivers-zh.html")])
    func thePage(language: ReportLanguage, name: String) throws {
        let text = DriversPage(try report(), language: language).text
        #expect(try Golden.folder.difference(text, from: name) == nil)
    }

    /// Of each effect, the parts that are named and the rest are the effect, but for rounding.
    @Test func thePartsOfThePageAddUp() throws {
        let report = try report()
        let text = DriversPage(report, language: .english).text
        let given = try #require(report.given)
        let effects = given.features.flatMap(\.effects).filter(\.found)
        #expect(!effects.isEmpty)
        for effect in effects {
            #expect(abs(effect.parts.reduce(0, +) - effect.hours) < 1e-6)
            for part in effect.parts where abs(part) == effect.parts.lazy.map({ abs($0) }).max() {
                #expect(text.contains((part < 0 ? "-" : "+") + String(format: "%.1f", abs(part))))
            }
        }
    }

    /// What was not tested is not said to be no more than chance.
    @Test(arguments: [
        (
            ReportLanguage.english, "Not tested (too few clusters): region",
            "Not to be told from chance: arrival at month-end"
        ),
        (.chinese, "未检验（组数太少）：region", "与偶然无法区分：月末到达"),
    ])
    func whatWasNotTestedIsListedApartWithTheReason(
        language: ReportLanguage,
        untested: String,
        notFound: String
    ) throws {
        var report = try report()
        let index = try #require(report.given?.features.firstIndex { $0.feature == "region" })
        report.given?.features[index].pValue = nil
        report.given?.features[index].adjustedPValue = nil
        report.given?.features[index].gap = .tooFewClusters
        let look = TerminalLook(language: language, width: 120, isColoured: false)
        for text in [TerminalDrivers(report, look: look).text, DriversPage(report, language: language).text] {
            #expect(text.contains(untested))
            #expect(text.contains(notFound + "\n") || text.contains(notFound + "<"))
        }
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
