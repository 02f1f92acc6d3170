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
    @OptionGroup var features: FeatureFlags

    @Option(help: "How many conditions a kind of orders has at most: 1, 2 or 3.")
    var depth = 3

    @Flag(help: "Conditions on what happened to the orders too: rework, hand-offs, who began.")
    var happened = false

    @Option(help: "How many orders of the first half a kind has at least (default: 30, or 0.5% of them).")
    var fewest: Int?

    @Option(help: "The seed of the split into halves.")
    var seed: UInt64 = 1

    @Option(help: "Also write the segments as a page to this file.", completion: .file())
    var html: String?

    func validate() throws {
        guard (1...3).contains(depth) else { throw ValidationError("--depth is 1, 2 or 3") }
        guard fewest.map({ $0 >= 2 }) ?? true else {
            throw ValidationError("--fewest takes a number of orders, 2 or more")
        }
    }

    func run() throws {
        let analysis = try flags.analysis(writing: html)
        var options = SegmentOptions()
        options.drivers = features.options
        options.depth = depth
        options.includesHappened = happened
        options.fewestOrders = fewest
        options.drivers.seed = seed
        let report = try analysis.segments(options: options)
        if let html {
            try OutputFile.write(SegmentsPage(report, language: analysis.language).text, to: html)
        }
        try flags.output.write(
            text: { TerminalSegments(report, look: $0).text },
            json: report,
            csv: CSVReport.segments(report),
            language: analysis.language
        )
    }
}
