import ArgumentParser
import OrderLens

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Puts logs into a workspace: one SQLite file that the other commands read like a log.",
        usage: """
            orderlens import LOG ... --into WORKSPACE [options]
            orderlens import --table NAME FILE --into WORKSPACE
            """,
        discussion: """
            Each log is imported whole or not at all, and what the workspace has already is left out. Rows that cannot \
            be read go to a file beside it, with line, column and reason.

            With --table a file of any columns becomes a table of your own, for the formulas of a scorecard and for \
            queries: columns of numbers as numbers, all others as the texts that they are. A table of that name is replaced.
            """
    )

    @Argument(help: "The logs.", completion: .file())
    var logs: [String]

    @Option(help: "The workspace; it is made if it is not there.", completion: .file())
    var into: String

    @Option(help: "Import the file as a table of your own of this name.")
    var table: String?

    @Option(help: "Where rejected rows go; beside the workspace if not given.", completion: .file())
    var rejects: String?

    @OptionGroup(title: "Reading the logs") var reading: ReadingFlags

    @Flag(name: [.short, .long], help: "No progress and no account.")
    var quiet = false

    func validate() throws {
        if rejects != nil, logs.count > 1 {
            throw ValidationError("--rejects names one file, so it goes with one log")
        }
        if table != nil, logs.count > 1 || rejects != nil {
            throw ValidationError("--table takes one file, of which nothing is rejected")
        }
    }

    func run() throws {
        if let table { return try importTable(table, from: logs[0]) }
        if let rejects, !OutputFile.isFileOrNothing(rejects) { throw CommandError.notAFile(rejects) }
        try OutputTarget.check([rejects], against: logs + [into] + reading.files)
        let configuration = try reading.configuration()
        for log in logs {
            let report = try ImportCommand.store(
                log,
                in: into,
                by: configuration,
                rejects: rejects,
                quiet: quiet
            )
            .report
            if !quiet { try StandardStreams.print(account(of: report, log: log)) }
        }
    }

    /// Reads a log and stores it, with a progress bar if that takes long.
    /// - Parameter rejects: where rejected rows go; beside the workspace if nil.
    /// - Returns: what became of it, and what became of the rows of the file.
    static func store(
        _ log: String,
        in workspace: String,
        by configuration: Configuration,
        rejects: String? = nil,
        quiet: Bool
    ) throws -> (report: ImportReport, reading: ReadingReport) {
        let bar = quiet ? nil : ProgressBar(label: log)
        let assembled: AssembledLog
        do {
            defer { bar?.clear() }
            var options = try configuration.readingOptions()
            if let bar { options.progress = { bar.show($0, of: $1) } }
            assembled = try LogReader.read(path: log, options: options)
        }
        let report = try Workspace(at: workspace, ifMissing: .create).store(
            assembled,
            from: .file(log),
            toolVersion: OrderLensCommand.version,
            rejectsPath: rejects
        )
        return (report, assembled.reading)
    }

    private func importTable(_ name: String, from file: String) throws {
        let table = try OwnTable.read(path: file, as: name, encoding: reading.encoding)
        try Workspace(at: into, ifMissing: .create).replace([table])
        if quiet { return }
        try StandardStreams.print(
            """
            \(file) -> \(into), table \(name)
              rows stored \(table.columns[0].rows), columns \(table.columns.map(\.name).joined(separator: ", "))

            """
        )
    }

    private func account(of report: ImportReport, log: String) -> String {
        var text = """
            \(log) -> \(into)
              rows read \(report.rowsRead) = stored \(report.rowsStored) + duplicate \(report.rowsDuplicate) \
            + rejected \(report.rowsRejected)
              events stored \(report.eventsStored), orders added \(report.ordersAdded)

            """
        if let earlier = report.sameFileAsImport { text += "  the same file as import \(earlier)\n" }
        if report.orderValuesReplaced > 0 {
            text += "  values of known orders replaced \(report.orderValuesReplaced)\n"
        }
        if let file = report.rejectsFile { text += "  rejected rows, with reasons: \(file)\n" }
        return text
    }
}
