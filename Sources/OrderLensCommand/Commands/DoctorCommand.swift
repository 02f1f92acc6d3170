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
        let language = configuration.language ?? .ofUser()
        let diagnosis = try judged(opened, by: configuration) ?? opened.diagnosis(language: language)
        try flags.output.write(
            text: { TerminalDiagnosis(diagnosis, look: $0).text },
            json: diagnosis,
            csv: CSVReport.findings(diagnosis),
            language: language
        )
    }

    /// A log need not be fit for booking to be examined; only a late rule of the user's has to be asked.
    /// - Returns: nil without such a rule, and where the log cannot be booked.
    private func judged(_ opened: OpenedLog, by configuration: Configuration) throws -> Diagnosis? {
        guard configuration.lateRule != nil else { return nil }
        do { return try DelayAnalysis(of: opened, by: configuration).diagnosis() } catch let error
            where error is DelayAnalysisError || error is DurationError
        {
            flags.output.note("Note: the log cannot be booked, so no order is judged late.")
            return nil
        }
    }
}
