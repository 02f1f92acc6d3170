import ArgumentParser
import OrderLens

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Opens one person's score of a period: what carries it, and the facts behind it.",
        usage: "orderlens score PERSON PERIOD [WORKSPACE] --scorecard FILE [--explain] [options]"
    )

    @Argument(help: "Whose score.") var person: String
    @Argument(help: "Of which period, such as 2025-03.") var period: String

    @Argument(help: "The workspace that logs and tables were imported into.", completion: .file())
    var workspace: String?

    @OptionGroup(title: "The scorecard") var scorecard: ScorecardFlags

    @Flag(help: "Also list the facts that every value is made of, with order and event.")
    var explain = false

    @OptionGroup var language: LanguageFlag
    @OptionGroup(title: "Output") var output: OutputFlags

    func run() throws {
        try output.check(against: [workspace] + scorecard.files)
        let analysis = try ScorecardAnalysis(
            scorecard.inputs(workspace: workspace),
            keepingFacts: { explain && $0.person == person && $0.period.description == period }
        )
        try analysis.check(person: person)
        let read = try analysis.period(period)
        let explanation = ScoreExplanation(
            person,
            read,
            of: Scores(analysis.card, analysis.measurements.panel),
            analysis.measurements,
            appeals: analysis.appeals
        )
        guard let explanation else { throw ScorecardInputError.nothingOfPerson(person, read) }
        let report = ScoreReport(explanation, analysis.measurements, withFacts: explain)
        try output.write(
            text: { TerminalScore(report, showsFacts: explain, look: $0).text },
            json: report,
            csv: explain ? CSVReport.facts(report) : CSVReport.score(report),
            language: language.lang
        )
    }
}
