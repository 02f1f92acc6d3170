import Foundation
import OrderLens

/// A management report from a log that has been read: analyses, pages and tables, and the entry in the workspace.
struct ReportRun {
    let flags: ReportFlags
    let configuration: Configuration
    /// What the log came from: names the desk where the user does not.
    let source: String
    /// Where the findings are kept, and what a scorecard's formulas run on; nil for a log that is no workspace.
    let workspace: String?
    /// Whether the workspace is new to the user, so that it is named among what was written.
    var isWorkspaceListed = false

    private var keepsRun: Bool { !flags.consequences.pseudonymise }

    var language: ReportLanguage { configuration.language ?? .ofUser() }

    /// - Throws: what the analyses, the workspace and writing throw.
    func make(_ opened: OpenedLog) throws {
        let register = try self.register
        let analysis = try DelayAnalysis(of: opened, by: configuration, isForReport: true)
        let scorecard = try flags.scorecard.map { card in
            try ScorecardAnalysis(
                flags.values.inputs(card, workspace: workspace, encoding: configuration.encoding),
                keepingFacts: { $0.date != nil }
            )
        }
        let bar = flags.quiet ? nil : ProgressBar(label: source)
        let found: ManagementAnalysis
        do {
            defer { bar?.clear() }
            found = try ManagementAnalysis(
                analysis,
                scorecard: scorecard,
                try options(analysis, scorecard),
                wording: { ErrorWording($0)?.what ?? "\($0)" },
                progress: { bar?.show($0, of: ManagementAnalysis.steps) }
            )
        }
        let map = try PageMap.drawing(
            of: found.ledger,
            isWanted: flags.map,
            language: language,
            note: note
        )
        let written = try ReportForms(found.report, language: language, map: map).write(
            to: flags.target,
            note: note
        )
        if let register {
            do { try found.store(in: register) } catch let error as WorkspaceError {
                throw CommandError.notEntered(
                    register.path,
                    reason: ErrorWording(error)?.what ?? "\(error)"
                )
            }
        }
        if !flags.quiet {
            let kept = isWorkspaceListed ? workspace : nil
            try tell(of: found.report, written + [kept].compactMap(\.self))
        }
    }

    /// Says what was found, and which files have it.
    /// - Throws: ``CommandError/notListed(_:reason:)``.
    private func tell(of report: ManagementReport, _ files: [String]) throws {
        let look = TerminalLook(
            language: language,
            width: Terminal.width,
            isColoured: Terminal.isColoured
        )
        let list = files.map { "  \($0)\n" }.joined()
        do {
            try StandardStreams.print("\(TerminalManagement(report, look: look).text)\n\(list)")
        } catch let error as StandardOutputError {
            throw CommandError.notListed(files, reason: error.reason)
        }
    }

    /// The workspace that the run is entered in; nil where it is not.
    ///
    /// Under pseudonyms findings about people have other names, which no later report would know again, and beside the facts that
    /// are in the workspace the pseudonyms could be read back.
    private var register: Workspace? {
        get throws {
            guard keepsRun, let workspace else { return nil }
            let register = try Workspace(at: workspace)
            try FindingTables.checkRoom(in: register)
            do {
                if try register.canBeWritten() { return register }
            } catch WorkspaceError.busy {
                // Whoever writes now may be done when the report is.
                return register
            }
            note(ErrorWording.notEntered(workspace))
            return nil
        }
    }

    private func note(_ text: String) { flags.note(text) }

    private func options(
        _ analysis: DelayAnalysis,
        _ scorecard: ScorecardAnalysis?
    ) throws -> ManagementAnalysis.Options {
        var options = ManagementAnalysis.Options(
            desk: flags.title ?? ReportRun.desk(source),
            day: ReportRun.day.formatted(.iso8601.year().month().day()),
            version: OrderLensCommand.version
        )
        options.seed = flags.seed
        options.skipped = Set(flags.skip.compactMap { FindingSubject.Analysis(rawValue: $0.rawValue) })
        options.improvements.prices = configuration.prices ?? Prices()
        options.improvements.seed = flags.seed
        options.weights.seed = flags.seed
        options.weights.lastPeriods = flags.consequences.last
        options.weights.smallestGroup = flags.consequences.smallestGroup
        options.weights.pseudonyms = try flags.consequences.pseudonymNumbers().map { key in
            Pseudonyms(analysis.ledger.log.resources.names + (scorecard?.people ?? []), key: key)
        }
        if let scorecard {
            options.weights.groups = try flags.consequences.groups(
                scorecard.card,
                workspace: workspace,
                encoding: configuration.encoding
            )
        }
        options.earlier = try earlier
        return options
    }

    private var earlier: FindingChanges.Earlier? {
        get throws {
            guard let since = flags.since else { return nil }
            guard let workspace else { throw CommandError.noEarlierReports(source) }
            let number: Int? = if case .number(let number) = since { number } else { nil }
            let found = try FindingTables.earlier(number, in: Workspace(at: workspace))
            if found == nil, let number { throw FindingTablesError.noSuchRun(number) }
            return found
        }
    }

    /// What a desk is called that has no title: its file, without the ends of its name.
    static func desk(_ source: String) -> String {
        let file = URL(filePath: source)
        let name = file.deletingPathExtension()
        return (file.pathExtension.lowercased() == "gz" ? name.deletingPathExtension() : name)
            .lastPathComponent
    }

    /// Today, or the time that a reproducible build asks for (<https://reproducible-builds.org/specs/source-date-epoch/>).
    private static var day: Date {
        let asked = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
        return asked.map { Date(timeIntervalSince1970: $0) } ?? .now
    }
}
