import ArgumentParser
import Foundation
import OrderLens

struct WeightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights",
        abstract: "Proposes what the indicators of a scorecard should weigh, or says why not to change them.",
        usage: "orderlens weights [WORKSPACE] --scorecard FILE [options]",
        discussion: """
            Weights are fitted to the card's outcomes under its rules, and judged on later periods than they were fitted \
            to. Nothing is changed: --apply writes another scorecard file.

              orderlens weights desk.olens --scorecard scorecard.yml
              orderlens weights --scorecard scorecard.yml --indicators indicators.csv --outcomes outcomes.csv
              orderlens weights desk.olens --scorecard scorecard.yml --apply proposed.yml
            """
    )

    @Argument(help: "The workspace that logs and tables were imported into.", completion: .file())
    var workspace: String?

    @OptionGroup(title: "The scorecard") var scorecard: ScorecardFlags

    @Option(help: "Write the card with the proposed weights to this new file.", completion: .file())
    var apply: String?

    @Option(help: "How often people are drawn again.") var replicates = 1_000
    @Option(help: "Seed of the draws.") var seed: UInt64 = 1
    @Option(help: "Confidence of the intervals, in percent.") var confidence = 90.0

    @Option(help: "Judgements in pairs (CSV: a square of ids), for AHP weights beside.", completion: .file())
    var pairwise: String?

    @Option(help: "Also write the weights as a page to this file.", completion: .file())
    var html: String?

    @Flag(help: "Tell of groups alone, and of no people.") var groupsOnly = false

    @OptionGroup(title: "Consequences") var consequences: ConsequenceFlags
    @OptionGroup(title: "The mix of orders") var caseMix: CaseMixFlags
    @OptionGroup var language: LanguageFlag
    @OptionGroup(title: "Output") var output: OutputFlags

    func validate() throws {
        guard 100...100_000 ~= replicates else {
            throw ValidationError("--replicates is from 100 to 100000")
        }
        guard confidence >= 50, confidence <= 99.9 else {
            throw ValidationError("--confidence is from 50 to 99.9")
        }
        if groupsOnly, consequences.pseudonymise {
            throw ValidationError("--groups-only tells of no people: there are no names for --pseudonymise")
        }
    }

    func run() throws {
        if let apply, FileManager.default.fileExists(atPath: apply) { throw CommandError.fileExists(apply) }
        let inputs = [workspace, pairwise, consequences.people, consequences.pseudonymKey] + scorecard.files
        try output.check(apply, html, against: inputs)
        let analysis = try ScorecardAnalysis(scorecard.inputs(workspace: workspace))
        var options = WeightsAnalysis.Options()
        options.seed = seed
        options.replicates = replicates
        options.confidence = confidence / 100
        options.groups = try consequences.groups(
            analysis.card,
            workspace: workspace,
            encoding: scorecard.encoding
        )
        if groupsOnly, options.groups == nil { throw CommandError.noGroups }
        options.groupsOnly = groupsOnly
        options.lastPeriods = consequences.last
        options.smallestGroup = consequences.smallestGroup
        options.pseudonyms = try consequences.pseudonymNumbers().map {
            Pseudonyms(analysis.measurements.panel.people, key: $0)
        }
        options.caseMix = caseMix.options(seed: seed)
        options.judgements = try pairwise.map {
            try PairwiseTable(path: $0, for: analysis.card, encoding: scorecard.encoding).weights
        }
        let found = try WeightsAnalysis(analysis, options)
        if let apply { try write(found, to: apply) }
        if let html {
            try OutputFile.write(WeightsPage(found.report, language: language.lang).text, to: html)
        }
        try output.write(
            text: { TerminalWeights(found.report, look: $0).text },
            json: found.report,
            csv: CSVReport.weights(found.report),
            language: language.lang
        )
    }

    /// Writes the card with the proposed weights, where they are others.
    private func write(_ found: WeightsAnalysis, to path: String) throws {
        guard found.changesWeights else {
            output.note("The weights are kept; \(path) is not written.")
            return
        }
        var text = try AppliedWeights(found, card: scorecard.scorecard).text(on: .now)
        try text.withUTF8 { bytes in try OutputFile.write(to: path) { try $0(bytes) } }
        output.note("\(path) has the proposed weights.")
    }
}
