import Foundation
import Reports
import SchemaValidation
import Scorecards
import Testing

/// The exports of five indicators and two outcomes of the generated order desk; a pair that turns round, a drift, numbers that are missing and
/// checks of every kind were put in by hand:
///
///     orderlens indicators --scorecard Datasets/order-desk/scorecard.yml --indicators Datasets/order-desk/indicators.csv \
///         --outcomes Datasets/order-desk/outcomes.csv --format json
@Suite struct IndicatorsGoldenTests {
    private func report() throws -> IndicatorsReport { try IndicatorsReport.golden() }

    @Test func indicatorsOnATerminal() throws {
        for (language, file) in [
            (ReportLanguage.english, "indicators.txt"), (.chinese, "indicators-zh.txt"),
        ] {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            let text = TerminalIndicators(try report(), look: look).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func thePage() throws {
        for (language, file) in [
            (ReportLanguage.english, "indicators.html"), (.chinese, "indicators-zh.html"),
        ] {
            let text = IndicatorsPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let report = try report()
        let json = try JSONReport.text(report)
        #expect(try Golden.folder.difference(json, from: "indicators.json") == nil)
        #expect(try JSONSchema.publishedForIndicators().problems(in: Data(json.utf8)) == [])
        #expect(try Golden.folder.difference(CSVReport.indicators(report), from: "indicators.csv") == nil)
    }

    /// What is found is said of numbers, in the same words on a terminal and on the page.
    @Test func theTextAndThePageUseTheSameWords() throws {
        let report = try report()
        for language in ReportLanguage.allCases {
            let look = TerminalLook(language: language, width: 100_000, isColoured: false)
            let page = IndicatorsPage(report, language: language).text
            let lines = TerminalIndicators(report, look: look).text.split(separator: "\n")
                .map { $0.trimmingCharacters(in: .whitespaces) }
            let checks = report.checks.count(where: \.found)
            let sentences = lines.filter { $0.hasSuffix(".") || $0.hasSuffix("。") }.filter {
                !$0.contains("<")
            }
            // A finding and its answer for each check, that nobody is accused, and more.
            #expect(checks == 5 && sentences.count > 2 * checks)
            for sentence in sentences {
                #expect(page.contains(sentence.replacing("'", with: "&#39;")), "\(sentence)")
            }
        }
    }
}

extension IndicatorsReport {
    /// The small report that the golden files of indicators show.
    static func golden() throws -> IndicatorsReport {
        try JSONDecoder().decode(
            IndicatorsReport.self,
            from: Data(try Golden.folder.content(of: "indicators.json").utf8)
        )
    }
}
