import Foundation
import Improvements
import Reports
import SchemaValidation
import Testing

/// The exports of improvements, made by hand from those of the generated order desk: 1,000 orders with prices, a late rule, a plan, and a
/// goal that is not reached.
@Suite struct ImprovementsGoldenTests {
    private func report() throws -> ImprovementsReport { try ImprovementsReport.golden() }

    @Test func theTerminalReport() throws {
        for (language, name) in [
            (ReportLanguage.english, "improvements.txt"), (.chinese, "improvements-zh.txt"),
        ] {
            let look = TerminalLook(language: language)
            let text = TerminalImprovements(try report(), look: look).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func thePage() throws {
        for (language, name) in [
            (ReportLanguage.english, "improvements.html"), (.chinese, "improvements-zh.html"),
        ] {
            let text = ImprovementsPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let json = try JSONReport.text(try report())
        #expect(try Golden.folder.difference(json, from: "improvements.json") == nil)
        #expect(try JSONSchema.publishedForImprovements().problems(in: Data(json.utf8)) == [])
        let csv = CSVReport.improvements(try report())
        #expect(try Golden.folder.difference(csv, from: "improvements.csv") == nil)
    }
}

extension ImprovementsReport {
    static func golden() throws -> ImprovementsReport {
        try JSONDecoder().decode(
            ImprovementsReport.self,
            from: Data(try Golden.folder.content(of: "improvements.json").utf8)
        )
    }

    /// Without anything that was replayed.
    static func empty() throws -> ImprovementsReport {
        var report = try golden()
        report.requested = []
        report.plan = nil
        report.improvements = []
        report.pairs = []
        report.without = []
        report.bounded = []
        report.tried = 0
        report.steps = []
        report.distribution = []
        report.reach = nil
        report.load = []
        return report
    }
}
