import ArgumentParser
import OrderLens

struct SegmentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments",
        abstract: "Finds the kinds of orders that take longer, or are late more often, than comparable ones.",
        usage: "orderlens segments LOG [options]",
        discussion: """
            A kind is up to three conditions on what was known when the order arrived. One half of the orders suggests \
            it, the other has to confirm it. Kinds that do better than comparable ones are the bright spots.
            """
    )

    @OptionGroup var flags: AnalysisFlags

    @Option(help: "How many conditions a kind of orders has at most: 1, 2 or 3.")
    var depth = 3

    @Flag(help: "Conditions on what happened to the orders too: rework, hand-offs, who began.")
    var happened = false

    @Option(help: "How many orders of the first half a kind has at least (default: 30, or 0.5% of them).")
    var fewest: Int?

    @Option(help: "The seed of the split into halves.")
    var seed: UInt64 = 1

    @Option(
        help: "An order attribute whose orders hang together, such as the customer: errors allow for that."
    )
    var cluster: String?

    @Option(help: "An order attribute that makes no condition; may be repeated.")
    var without: [String] = []

    @Option(
        help: "An order attribute that is known at arrival, although the doctor doubts it; may be repeated."
    )
    var given: [String] = []

    @Option(help: "A holiday, as 2024-12-25; may be repeated.")
    var holiday: [HolidayDate] = []

    @Option(help: "The confidence of all intervals.")
    var confidence = 0.95

    func validate() throws {
        guard confidence > 0, confidence < 1 else {
            throw ValidationError("--confidence lies between 0 and 1, as 0.95 does")
        }
        guard (1...3).contains(depth) else { throw ValidationError("--depth is 1, 2 or 3") }
        guard fewest.map({ $0 >= 2 }) ?? true else {
            throw ValidationError("--fewest takes a number of orders, 2 or more")
        }
    }

    func run() throws {
        let analysis = try flags.analysis()
        var options = SegmentOptions()
        options.depth = depth
        options.includesHappened = happened
        options.fewestOrders = fewest
        options.drivers.seed = seed
        options.drivers.cluster = cluster
        options.drivers.confidence = confidence
        options.drivers.features.holidays = Set(holiday.map(\.date))
        for name in without { options.drivers.leftOut[name] = .asked }
        options.drivers.knownAtArrival = Set(given)
        let report = try analysis.segments(options: options)
        try flags.output.write(
            text: { TerminalSegments(report, look: $0).text },
            json: report,
            csv: CSVReport.segments(report),
            language: analysis.language
        )
    }
}
