import ArgumentParser
import OrderLens

struct DriversCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drivers",
        abstract:
            "Says which orders take longer and are late more often: what was given, and what happened to them.",
        usage: "orderlens drivers LOG [options]"
    )

    @OptionGroup var flags: AnalysisFlags
    @OptionGroup var features: FeatureFlags

    @Option(
        help: "A number known when the order is over, such as a review score: what lateness does to it."
    )
    var outcome: String?

    @Option(help: "More levels of an attribute than this are taken together, the rarest first.")
    var levels = 30

    @Option(help: "Also write the drivers as a page to this file.", completion: .file())
    var html: String?

    func validate() throws {
        guard levels >= 2 else { throw ValidationError("--levels takes a number of levels, 2 or more") }
    }

    func run() throws {
        let analysis = try flags.analysis(writing: html)
        var options = features.options
        options.mostLevels = levels
        options.outcome = outcome
        let report = try analysis.drivers(options: options)
        if let html {
            try OutputFile.write(DriversPage(report, language: analysis.language).text, to: html)
        }
        try flags.output.write(
            text: { TerminalDrivers(report, look: $0).text },
            json: report,
            csv: CSVReport.drivers(report),
            language: analysis.language
        )
    }
}
