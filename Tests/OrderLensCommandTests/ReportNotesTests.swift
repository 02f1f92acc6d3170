import Foundation
import OrderLens
import Testing

/// What `analyze` and `report` say beside their report, and when they go on in spite of what is wrong.
@Suite struct ReportNotesTests {
    private static let quick =
        ["--calendars", "always"]
        + ["weeks", "drivers", "segments", "improvements"].flatMap { ["--skip", $0] }

    private func program(_ programs: [String: String] = [:]) throws -> BuiltProgram {
        let program = try BuiltProgram.besideDesk(orders: 40)
        for (name, lines) in programs {
            let place = program.url.appending(path: "programs/\(name)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: place)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
        }
        return program
    }

    private func run(
        _ program: BuiltProgram,
        _ arguments: [String],
        with variables: [String: String] = [:]
    ) throws -> BuiltProgram.Result {
        try program.run(
            arguments + Self.quick,
            searchingIn: program.url.appending(path: "programs").path,
            with: variables
        )
    }

    @Test func aPrinterOrGraphvizThatFailsCostsNothingButItsPart() throws {
        let program = try program(["chromium": "echo no display >&2; exit 3", "dot": "echo boom >&2; exit 4"])
        let result = try run(program, ["analyze", "desk/orders.csv", "--to", "out"])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.errors.contains("chromium ended with 3: no display"))
        #expect(result.errors.contains("no map. ") && result.errors.contains("Graphviz ended with 4: boom"))
        #expect(!result.output.contains("pdf") && result.output.contains("out/report.json"))
        let workspace = try Workspace(at: program.url.appending(path: "out/desk.olens").path)
        #expect(try FindingTables.earlier(in: workspace)?.run == 1)
        // What was asked for, and nothing else, fails.
        let page = try run(program, ["report", "desk/orders.csv", "--to", "x.pdf"])
        #expect(page.exitCode == 1 && page.errors.contains("chromium ended with 3: no display"))
        let map = try run(program, ["report", "desk/orders.csv", "--to", "x.html", "--map"])
        #expect(map.exitCode == 1 && map.errors.contains("The map cannot be drawn"))
        #expect(try program.files == ["desk", "out", "programs"])
    }

    @Test func ordersOfAnotherFileAreCountedAndNamed() throws {
        let program = try program()
        let log = try program.content(of: "desk/orders.csv").split(separator: "\n")
        try program.write(log.prefix(60).joined(separator: "\n") + "\n", to: "first.csv")
        let orders = Set(log.dropFirst().map { $0.prefix { $0 != "," } })
        let first = Set(log.prefix(60).dropFirst().map { $0.prefix { $0 != "," } })
        for file in ["first.csv", "first.csv"] {
            let alone = try run(program, ["analyze", file, "--to", "x.json", "--no-map"])
            #expect(alone.exitCode == 0 && alone.errors.isEmpty, "\(alone.errors)")
        }
        let both = try run(program, ["analyze", "desk/orders.csv", "--to", "x.json", "--no-map"])
        #expect(both.exitCode == 0)
        let said =
            "desk.olens had \(first.count) orders already, from first.csv; \(orders.count - first.count) are new."
        #expect(both.errors.contains(said), "\(both.errors)")
    }

    @Test func aWorkspaceThatCannotBeWrittenCostsNothingButTheEntry() throws {
        let program = try program()
        let made = try program.run("import", "desk/orders.csv", "--into", "shut/desk.olens", "--quiet")
        #expect(made.exitCode != 0)
        let files = FileManager.default
        for (folder, rights) in [("shut", 0o755), ("open", 0o777)] {
            let path = program.url.appending(path: folder).path
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            try files.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
        }
        try #require(
            try program.run("import", "desk/orders.csv", "--into", "shut/desk.olens", "-q").exitCode == 0
        )
        let workspace = program.url.appending(path: "shut/desk.olens").path
        try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: workspace)
        try files.setAttributes(
            [.posixPermissions: 0o555],
            ofItemAtPath: program.url.appending(path: "shut").path
        )
        let before = try Data(contentsOf: URL(filePath: workspace))
        let words = ["report", "shut/desk.olens", "--to", "open/x.json", "--no-map"] + Self.quick
        // To whoever may do everything nothing is shut.
        let asNobody =
            geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        let command = asNobody + [try BuiltProgram.executable.path] + words
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = program.url
        process.environment = BuiltProgram.environment
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains("the report is not entered there"), "\(said)")
        #expect(try !program.content(of: "open/x.json").isEmpty)
        #expect(try Data(contentsOf: URL(filePath: workspace)) == before)
        try files.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: program.url.appending(path: "shut").path
        )
    }

    @Test func whatIsWrittenIsSaidWhereItCannotBeListed() throws {
        let program = try program()
        let words = ["report", "desk/orders.csv", "--to", "x.json", "--no-map"] + Self.quick
        let full: FileHandle = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        for (arguments, file) in [(words, "x.json"), (["delays", "desk/orders.csv"], nil)] {
            let (exitCode, said) = try program.errors(
                of: try BuiltProgram.executable,
                arguments,
                writingTo: full
            )
            #expect(exitCode == 1)
            #expect(said.contains("Error: Standard output cannot be written: "), "\(said)")
            #expect(!said.contains("as it was"))
            if let file {
                #expect(said.contains("written and whole:\n    \(file)"), "\(said)")
                #expect(try !program.content(of: file).isEmpty)
            }
        }
    }

    @Test func aTableThatTheCardWantsIsAskedFor() throws {
        let result = try run(
            try program(),
            [
                "analyze", "desk/orders.csv", "--to", "x.json", "--no-map", "--scorecard",
                "desk/scorecard.yml", "--indicators", "desk/indicators.csv", "--outcomes",
                "desk/outcomes.csv",
            ]
        )
        #expect(result.exitCode == 2 && result.errors.contains("no such table: records"))
        #expect(result.errors.contains("--table records=FILE.csv"), "\(result.errors)")
    }
}
