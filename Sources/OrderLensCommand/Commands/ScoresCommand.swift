import ArgumentParser
import OrderLens

struct ScoresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "Scores people on the indicators of a scorecard: lights, streaks, pay.",
        usage: "orderlens scores [WORKSPACE] --scorecard FILE [options]",
        discussion: """
            Formulas of the scorecard are run on the workspace, read-only. Values that come as tables stand instead of \
            them. The terminal shows the last period, or the one that --period names; JSON and CSV show all.

              orderlens scores desk.olens --scorecard scorecard.yml
              orderlens scores --scorecard scorecard.yml --indicators indicators.csv
            """
    )

    @Argument(help: "The workspace that logs and tables were imported into.", completion: .file())
    var workspace: String?

    @OptionGroup(title: "The scorecard") var scorecard: ScorecardFlags

    @Option(help: "This period only, such as 2025-03.") var period: String?
    @Option(help: "This person only.") var person: String?

    @Option(
        help: "Sales of the period, of which the card's profit pool is shared out.",
        transform: { text in
            guard let amount = Double(text), amount >= 0, amount < 1e15 else {
                throw ValidationError(
                    "\"\(text)\" is no amount; write it with a decimal point, such as 1250000"
                )
            }
            return Int((amount * 100).rounded())
        }
    )
    var sales: Int?

    @OptionGroup var language: LanguageFlag
    @OptionGroup(title: "Output") var output: OutputFlags

    func run() throws {
        try output.check(against: [workspace] + scorecard.files)
        let inputs = scorecard.inputs(workspace: workspace)
        let analysis = try ScorecardAnalysis(inputs)
        let panel = analysis.measurements.panel
        let period = try period.map { try analysis.period($0) }
        try person.map { try analysis.check(person: $0) }
        try analysis.checkScores(of: person, in: period, inputs: inputs)
        if sales != nil, analysis.card.pay?.pool == nil {
            throw CommandError.noPool(scorecard.scorecard)
        }
        let report = ScoresReport(
            Scores(analysis.card, panel),
            analysis.measurements,
            marks: analysis.marks,
            appeals: analysis.appeals,
            unmatched: analysis.unmatched.map(\.name),
            salesCents: sales,
            poolPeriod: period ?? analysis.measurements.lastScoredPeriod,
            isShown: { ($0 == person ?? $0) && ($1 == period ?? $1) }
        )
        try output.write(
            text: { TerminalScores(report, look: $0).text },
            json: report,
            csv: CSVReport.scores(report),
            language: language.lang
        )
    }
}
