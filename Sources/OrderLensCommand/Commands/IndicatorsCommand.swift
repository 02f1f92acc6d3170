import ArgumentParser
import OrderLens

struct IndicatorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators",
        abstract: "Says which indicators go with which outcomes, and what the indicators are worth.",
        usage: "orderlens indicators [WORKSPACE] --scorecard FILE [options]",
        discussion: """
            Associations over all rows, with the other indicators held fixed, and within a person, up to three periods \
            ahead; every error is made of whole people. Then saturation, drift and reliability of each indicator, \
            and whether values show that a scorecard pays for something else than what it means to.

              orderlens indicators --scorecard scorecard.yml --indicators indicators.csv --outcomes outcomes.csv
            """
    )

    @Argument(help: "The workspace that logs and tables were imported into.", completion: .file())
    var workspace: String?

    @OptionGroup(title: "The scorecard") var scorecard: ScorecardFlags

    @Option(
        help: "A check and the load under which it may be skipped, by their ids: CHECK:LOAD; may be repeated."
    )
    var check: [String] = []

    @Option(help: "Also write the indicators as a page to this file.", completion: .file())
    var html: String?

    @OptionGroup var language: LanguageFlag
    @OptionGroup(title: "Output") var output: OutputFlags

    private var pairs: [GamingPairs.Pair] {
        get throws {
            try check.map { text in
                let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                    throw ValidationError("--check takes two ids, CHECK:LOAD, not \"\(text)\"")
                }
                guard parts[0] != parts[1] else {
                    throw ValidationError(
                        "--check takes a check and a load, which are not the same: \"\(text)\""
                    )
                }
                return GamingPairs.Pair(parts[0], parts[1])
            }
        }
    }

    func validate() throws { _ = try pairs }

    func run() throws {
        try output.check(html, against: [workspace] + scorecard.files)
        let analysis = try ScorecardAnalysis(
            scorecard.inputs(workspace: workspace),
            keepingFacts: { $0.date != nil }
        )
        let pairs = try pairs
        let known = analysis.card.indicators.map(\.id)
        for id in pairs.flatMap({ [$0.indicator, $0.other] }) where !known.contains(id) {
            throw ScorecardInputError.noSuchIndicator(id, known: known)
        }
        let report = try IndicatorsReport(analysis, checks: pairs)
        if let html {
            try OutputFile.write(IndicatorsPage(report, language: language.lang).text, to: html)
        }
        try output.write(
            text: { TerminalIndicators(report, look: $0).text },
            json: report,
            csv: CSVReport.indicators(report),
            language: language.lang
        )
    }
}
