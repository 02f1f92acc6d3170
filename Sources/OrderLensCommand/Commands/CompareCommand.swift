import ArgumentParser
import OrderLens

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Says how two sets of orders differ: how much because they are other orders, how much by pace.",
        usage: "orderlens compare LOG [--a CONDITION ...] [--b CONDITION ...] [options]",
        discussion: """
            A condition is COLUMN=VALUE, or when orders arrived: 2024-01-01..2024-03-31, 2024-01..2024-03, 2024-07.., 2023. \
            Conditions on one column are alternatives, those on different columns hold together.

              orderlens compare orders.csv --a region=East --b region=South
              orderlens compare orders.csv --a 2024-01..2024-03 --b 2024-04..2024-06
              orderlens compare orders.csv --a channel=web         against all others
              orderlens compare old.csv new.csv                    two logs
              orderlens compare orders.csv                         what changed by week
            """
    )

    @Argument(help: "The log, or a workspace; or two of them.", completion: .file())
    var logs: [String] = []

    @Option(help: "What orders of side A have; may be repeated.", transform: CompareCommand.condition)
    var a: [OrderSelection.Condition] = []

    @Option(
        help: "What orders of side B have; may be repeated. All others of the log if it is left out.",
        transform: CompareCommand.condition
    )
    var b: [OrderSelection.Condition] = []

    @Option(
        help:
            "Column that tells kinds of orders apart; may be repeated. Found if it is left out; \"none\" for none."
    )
    var kinds: [String] = []

    @Option(
        help: "Column whose orders belong together, such as the customer: intervals are then for other such."
    )
    var cluster: String?

    @Option(help: "How many samples the intervals are made from. (default: 1000)") var replicates: Int?
    @Option(help: "Seed of the samples.") var seed: UInt64 = 1

    @Option(help: "Also write the comparison as a page to this file.", completion: .file())
    var html: String?

    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    func validate() throws {
        if logs.count == 1, a.isEmpty, !b.isEmpty {
            throw ValidationError("--b says what to compare with; --a has to say what")
        }
        if logs.count == 1, a.isEmpty {
            let unused = [
                ("--kinds", !kinds.isEmpty), ("--cluster", cluster != nil),
                ("--replicates", replicates != nil),
            ]
            if let (option, _) = unused.first(where: \.1) {
                throw ValidationError("\(option) is for comparing two sets of orders; --a has to say which")
            }
        }
        if let replicates, replicates < 2 {
            throw ValidationError("--replicates takes a number of samples, 2 or more")
        }
    }

    func run() throws {
        guard !logs.isEmpty else { throw CommandError.noLog }
        guard logs.count < 3 else { throw CommandError.severalLogs(logs) }
        let configuration = judging.applied(to: try reading.configuration())
        try output.check(html, against: logs + reading.files + configuration.files)
        let analyses = try logs.map { path in
            let opened = try LogArgument.open(path, by: configuration, quiet: output.quiet)
            return try DelayAnalysis(of: opened, by: configuration)
        }
        let report = try report(analyses)
        let language = analyses[0].language
        if let html { try OutputFile.write(ComparisonPage(report, language: language).text, to: html) }
        try output.write(
            text: { TerminalComparison(report, look: $0).text },
            json: report,
            csv: CSVReport.comparison(report),
            language: language
        )
    }

    private func report(_ analyses: [DelayAnalysis]) throws -> ComparisonReport {
        let comparison = ComparisonAnalysis(of: analyses[0], with: analyses.count > 1 ? analyses[1] : nil)
        if analyses.count == 1, a.isEmpty { return try comparison.weeks(seed: seed) }
        var options = ComparisonOptions()
        if !kinds.isEmpty { options.kindColumns = kinds == ["none"] ? [] : kinds }
        options.cluster = cluster
        if let replicates { options.replicates = replicates }
        options.seed = seed
        return try comparison.report(
            OrderSelection(a),
            b.isEmpty ? nil : OrderSelection(b),
            names: analyses.count > 1 ? (name(logs[0], a), name(logs[1], b)) : (nil, nil),
            options: options
        )
    }

    /// Of a side that is a log, or some orders of one.
    private func name(_ log: String, _ conditions: [OrderSelection.Condition]) -> String {
        ([log] + conditions.map(\.description)).joined(separator: ", ")
    }

    private static func condition(_ text: String) throws -> OrderSelection.Condition {
        guard let condition = OrderSelection.Condition(text) else {
            throw ValidationError(
                "\"\(text)\" is no condition; write COLUMN=VALUE or a period such as 2024-01-01..2024-03-31"
            )
        }
        return condition
    }
}
