import ArgumentParser
import Foundation
import OrderLens

struct AppealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal",
        abstract: "Keeps the register of appeals: events and orders that do not count, with the reason.",
        subcommands: [
            AppealAddCommand.self, AppealWithdrawCommand.self, AppealListCommand.self,
            AppealExportCommand.self,
        ]
    )
}

struct AppealAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enters an appeal that was granted; from then on scores are without what it names.",
        usage:
            "orderlens appeal add WORKSPACE (--event NUMBER | --order NAME) --reason TEXT --by NAME [options]",
        discussion:
            "Nothing is ever taken out of the register; an appeal can be withdrawn. \"orderlens score ... --explain\" shows the numbers of events."
    )

    @Argument(help: "The workspace.", completion: .file())
    var workspace: String

    @Option(help: "Number of the event that does not count.") var event: Int64?
    @Option(help: "Name of the order that does not count.") var order: String?
    @Option(help: "Why.") var reason: String
    @Option(help: "Who enters it.") var by: String
    @Option(help: "Indicator or outcome that it is about, by its id; all if not given.") var indicator:
        String?
    @Option(help: "Whose score it is about; everybody's if not given.") var person: String?
    @Option(
        help:
            "The scorecard (YAML): refuses an appeal that would take out nothing, and says which scores move.",
        completion: .file()
    )
    var scorecard: String?

    @Flag(name: [.short, .long], help: "Say nothing.")
    var quiet = false

    func validate() throws {
        guard (event == nil) != (order == nil) else {
            throw ValidationError("an appeal is against one --event or one --order")
        }
    }

    func run() throws {
        guard let subject = event.map(Appeal.Subject.event) ?? order.map(Appeal.Subject.order) else { return }
        let appeal = Appeal(
            indicator: indicator,
            person: person,
            subject: subject,
            reason: reason,
            by: by,
            at: Microseconds(Date().timeIntervalSince1970 * 1e6)
        )
        let workspace = try Workspace(at: workspace)
        let effect = try scorecard.map { card in
            let register = try AppealRegister(of: workspace)
            if let first = register.appealOfTheSame(as: appeal) {
                throw AppealError.enteredAlready(first.number)
            }
            return try AppealEffect(
                of: appeal,
                on: ScorecardAnalysis.card(card),
                in: workspace,
                register: register
            )
        }
        let entered = try AppealRegister.enter(appeal, into: workspace, isChecked: effect != nil)
        if quiet { return }
        try StandardStreams.print("Entered as appeal \(entered.number).\n")
        if let effect {
            try StandardStreams.print(
                TerminalAppealEffect(effect, look: TerminalLook(width: Terminal.width)).text
            )
        } else if let indicator {
            StandardStreams.note(
                "Note: whether a card has an indicator \"\(indicator)\" was not looked at; --scorecard FILE does, and says which scores move."
            )
        }
    }
}

struct AppealListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the register.",
        usage: "orderlens appeal list WORKSPACE [options]"
    )

    @Argument(help: "The workspace.", completion: .file())
    var workspace: String

    @OptionGroup var language: LanguageFlag
    @OptionGroup(title: "Output") var output: OutputFlags

    func run() throws {
        try output.check(against: [workspace])
        let report = AppealsReport(try AppealRegister(of: try Workspace(at: workspace)))
        try output.write(
            text: { TerminalAppeals(report, look: $0).text },
            json: report,
            csv: CSVReport.appeals(report),
            language: language.lang
        )
    }
}

struct AppealExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the register to a file, as CSV.",
        usage: "orderlens appeal export WORKSPACE FILE"
    )

    @Argument(help: "The workspace.", completion: .file())
    var workspace: String

    @Argument(
        help: "The file; what it held is replaced, unless that is a SQLite database.",
        completion: .file()
    )
    var file: String

    func run() throws {
        try OutputTarget.check([file], against: [workspace])
        let report = AppealsReport(try AppealRegister(of: try Workspace(at: workspace)))
        try OutputFile.write(CSVReport.appeals(report), to: file)
    }
}
