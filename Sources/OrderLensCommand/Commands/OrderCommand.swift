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

    @OptionGroup var flags: AnalysisFlags

    func run() throws {
        let path = try flags.log.path
        let analysis = try flags.analysis()
        let log = analysis.ledger.log
        guard let row = try analysis.order(order) else {
            throw CommandError.noSuchOrder(order, log: path, known: log.orders.names)
        }
        try flags.output.write(
            text: { TerminalOrder(row, startTimes: log.startTimes, look: $0).text },
            json: row,
            csv: CSVReport.tiles(row),
            language: analysis.language
        )
    }
}
