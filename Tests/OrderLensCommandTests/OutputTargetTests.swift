import Foundation
import Testing

/// No result takes the place of what it is made of.
@Suite struct OutputTargetTests {
    /// The program beside a simulated desk with a workspace, `desk.olens`, and the files of the arguments below.
    private func program() throws -> BuiltProgram {
        let program = try BuiltProgram.besideDesk(orders: 40)
        let made = try program.run("import", "desk/orders.csv", "--into", "desk.olens", "--quiet")
        try #require(made.exitCode == 0, "\(made.errors)")
        let files = FileManager.default
        try files.createSymbolicLink(
            at: program.url.appending(path: "link.csv"),
            withDestinationURL: program.url.appending(path: "desk/orders.csv")
        )
        try files.linkItem(
            at: program.url.appending(path: "desk/scorecard.yml"),
            to: program.url.appending(path: "same.yml")
        )
        return program
    }

    private static let card = ["--scorecard", "desk/scorecard.yml"]
    private static let tables =
        card + ["--indicators", "desk/indicators.csv", "--outcomes", "desk/outcomes.csv"]

    /// A command, and the input that it would overwrite.
    private static let overwriting: [([String], String)] = [
        (["appeal", "export", "desk.olens", "desk.olens"], "desk.olens"),
        (["appeal", "export", "desk.olens", "./desk/../desk.olens"], "desk.olens"),
        (["appeal", "list", "desk.olens", "-o", "desk.olens"], "desk.olens"),
        (["scores", "desk.olens"] + card + ["-o", "desk.olens"], "desk.olens"),
        (["scores"] + tables + ["-o", "desk/scorecard.yml"], "desk/scorecard.yml"),
        (["scores"] + tables + ["-o", "same.yml"], "desk/scorecard.yml"),
        (["score", "A", "2025-01"] + tables + ["-o", "desk/indicators.csv"], "desk/indicators.csv"),
        (["indicators"] + tables + ["-o", "desk/outcomes.csv"], "desk/outcomes.csv"),
        (["indicators"] + tables + ["--html", "desk/outcomes.csv"], "desk/outcomes.csv"),
        (["weights"] + tables + ["--html", "desk/scorecard.yml"], "desk/scorecard.yml"),
        (
            ["weights"] + tables + ["--people", "desk/people.csv", "-o", "desk/people.csv"],
            "desk/people.csv"
        ),
        (["delays", "desk/orders.csv", "-o", "desk/orders.csv"], "desk/orders.csv"),
        (["delays", "desk/orders.csv", "--html", "link.csv"], "desk/orders.csv"),
        (
            [
                "delays", "desk/orders.csv", "--calendars", "desk/calendars.yml", "--html",
                "desk/calendars.yml",
            ],
            "desk/calendars.yml"
        ),
        (["drivers", "desk/orders.csv", "--html", "desk/orders.csv"], "desk/orders.csv"),
        (["segments", "desk/orders.csv", "--html", "desk/orders.csv"], "desk/orders.csv"),
        (["doctor", "desk/orders.csv", "-o", "desk/orders.csv"], "desk/orders.csv"),
        (["order", "A", "desk/orders.csv", "-o", "desk/orders.csv"], "desk/orders.csv"),
        (["paths", "desk/orders.csv", "--map", "desk/orders.csv"], "desk/orders.csv"),
        (["compare", "desk/orders.csv", "--html", "desk/orders.csv"], "desk/orders.csv"),
        (["init", "desk/orders.csv", "--force", "-o", "desk/orders.csv"], "desk/orders.csv"),
        (
            ["import", "desk/orders.csv", "--into", "new.olens", "--rejects", "desk/orders.csv"],
            "desk/orders.csv"
        ),
        (["import", "desk/orders.csv", "--into", "desk.olens", "--rejects", "desk.olens"], "desk.olens"),
    ]

    @Test func anInputIsNotOverwritten() throws {
        let program = try program()
        for (arguments, input) in OutputTargetTests.overwriting {
            let before = try Data(contentsOf: program.url.appending(path: input))
            let result = try program.run(arguments)
            #expect(result.exitCode == 2, "\(arguments) \(result.errors)")
            #expect(result.errors.contains("it would be overwritten"), "\(arguments) \(result.errors)")
            #expect(result.output.isEmpty)
            #expect(try Data(contentsOf: program.url.appending(path: input)) == before, "\(arguments)")
        }
    }

    @Test func aDatabaseIsNotReplacedAndTwoResultsDoNotGoToOneFile() throws {
        let program = try program()
        let other = try program.run("import", "desk/orders.csv", "--into", "other.olens", "--quiet")
        try #require(other.exitCode == 0)
        let before = try Data(contentsOf: program.url.appending(path: "other.olens"))
        for arguments in [
            ["appeal", "export", "desk.olens", "other.olens"],
            ["paths", "desk/orders.csv", "-o", "other.olens"],
            ["delays", "desk/orders.csv", "-o", "report", "--html", "./report"],
        ] {
            let result = try program.run(arguments)
            #expect(result.exitCode == 2, "\(arguments) \(result.errors)")
        }
        #expect(try Data(contentsOf: program.url.appending(path: "other.olens")) == before)
        #expect(!FileManager.default.fileExists(atPath: program.url.appending(path: "report").path))
        // Another file is replaced as before, and a device is written to.
        for target in ["desk/people.csv", "new.csv", "/dev/null"] {
            #expect(try program.run("appeal", "export", "desk.olens", target).exitCode == 0)
        }
        #expect(try program.content(of: "desk/people.csv") == (try program.content(of: "new.csv")))
    }
}
