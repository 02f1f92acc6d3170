import ArgumentParser
import OrderLens

struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract:
            "Shows the ways that the orders go: what follows what and after how long, and the variants.",
        usage: "orderlens paths LOG [options]"
    )

    @OptionGroup var log: LogArgument
    @Option(help: "How many variants to list, the most frequent first.")
    var variants = 100
    @Flag(
        help:
            "Also say where on the ways the time goes: bottlenecks, rework loops, hand-offs. Takes as long as \"delays\"."
    )
    var criticalPath = false
    @Option(help: "Draw a map of the ways into this file (SVG; needs Graphviz).", completion: .file())
    var map: String?
    @Option(help: "Also write the ways with their map as a page to this file.", completion: .file())
    var html: String?
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @Option(
        help:
            "Working calendars for the causes of waiting: a file, \"discover\" (from the log) or \"always\" (on duty round the clock)."
    )
    var calendars: String?
    @Flag(help: "Where the log has ends only, take the whole span as elapsed instead of estimating starts.")
    var noStartEstimates = false
    @Option(
        help: "Language of the report: en or zh; that of the configuration, or else of LANG, if not given."
    )
    var lang: ReportLanguage?
    @OptionGroup(title: "Output") var output: OutputFlags

    func validate() throws {
        if variants < 0 { throw ValidationError("--variants takes a number of variants, 0 or more") }
    }

    func run() throws {
        var configuration = try reading.configuration()
        configuration.calendars = calendars.map { CalendarChoice(argument: $0) } ?? configuration.calendars
        if noStartEstimates { configuration.estimatesStarts = false }
        try output.check(map, html, against: log.log + reading.files + configuration.files)
        // Nothing here asks for the further columns.
        configuration.keepsAttributes = false
        let opened = try log.open(by: configuration, quiet: output.quiet)
        let language = lang ?? configuration.language ?? .ofUser()
        let report: PathReport
        if criticalPath || map != nil || html != nil {
            report = try PathReport(
                DelayAnalysis(of: opened, by: configuration).ledger,
                mostVariants: variants
            )
            try draw(report, language)
        } else {
            report = try PathReport(opened.log, mostVariants: variants)
        }
        try output.write(
            text: { TerminalPaths(report, look: $0).text },
            json: report,
            csv: report.criticalPath.map { CSVReport.ways($0) } ?? CSVReport.directlyFollows(report),
            language: language
        )
    }

    private func draw(_ report: PathReport, _ language: ReportLanguage) throws {
        guard map != nil || html != nil, let path = report.criticalPath else { return }
        let drawing = try PageMap.drawing(
            path,
            language: language,
            isDemanded: map != nil,
            note: output.note
        )
        if let map, let drawing { try OutputFile.write(drawing.svg, to: map) }
        if let html {
            try OutputFile.write(PathsPage(report, map: drawing, language: language).text, to: html)
        }
    }
}
