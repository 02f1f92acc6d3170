import ArgumentParser
import OrderLens

struct DelaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delays",
        abstract: "Says where the time of the orders goes, and what makes late orders late.",
        usage: "orderlens delays LOG [options]"
    )

    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    @Option(help: "Also write the report as a page to this file.", completion: .file())
    var html: String?

    func run() throws {
        let configuration = judging.applied(to: try reading.configuration())
        let language = configuration.language ?? .english
        let opened = try log.open(by: configuration, quiet: output.quiet)
        let report = try DelayAnalysis(of: opened, by: configuration).report()
        if let html { try OutputFile.write(HTMLReport(report, language: language).text, to: html) }
        switch output.format {
        case .text:
            let isColoured = output.output == nil && Terminal.isColoured
            let text = TerminalReport(
                report,
                language: language,
                width: Terminal.width,
                isColoured: isColoured
            ).text
            try output.write(text)
        case .json: try output.write(try JSONReport.text(report))
        case .csv: try output.write(CSVReport.ledger(report))
        }
    }
}
