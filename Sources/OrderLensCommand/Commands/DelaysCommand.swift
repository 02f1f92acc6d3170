import ArgumentParser
import FreedMemory
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

    @Flag(
        inversion: .prefixedNo,
        help:
            "Whether the page has a map of the ways, which needs Graphviz; left out with a note where that is missing or fails."
    )
    var map: Bool?

    func run() throws {
        let analysis = try flags.analysis(writing: html, isForReport: true)
        let language = analysis.language
        let report = try analysis.report()
        // Both are needed to the end, and to let go of them takes time.
        FreedMemory.hold(analysis)
        FreedMemory.hold(report)
        if let html {
            let map = try PageMap.drawing(
                of: analysis.ledger,
                isWanted: map,
                language: language,
                note: flags.output.note
            )
            try OutputFile.write(HTMLReport(report, language: language, map: map).text, to: html)
        }
        try flags.output.write(
            text: { TerminalReport(report, look: $0).text },
            json: report,
            csv: CSVReport.ledger(report),
            language: language
        )
    }
}
