import Foundation
import Reports
import SchemaValidation
import Scorecards
import Testing

/// The exports of the weights that are proposed for the generated order desk:
///
///     orderlens weights --scorecard Datasets/order-desk/scorecard.yml --indicators Datasets/order-desk/indicators.csv \
///         --outcomes Datasets/order-desk/outcomes.csv --people Datasets/order-desk/people.csv --replicates 200 --format json
@Suite struct WeightsGoldenTests {
    private func report() throws -> WeightsReport {
        try WeightsReport.golden()
    }

    @Test func thePage() throws {
        for (language, file) in [(ReportLanguage.english, "weights.html"), (.chinese, "weights-zh.html")] {
            let text = WeightsPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func weightsOnATerminal() throws {
        let report = try report()
        for (language, file) in [(ReportLanguage.english, "weights.txt"), (.chinese, "weights-zh.txt")] {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            #expect(
                try Golden.folder.difference(TerminalWeights(report, look: look).text, from: file) == nil
            )
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let report = try report()
        let json = try JSONReport.text(report)
        #expect(try Golden.folder.difference(json, from: "weights.json") == nil)
        #expect(try JSONSchema.publishedForWeights().problems(in: Data(json.utf8)) == [])
        #expect(try Golden.folder.difference(CSVReport.weights(report), from: "weights.csv") == nil)
    }

    @Test(arguments: [
        "tooFewPeriods", "noBetterWeights", "gainWithinChance", "unstable", "noIndicatorCertain",
        "withinGrid",
    ])
    func whyWeightsAreKeptIsSaid(reason: String) throws {
        var report = try report()
        report.decision.decision = "keep"
        report.decision.reason = reason
        report.decision.furtherPeriods = 7
        report.consequences = nil
        let english = TerminalWeights(report).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(english.contains("Keep the weights: "))
        #expect(english.contains("7 more periods"))
        let chinese = TerminalWeights(report, look: TerminalLook(language: .chinese)).text
        #expect(chinese.contains("保持现行权重："))
    }
}

extension WeightsReport {
    /// What is proposed for the generated order desk.
    static func golden() throws -> WeightsReport {
        try JSONDecoder().decode(
            WeightsReport.self,
            from: Data(try Golden.folder.content(of: "weights.json").utf8)
        )
    }
}
