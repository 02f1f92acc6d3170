import ArgumentParser
import OrderLens

struct DriversCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drivers",
        abstract:
            "Says which orders take longer and are late more often: what was given, and what happened to them.",
        usage: "orderlens drivers LOG [options]"
    )

    @OptionGroup var flags: AnalysisFlags

    @Option(
        help: "An order attribute whose orders hang together, such as the customer: errors allow for that."
    )
    var cluster: String?

    @Option(help: "An order attribute that is no driver; may be repeated.")
    var without: [String] = []

    @Option(
        help: "An order attribute that is known at arrival, although the doctor doubts it; may be repeated."
    )
    var given: [String] = []

    @Option(
        help: "A number known when the order is over, such as a review score: what lateness does to it."
    )
    var outcome: String?

    @Option(help: "A holiday, as 2024-12-25; may be repeated.")
    var holiday: [HolidayDate] = []

    @Option(help: "The confidence of all intervals.")
    var confidence = 0.95

    @Option(help: "More levels of an attribute than this are taken together, the rarest first.")
    var levels = 30

    func validate() throws {
        guard confidence > 0, confidence < 1 else {
            throw ValidationError("--confidence lies between 0 and 1, as 0.95 does")
        }
        guard levels >= 2 else { throw ValidationError("--levels takes a number of levels, 2 or more") }
    }

    func run() throws {
        let analysis = try flags.analysis()
        var options = DriverOptions()
        options.cluster = cluster
        options.confidence = confidence
        options.mostLevels = levels
        options.features.holidays = Set(holiday.map(\.date))
        for name in without { options.leftOut[name] = .asked }
        options.knownAtArrival = Set(given)
        options.outcome = outcome
        let report = try analysis.drivers(options: options)
        try flags.output.write(
            text: { TerminalDrivers(report, look: $0).text },
            json: report,
            csv: CSVReport.drivers(report),
            language: analysis.language
        )
    }
}
