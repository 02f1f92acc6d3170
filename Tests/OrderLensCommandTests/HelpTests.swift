import GoldenFiles
import Testing

@Suite struct HelpTests {
    private static let golden = GoldenFolder(beside: #filePath)

    @Test(arguments: ["delays", "order", "doctor", "init", "import", "generate"])
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
}
