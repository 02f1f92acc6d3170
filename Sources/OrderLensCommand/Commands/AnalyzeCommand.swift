import ArgumentParser
import Foundation
import OrderLens

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract:
            "Does everything: from a log, and a scorecard, to a workspace and the report for management.",
        usage: "orderlens analyze LOG ... [options]",
        discussion: """
            Imports the logs into a workspace, makes all analyses, and writes the report. Doing it again with a newer export \
            adds what is new, and the report can say what changed since the last one.

              orderlens analyze orders.csv
              orderlens analyze orders.csv --scorecard scorecard.yml --indicators indicators.csv --outcomes outcomes.csv
              orderlens analyze orders.csv --into desk.olens --to report --since last
            """
    )

    @Argument(help: "The logs.", completion: .file()) var logs: [String]

    @Option(
        help:
            "The workspace; desk.olens in the report's folder if not given, and none with --pseudonymise: it has the names.",
        completion: .file()
    )
    var into: String?

    @Option(
        help: "Also store a table of your own for the scorecard's formulas: NAME=FILE; may be repeated.",
        transform: { text in
            guard let table = NamedTable(text) else {
                throw ValidationError("--table takes NAME=FILE, not \"\(text)\"")
            }
            return table
        }
    )
    var table: [NamedTable] = []

    @OptionGroup var report: ReportFlags
    @OptionGroup(title: "Reading the logs") var reading: ReadingFlags
    @OptionGroup(title: "Judging them") var judging: JudgingFlags

    func run() throws {
        let configuration = judging.applied(to: try reading.configuration())
        let inputs = logs + table.map(\.file) + reading.files + configuration.files + report.files
        // Whoever is given a report under pseudonyms is not to find the names beside it.
        if into == nil, report.consequences.pseudonymise {
            try report.check(against: inputs)
            try report.checkNames(nil)
            return try TemporaryFolder.holding { folder in
                try make(in: "\(folder)/desk.olens", isKept: false, configuration)
                report.note(ErrorWording.noWorkspaceUnderPseudonyms)
            }
        }
        let workspace = into ?? report.target.workspace
        try report.check(against: inputs + [workspace])
        try report.checkNames(into)
        if into != nil { return try make(in: workspace, isKept: true, configuration) }
        try OutputFolder.making(report.target.folder) {
            try make(in: workspace, isKept: true, configuration)
        }
    }

    /// Imports, and makes the report.
    private func make(in workspace: String, isKept: Bool, _ configuration: Configuration) throws {
        let readings = try imported(into: workspace, configuration)
        var opened = try OpenedLog(workspace, by: configuration)
        // Of several logs the doctor would ascribe the rows of all to the last.
        if readings.count == 1 { opened.reading = readings[0] }
        let run = ReportRun(
            flags: report,
            configuration: configuration,
            source: logs.first ?? workspace,
            workspace: workspace,
            isWorkspaceListed: isKept
        )
        try run.make(opened)
    }

    /// Stores the tables and the logs.
    /// - Returns: what became of the rows of each log.
    private func imported(into workspace: String, _ configuration: Configuration) throws -> [ReadingReport] {
        let before =
            FileManager.default.fileExists(atPath: workspace)
            ? try Workspace(at: workspace, ifMissing: .create).holdings() : nil
        for table in table {
            let own = try OwnTable.read(path: table.file, as: table.name, encoding: reading.encoding)
            try Workspace(at: workspace, ifMissing: .create).replace([own])
        }
        var added = 0
        let readings = try logs.map { log in
            let stored = try ImportCommand.store(log, in: workspace, by: configuration, quiet: report.quiet)
            added += stored.report.ordersAdded
            return stored.reading
        }
        if let before, before.orders > 0, before.sources.contains(where: { !logs.contains($0) }) {
            report.note(ErrorWording.ordersOfOthers(before, added: added, workspace))
        }
        return readings
    }
}

/// A file that becomes a table of the workspace.
struct NamedTable {
    let name: String
    let file: String

    /// `NAME=FILE`.
    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        (name, file) = (String(parts[0]), String(parts[1]))
    }
}
