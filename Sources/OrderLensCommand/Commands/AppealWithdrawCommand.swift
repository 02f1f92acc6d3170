import ArgumentParser
import Foundation
import OrderLens

struct AppealWithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes an appeal back; from then on what it names counts again.",
        usage: "orderlens appeal withdraw WORKSPACE NUMBER --reason TEXT --by NAME [options]",
        discussion:
            "The appeal stays in the register, with who took it back and why. It can be entered again, as another one."
    )

    @Argument(help: "The workspace.", completion: .file())
    var workspace: String

    @Argument(help: "Number of the appeal; \"orderlens appeal list\" shows it.") var number: Int
    @Option(help: "Why.") var reason: String
    @Option(help: "Who takes it back.") var by: String
    @Option(help: "The scorecard (YAML): says which scores move.", completion: .file())
    var scorecard: String?

    @Flag(name: [.short, .long], help: "Say nothing.")
    var quiet = false

    func run() throws {
        let withdrawal = Appeal.Withdrawal(
            reason: reason,
            by: by,
            at: Microseconds(Date().timeIntervalSince1970 * 1e6)
        )
        let workspace = try Workspace(at: workspace)
        let effect = try scorecard.map { card in
            try AppealEffect(
                ofWithdrawing: number,
                withdrawal,
                on: ScorecardAnalysis.card(card),
                in: workspace,
                register: AppealRegister(of: workspace)
            )
        }
        let appeal = try AppealRegister.withdraw(number, withdrawal, in: workspace)
        if quiet { return }
        try StandardStreams.print("Appeal \(appeal.number) is withdrawn; what it names counts again.\n")
        guard let effect else { return }
        if effect.moves.isEmpty {
            StandardStreams.note("Note: no score of this card moves by it.")
        } else {
            try StandardStreams.print(
                TerminalAppealEffect(effect, look: TerminalLook(width: Terminal.width)).text
            )
        }
    }
}
