import ArgumentParser
import OrderLens

/// What the commands have in common that read one log, judge it and print what they found.
struct AnalysisFlags: ParsableArguments {
    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    /// The configuration file with the flags on top.
    /// - Throws: ``ConfigurationError``.
    func configuration() throws -> Configuration { judging.applied(to: try reading.configuration()) }

    /// Reads the log.
    func opened(by configuration: Configuration) throws -> OpenedLog {
        try log.open(by: configuration, quiet: output.quiet)
    }

    /// Reads the log and books it.
    func analysis() throws -> DelayAnalysis {
        let configuration = try configuration()
        return try DelayAnalysis(of: try opened(by: configuration), by: configuration)
    }
}
