import ArgumentParser
import OrderLens

struct ImproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "improve",
        abstract: "Says what to change at the desk, and what it would give, by replaying the orders.",
        usage: "orderlens improve LOG [options]",
        discussion: """
            The orders are run through the desk again as they came, with their own routes and working times: first with \
            nothing changed, to see how near that comes to what did happen, then with one thing changed, or several.

              orderlens improve orders.csv                                        what helps most
              orderlens improve orders.csv --lever 'add-resource stage="Check credit" n=1'
              orderlens improve orders.csv --plan plan.yml                        several together
              orderlens improve orders.csv --reach "late<=5%"                     the cheapest way there

            Levers: \(LeverKind.allCases.map(\.rawValue).joined(separator: ", ")).
            """
    )

    @OptionGroup var flags: AnalysisFlags

    @Option(help: "A lever to pull, for itself; may be repeated.")
    var lever: [String] = []

    @Option(help: "A file of levers to pull together.", completion: .file())
    var plan: String?

    @Option(
        help: "What to reach at the least cost: late<=5%, mean<=40h, median<=2d, p90<=3d.",
        transform: { text in
            guard let goal = ReachGoal(text) else {
                throw ValidationError(
                    "\"\(text)\" is no goal; write late<=5%, mean<=40h, median<=2d or p90<=3d"
                )
            }
            return goal
        }
    )
    var reach: ReachGoal?

    @Flag(
        inversion: .prefixedNo,
        help: "Whether the ledger is searched for levers (default: if none are named, and nothing to reach)."
    )
    var search: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether it is told how lead times grow with arrivals.")
    var loadCurve = true

    @Option(help: "How many samples the intervals are made from.") var replicates = 500
    @Option(help: "Seed of the samples.") var seed: UInt64 = 1

    @Option(help: "Also write the improvements as a page to this file.", completion: .file())
    var html: String?

    func validate() throws {
        guard (20...100_000).contains(replicates) else {
            throw ValidationError("--replicates takes 20 to 100,000 samples")
        }
    }

    func run() throws {
        let analysis = try flags.analysis(writing: html)
        var options = ImprovementStudy.Options()
        options.prices = analysis.configuration.prices ?? Prices()
        options.seed = seed
        options.replicates = replicates
        var request = ImprovementRequest()
        for text in lever { request.levers.append(try LeverKind.lever(text, in: analysis.ledger.log)) }
        if let plan { request.plan = try LeverPlan(file: plan, analysis.ledger.log).levers }
        request.goal = reach
        request.isSearched = search ?? (lever.isEmpty && plan == nil && reach == nil)
        request.hasLoadCurve = loadCurve
        let report = try ImprovementsReport(analysis.improvementStudy(options: options), request)
        if let html {
            try OutputFile.write(ImprovementsPage(report, language: analysis.language).text, to: html)
        }
        try flags.output.write(
            text: { TerminalImprovements(report, look: $0).text },
            json: report,
            csv: CSVReport.improvements(report),
            language: analysis.language
        )
    }
}
