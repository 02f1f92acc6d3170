import Delays
import Foundation
import Reports
import SchemaValidation
import Testing

@Suite struct ComparisonGoldenTests {
    private func report() throws -> ComparisonReport {
        try JSONDecoder().decode(
            ComparisonReport.self,
            from: Data(try Golden.folder.content(of: "comparison.json").utf8)
        )
    }

    @Test func theTerminalReport() throws {
        for (language, name) in [(ReportLanguage.english, "comparison.txt"), (.chinese, "comparison-zh.txt")]
        {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            let text = TerminalComparison(try report(), look: look).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func thePage() throws {
        for (language, name) in [
            (ReportLanguage.english, "comparison.html"), (.chinese, "comparison-zh.html"),
        ] {
            let text = ComparisonPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let json = try JSONReport.text(try report())
        #expect(try Golden.folder.difference(json, from: "comparison.json") == nil)
        #expect(try JSONSchema.publishedForComparisons().problems(in: Data(json.utf8)) == [])
        let csv = CSVReport.comparison(try report())
        #expect(try Golden.folder.difference(csv, from: "comparison.csv") == nil)
    }
}

/// The map itself depends on Graphviz; everything around it is the same everywhere.
@Suite struct PathsGoldenTests {
    private func report() throws -> PathReport {
        try JSONDecoder().decode(
            PathReport.self,
            from: Data(try Golden.folder.content(of: "paths.json").utf8)
        )
    }

    @Test func theTerminalReport() throws {
        for (language, name) in [(ReportLanguage.english, "paths.txt"), (.chinese, "paths-zh.txt")] {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            let text = TerminalPaths(try report(), look: look).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func thePageWithoutItsMap() throws {
        for (language, name) in [(ReportLanguage.english, "paths.html"), (.chinese, "paths-zh.html")] {
            let text = PathsPage(try report(), map: nil, language: language).text
            #expect(try Golden.folder.difference(text, from: name) == nil)
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let json = try JSONReport.text(try report())
        #expect(try Golden.folder.difference(json, from: "paths.json") == nil)
        #expect(try JSONSchema.publishedForPaths().problems(in: Data(json.utf8)) == [])
        let csv = CSVReport.ways(try #require(try report().criticalPath))
        #expect(try Golden.folder.difference(csv, from: "ways.csv") == nil)
    }
}
