import ArgumentParser
import OrderLens

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is wrong with the data, before anyone believes the results.",
        usage: "orderlens doctor LOG [options]"
    )

    @OptionGroup var flags: AnalysisFlags

    func run() throws {
        let configuration = try flags.configuration()
        let opened = try flags.opened(by: configuration)
        let language = configuration.language ?? .english
        // A log need not be fit for booking to be examined; only a late rule of the user's has to be asked.
        let diagnosis =
            configuration.lateRule == nil
            ? opened.diagnosis(language: language)
            : try DelayAnalysis(of: opened, by: configuration).diagnosis()
        try flags.output.write(
            text: { TerminalDiagnosis(diagnosis, look: $0).text },
            json: diagnosis,
            csv: CSVReport.findings(diagnosis),
            language: language
        )
    }
}
