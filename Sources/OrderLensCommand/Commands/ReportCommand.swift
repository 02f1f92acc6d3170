import ArgumentParser
import OrderLens

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Writes the report for management: what holds orders up, what people should be scored on, what to do.",
        usage: "orderlens report LOG [options]",
        discussion: """
            All analyses of a log, and of a scorecard if one is named, as one report: a page, a workbook, PDF, Markdown, \
            JSON and CSV. With a workspace its findings are kept there, and later reports can be compared with it.

              orderlens report desk.olens
              orderlens report desk.olens --scorecard scorecard.yml --since last
              orderlens report orders.csv --to report.html
            """
    )

    @OptionGroup var log: LogArgument
    @OptionGroup var report: ReportFlags
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags

    func run() throws {
        let path = try log.path
        let configuration = judging.applied(to: try reading.configuration())
        try report.check(against: [path] + reading.files + configuration.files + report.files)
        let workspace = try configuration.query == nil && OpenedLog.isWorkspace(path) ? path : nil
        try report.checkNames(workspace)
        let opened = try log.open(by: configuration, quiet: report.quiet)
        let run = ReportRun(
            flags: report,
            configuration: configuration,
            source: path,
            workspace: workspace
        )
        try run.make(opened)
    }
}
