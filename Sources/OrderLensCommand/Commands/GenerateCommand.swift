import ArgumentParser
import OrderLens

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Simulates an order desk and writes its log, with the truth about every cause of delay.",
        usage: "orderlens generate FOLDER [options]",
        discussion: """
            The folder gets orders.csv, calendars.yml, a scorecard with its tables, truth.json and a README. The same \
            choices give the same bytes.
            """
    )

    @Argument(help: "The folder to write to; it is made if it is not there.")
    var folder: String

    @Option(help: "How many orders.")
    var orders = 2_000

    @Option(help: "The seed of all chance.")
    var seed: UInt64 = 1

    @Option(help: "The desk: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")).")
    var scenario: Scenario = .orderDesk

    @Option(help: "Language of names and headings: en or zh.")
    var lang: Language = .english

    @Flag(name: [.short, .long], help: "No account.")
    var quiet = false

    func validate() throws {
        if orders < 1 { throw ValidationError("--orders has to be at least 1") }
    }

    func run() throws {
        let desk = try scenario.description(language: lang, orders: orders)
        let generated = try DeskGenerator.generate(desk, orders: orders, seed: seed, language: lang)
        var command = "orderlens generate --orders \(orders) --seed \(seed)"
        if scenario != .orderDesk { command += " --scenario \(scenario.rawValue)" }
        if lang != .english { command += " --lang \(lang.rawValue)" }
        command += " \(folder)"
        Interruption.removesPartialFiles(in: folder)
        try generated.write(to: folder, command: command)
        if !quiet { try StandardStreams.print("\(folder): \(orders) orders\n") }
    }
}

extension Scenario: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
