import Foundation
import OrderLens
import Testing

/// What `analyze` and `report` write where, and what they leave alone.
@Suite struct ReportFilesTests {
    /// What takes long has tests of its own; nothing prints, for there is no program.
    private static let quick =
        ["--no-map", "--calendars", "always"]
        + ["weeks", "drivers", "segments", "improvements"].flatMap { ["--skip", $0] }
    private static let card = [
        "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv", "--outcomes",
        "desk/outcomes.csv", "--people", "desk/people.csv",
    ]

    private func program() throws -> BuiltProgram { try .besideDesk(orders: 40) }

    private func run(_ program: BuiltProgram, _ arguments: [String]) throws -> BuiltProgram.Result {
        try program.run(arguments + Self.quick, searchingIn: "/nowhere")
    }

    /// The same, which has to work.
    private func made(_ program: BuiltProgram, _ arguments: [String]) throws -> BuiltProgram.Result {
        let result = try run(program, arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        return result
    }

    private func copy(_ file: String, to other: String, _ program: BuiltProgram) throws {
        let target = program.url.appending(path: other)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(at: program.url.appending(path: file), to: target)
    }

    private func exists(_ file: String, _ program: BuiltProgram) -> Bool {
        FileManager.default.fileExists(atPath: program.url.appending(path: file).path)
    }

    @Test func noFileOfAReportTakesTheNameOfAnInput() throws {
        let program = try program()
        try copy("desk/indicators.csv", to: "out/csv/indicators.csv", program)
        try copy("desk/orders.csv", to: "out/report.json", program)
        let values = ["--scorecard", "desk/scorecard.yml", "--indicators", "out/csv/../csv/indicators.csv"]
        for command in ["analyze", "report"] {
            for arguments in [
                ["desk/orders.csv"] + values + ["--outcomes", "desk/outcomes.csv"], ["out/report.json"],
                ["desk/orders.csv", "--calendars", "out/report.json"],
            ] {
                let result = try program.run([command] + arguments + ["--to", "out"])
                #expect(result.exitCode == 2, "\(arguments) \(result.errors)")
                #expect(result.errors.contains("it would be overwritten"), "\(result.errors)")
            }
        }
        for (file, same) in [
            ("out/csv/indicators.csv", "desk/indicators.csv"), ("out/report.json", "desk/orders.csv"),
        ] {
            #expect(try program.content(of: file) == program.content(of: same))
        }
        #expect(!exists("out/report.html", program) && !exists("out/desk.olens", program))
    }

    @Test func underPseudonymsNoWorkspaceLiesBesideTheReport() throws {
        let program = try program()
        let result = try made(program, ["analyze", "desk/orders.csv", "--pseudonymise", "--to", "out"])
        #expect(result.errors.contains("no workspace is kept"))
        #expect(!result.output.contains("olens"))
        let folder = program.url.appending(path: "out")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(files.contains("report.json") && files.allSatisfy { !$0.hasSuffix(".olens") })
        // One with the names is kept where it is asked for, and not in the folder that is passed on.
        _ = try made(
            program,
            ["analyze", "desk/orders.csv", "--pseudonymise", "--to", "out", "--into", "desk.olens"]
        )
        #expect(exists("desk.olens", program))
        let inside = ["analyze", "desk/orders.csv", "--pseudonymise", "--to", "out", "--into", "out/x.olens"]
        let refused = try run(program, inside)
        #expect(refused.exitCode == 2 && refused.errors.contains("out/x.olens has the names"))
        // Nor does one of an earlier report lie there.
        try copy("desk.olens", to: "out/desk.olens", program)
        for command in [["analyze", "desk/orders.csv"], ["report", "desk.olens"]] {
            let result = try run(program, command + ["--pseudonymise", "--to", "out"])
            #expect(result.exitCode == 2 && result.errors.contains("out/desk.olens has the names"))
        }
    }

    @Test func aReportOfGroupsAloneIsRefusedAndNotMadeWithNames() throws {
        let program = try program()
        for command in ["analyze", "report"] {
            let result = try program.run([command, "desk/orders.csv", "--groups-only"])
            #expect(result.exitCode == 2 && result.errors.contains("--pseudonymise"), "\(result.errors)")
        }
        #expect(try program.files == ["desk"])
    }

    @Test func noTableOfAnEarlierReportStaysBesideThoseOfThisOne() throws {
        let program = try program()
        let log = ["analyze", "desk/orders.csv", "--table", "records=desk/records.csv", "--to", "out"]
        _ = try made(program, log + Self.card)
        #expect(exists("out/csv/scores.csv", program))
        try program.write("mine", to: "out/csv/mine.csv")
        try program.write("%PDF", to: "out/report.pdf")
        let result = try made(program, log)
        #expect(result.errors.contains("out/report.pdf of an earlier report is removed"))
        let tables = try FileManager.default.contentsOfDirectory(
            atPath: program.url.appending(path: "out/csv").path
        )
        #expect(tables.sorted() == ["evidence.csv", "findings.csv", "ledger.csv", "mine.csv"])
        #expect(!exists("out/report.pdf", program))
    }

    /// `ulimit` stands for a full disk: no file may grow beyond so many blocks of 512 bytes.
    @Test func aFormThatCannotBeWrittenLeavesTheEarlierReportWhole() throws {
        let program = try program()
        let report = ["report", "desk/orders.csv", "--to", "out"]
        _ = try made(program, report)
        let forms = ["html", "xlsx", "md", "json"].map { "out/report.\($0)" } + ["out/csv/ledger.csv"]
        let before = try forms.map { try Data(contentsOf: program.url.appending(path: $0)) }
        let sizes = Dictionary(uniqueKeysWithValues: zip(forms, before.map(\.count)))
        // Page and workbook fit, the data do not.
        let page = try #require(sizes["out/report.html"])
        let data = try #require(sizes["out/report.json"])
        try #require(page + 2_048 < data)
        let words = ([try BuiltProgram.executable.path] + report + Self.quick + ["--title", "Other"]).map {
            "'\($0)'"
        }
        let command =
            "trap '' XFSZ; ulimit -f \((page + data) / 1_024); exec \(words.joined(separator: " "))"
        let (exitCode, said) = try program.errors(
            of: URL(filePath: "/bin/sh"),
            ["-c", command],
            environment: BuiltProgram.environment.merging(["PATH": "/nowhere"]) { $1 }
        )
        #expect(exitCode == 1)
        #expect(said.contains("out/report.json cannot be written"), "\(said)")
        let after = try forms.map { try Data(contentsOf: program.url.appending(path: $0)) }
        #expect(after == before)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: program.url.appending(path: "out").path
        )
        #expect(left.sorted() == ["csv", "report.html", "report.json", "report.md", "report.xlsx"])
    }

