import ArgumentParser
import OrderLens

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Puts logs into a workspace: one SQLite file that the other commands read like a log.",
        usage: "orderlens import LOG ... --into WORKSPACE [options]",
        discussion: """
            Each log is imported whole or not at all, and what the workspace has already is left out. Rows that cannot \
            be read go to a file beside it, with line, column and reason.
            """
    )

    @Argument(help: "The logs.", completion: .file())
    var logs: [String]

    @Option(help: "The workspace; it is made if it is not there.", completion: .file())
    var into: String

    @Option(help: "Where rejected rows go; beside the workspace if not given.", completion: .file())
    var rejects: String?

    @OptionGroup(title: "Reading the logs") var reading: ReadingFlags

    @Flag(name: [.short, .long], help: "No progress and no account.")
    var quiet = false

    func validate() throws {
        if rejects != nil, logs.count > 1 {
            throw ValidationError("--rejects names one file, so it goes with one log")
        }
    }

    func run() throws {
        if let rejects, !OutputFile.isFileOrNothing(rejects) { throw CommandError.notAFile(rejects) }
        let configuration = try reading.configuration()
        for log in logs {
            let bar = quiet ? nil : ProgressBar(label: log)
            let assembled: AssembledLog
            do {
                defer { bar?.clear() }
                var options = try configuration.readingOptions()
                if let bar { options.progress = { bar.show($0, of: $1) } }
                assembled = try LogReader.read(path: log, options: options)
            }
            let report = try Workspace(at: into, ifMissing: .create).store(
                assembled,
                from: .file(log),
                toolVersion: OrderLensCommand.version,
                rejectsPath: rejects
            )
            if !quiet { try StandardStreams.print(account(of: report, log: log)) }
        }
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
