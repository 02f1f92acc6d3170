import Foundation
import GoldenFiles
import Testing

@Suite struct HelpTests {
    private static let golden = GoldenFolder(beside: #filePath)

    private static let commands = [
        "analyze", "report", "delays", "drivers", "segments", "order", "paths", "compare", "improve",
        "scores", "score", "appeal", "indicators", "weights", "doctor", "init", "import", "generate",
    ]

    @Test(arguments: commands)
    func theHelpOfACommand(command: String) throws {
        let result = try BuiltProgram().run(command, "--help")
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty)
        #expect(try HelpTests.golden.difference(result.output, from: "help-\(command).txt") == nil)
    }

    @Test func theHelpOfTheProgram() throws {
        for arguments in [["--help"], []] {
            let program = try BuiltProgram()
            let result = arguments.isEmpty ? try program.run() : try program.run("--help")
            #expect(result.exitCode == 0)
            #expect(try HelpTests.golden.difference(result.output, from: "help.txt") == nil)
        }
    }

    @Test func theVersion() throws {
        let result = try BuiltProgram().run("--version")
        #expect(result.exitCode == 0)
        #expect(result.output.split(separator: ".").count == 3)
    }

    /// What the README and the notes tell people to type exists, and no command is kept from them.
    @Test func theDocumentsNameWhatThereIs() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let program = try BuiltProgram()
        let invocations =
            HelpTests.commands.map { [$0] } + [
                ["appeal", "add"], ["appeal", "withdraw"], ["appeal", "list"], ["appeal", "export"],
            ]
        let help = try invocations.map { try program.run($0 + ["--help"]).output }.joined()
        let notes = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Documentation").path
        )
        .filter { $0.hasSuffix(".md") }.map { "Documentation/\($0)" }
        for document in ["README.md", "CHANGELOG.md"] + notes {
            let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
            for flag in text.matches(of: /(?:^|[^-\w])(--[a-z][a-z-]+)/) {
                #expect(help.contains(flag.output.1), "\(document) names \(flag.output.1)")
            }
        }
        let readMe = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        for command in HelpTests.commands {
            #expect(readMe.contains("`\(command) "), "the README leaves out \(command)")
        }
    }
}
