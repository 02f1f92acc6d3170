import ArgumentParser
import OrderLens

struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract:
            "Shows the ways that the orders go: what follows what and after how long, and the variants.",
        usage: "orderlens paths LOG [options]"
    )

    @OptionGroup var log: LogArgument
    @Option(help: "How many variants to list, the most frequent first.")
    var variants = 100
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @Option(help: "Language of the report: en or zh.") var lang: ReportLanguage?
    @OptionGroup(title: "Output") var output: OutputFlags

    func validate() throws {
        if variants < 0 { throw ValidationError("--variants takes a number of variants, 0 or more") }
    }

    func run() throws {
        var configuration = try reading.configuration()
        // Nothing here asks for the further columns.
        configuration.keepsAttributes = false
        let report = PathReport(
            try log.open(by: configuration, quiet: output.quiet).log,
            mostVariants: variants
        )
        let language = lang ?? configuration.language ?? .english
        try output.write(
            text: { TerminalPaths(report, look: $0).text },
            json: report,
            csv: CSVReport.directlyFollows(report),
            language: language
        )
    }
}
