import ArgumentParser
import OrderLens

struct OrderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Shows one order in full: where each hour of it went, in the order of time.",
        usage: "orderlens order ID LOG [options]"
    )

    @Argument(help: "The order's id, as the log has it.")
    var order: String

    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags
    @OptionGroup(title: "Judging it") var judging: JudgingFlags
    @OptionGroup(title: "Output") var output: OutputFlags

    func run() throws {
        let configuration = judging.applied(to: try reading.configuration())
        let path = try log.path
        let analysis = try DelayAnalysis(
            of: try log.open(by: configuration, quiet: output.quiet),
            by: configuration
        )
        guard let row = try analysis.order(order) else {
            throw CommandError.noSuchOrder(order, log: path, known: analysis.ledger.log.orders.names)
        }
        switch output.format {
        case .text:
            let isColoured = output.output == nil && Terminal.isColoured
            let text = TerminalOrder(
                row,
                startTimes: analysis.ledger.log.startTimes,
                language: configuration.language ?? .english,
                width: Terminal.width,
                isColoured: isColoured
            ).text
            try output.write(text)
        case .json: try output.write(try JSONReport.text(row))
        case .csv: try output.write(CSVReport.tiles(row))
        }
    }
}
