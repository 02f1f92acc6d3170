import Delays
import Foundation
import Reports
import SchemaValidation
import Testing

/// The exports of some segments of the generated order desk.
@Suite struct SegmentsGoldenTests {
    private func report() throws -> SegmentsReport {
        try JSONDecoder().decode(
            SegmentsReport.self,
            from: Data(try Golden.folder.content(of: "segments.json").utf8)
        )
    }

    @Test func theTerminalReport() throws {
        for (language, name) in [(ReportLanguage.english, "segments.txt"), (.chinese, "segments-zh.txt")] {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            let text = TerminalSegments(try report(), look: look).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func thePage() throws {
        for (language, name) in [(ReportLanguage.english, "segments.html"), (.chinese, "segments-zh.html")] {
            let text = SegmentsPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let json = try JSONReport.text(try report())
        #expect(try Golden.folder.difference(json, from: "segments.json") == nil)
        #expect(try JSONSchema.publishedForSegments().problems(in: Data(json.utf8)) == [])
        let csv = CSVReport.segments(try report())
        #expect(try Golden.folder.difference(csv, from: "segments.csv") == nil)
    }

    @Test func aPageWithoutSegmentsSaysSo() throws {
        var report = try report()
        report.segments = []
        report.brightSpots = []
        report.unconfirmed = []
        report.lateness = nil
        let text = SegmentsPage(report, language: .english).text
        #expect(text.components(separatedBy: "None was confirmed.").count == 3)
        #expect(!text.contains("<details>"))
        report.log.orders = 0
        #expect(SegmentsPage(report, language: .english).text.contains("no orders"))
    }
}
