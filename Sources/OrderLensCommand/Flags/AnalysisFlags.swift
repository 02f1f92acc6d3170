import ArgumentParser
import FreedMemory
import OrderLens

/// What the commands have in common that read one log, judge it and print what they found.
struct AnalysisFlags: ParsableArguments {
    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    /// The configuration file with the flags on top.
    /// - Parameter page: a file that is written beside the result.
    /// - Throws: ``ConfigurationError``, and ``CommandError`` where a result would take the place of an input.
    func configuration(writing page: String? = nil) throws -> Configuration {
        let configuration = judging.applied(to: try reading.configuration())
        try output.check(page, against: log.log + reading.files + configuration.files)
        return configuration
    }

    /// Reads the log.
    func opened(by configuration: Configuration) throws -> OpenedLog {
        try log.open(by: configuration, quiet: output.quiet)
    }

    /// Reads the log and books it.
    /// - Parameter page: a file that is written beside the result.
    func analysis(writing page: String? = nil, isForReport: Bool = false) throws -> DelayAnalysis {
        let configuration = try configuration(writing: page)
        let analysis = try DelayAnalysis(
            of: try opened(by: configuration),
            by: configuration,
            isForReport: isForReport
        )
        // The report's rows are long arrays.
        FreedMemory.giveBack(ofLog: analysis.ledger.log.instanceCount)
        return analysis
    }
}