    @Test func theWorkspaceLiesInTheFolderOfTheReport() throws {
        let program = try program()
        try FileManager.default.createDirectory(
            at: program.url.appending(path: "sub"),
            withIntermediateDirectories: true
        )
        let log = ["analyze", "desk/orders.csv"]
        let file = try made(program, log + ["--to", "sub/report.md"])
        #expect(file.output.hasSuffix("\n  sub/report.md\n  sub/desk.olens\n"))
        let folder = try made(program, log + ["--to", "rep-2026.06"])
        #expect(folder.output.hasSuffix("  rep-2026.06/desk.olens\n"))
        let here = try made(program, log + ["--to", "here.json"])
        #expect(here.output.hasSuffix("\n  here.json\n  desk.olens\n"))
        #expect(try program.files == ["desk", "desk.olens", "here.json", "rep-2026.06", "sub"])
        try program.write("text", to: "notes.txt")
        let other = try run(program, log + ["--to", "notes.txt"])
        #expect(other.exitCode == 2 && other.errors.contains("no form of a report"))
        #expect(try program.content(of: "notes.txt") == "text")
    }

    @Test func aDeskIsNamedAfterItsLogWithoutTheEndsOfTheName() throws {
        let program = try program()
        let pack = Process()
        pack.executableURL = URL(filePath: "/bin/sh")
        pack.arguments = ["-c", "gzip -c desk/orders.csv > receipt.csv.gz"]
        pack.currentDirectoryURL = program.url
        try pack.run()
        pack.waitUntilExit()
        try #require(pack.terminationStatus == 0)
        _ = try made(program, ["report", "receipt.csv.gz", "--to", "x.json"])
        let report = try JSONDecoder().decode(
            ManagementReport.self,
            from: Data(try program.content(of: "x.json").utf8)
        )
        #expect(report.made.desk == "receipt")
    }
}
