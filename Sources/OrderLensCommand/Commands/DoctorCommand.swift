import ArgumentParser
import OrderLens

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is wrong with the data, before anyone believes the results.",
        usage: "orderlens doctor LOG [options]"
    )

    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    func run() throws {
        let configuration = judging.applied(to: try reading.configuration())
        let opened = try log.open(by: configuration, quiet: output.quiet)
        let diagnosis = try DelayAnalysis(of: opened, by: configuration).diagnosis()
        switch output.format {
        case .text:
            let isColoured = output.output == nil && Terminal.isColoured
            let text = TerminalDiagnosis(
                diagnosis,
                language: configuration.language ?? .english,
                width: Terminal.width,
                isColoured: isColoured
            ).text
            try output.write(text)
        case .json: try output.write(try JSONReport.text(diagnosis))
        case .csv: try output.write(CSVReport.findings(diagnosis))
        }
    }
}
