import ArgumentParser
import OrderLens

struct DelaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delays",
        abstract: "Says where the time of the orders goes, and what makes late orders late.",
        usage: "orderlens delays LOG [options]"
    )

    @OptionGroup var flags: AnalysisFlags

    @Option(help: "Also write the report as a page to this file.", completion: .file())
    var html: String?

    func run() throws {
        let analysis = try flags.analysis()
        let report = try analysis.report()
        if let html {
            try OutputFile.write(HTMLReport(report, language: analysis.language).text, to: html)
        }
        try flags.output.write(
            text: { TerminalReport(report, look: $0).text },
            json: report,
            csv: CSVReport.ledger(report),
            language: analysis.language
        )
    }
}
