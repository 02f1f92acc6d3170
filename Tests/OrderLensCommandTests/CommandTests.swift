import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct CommandTests {
    static let log = """
        case,activity,resource,start,end,colour
        A,Enter,Ann,2024-01-01 09:00,2024-01-01 09:30,red
        A,Ship,Bo,2024-01-01 11:00,2024-01-01 11:15,red
        B,Enter,Ann,2024-01-01 09:30,2024-01-01 10:00,blue
        B,Ship,Bo,2024-01-01 11:15,2024-01-01 11:30,blue

        """

    private func program() throws -> BuiltProgram { try .beside(CommandTests.log) }

    private func report(_ result: BuiltProgram.Result) throws -> DelayReport {
        try JSONDecoder().decode(DelayReport.self, from: Data(result.output.utf8))
    }

    @Test func delaysPrintsTheReport() throws {
        let result = try program().run("delays", "orders.csv", "--calendars", "always", "--zone", "UTC")
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("2 orders, 4 activity instances, 2 activities, 2 resources"))
        #expect(!result.output.contains("\u{1B}"), "no colours where there is no terminal")
    }

    @Test func delaysPrintsJSONOfTheContract() throws {
        let result = try program().run(
            "delays",
            "orders.csv",
            "--calendars",
            "always",
            "--format",
            "json",
            "--late-when",
            "colour=red"
        )
        #expect(result.exitCode == 0)
        let report = try report(result)
        #expect(report.schema == "orderlens.delays/1")
        #expect(report.ledger.reduce(0) { $0 + $1.microseconds } == report.leadTime.totalMicroseconds)
        #expect(report.leadTime.totalMicroseconds == (135 + 120) * .minute)
        #expect(report.late?.orders == 1)
    }

    @Test func whateverIsPrintedAsJSONIsAsThePublishedSchemaSays() throws {
        let program = try program()
        _ = try program.run("generate", "desk", "--orders", "80")
        try program.write("case,activity,timestamp\nA,Enter,2024-01-01 09:00\n", to: "one.csv")
        let runs = [
            ["desk/orders.csv"],
            ["desk/orders.csv", "--target", "24 working hours", "--causes", "literature"],
            ["orders.csv", "--late-when", "colour=red", "--calendars", "desk/calendars.yml"], ["one.csv"],
            ["one.csv", "--no-start-estimates"],
        ]
        let schema = try JSONSchema.publishedForDelays()
        for arguments in runs {
            let result = try program.run(["delays", "--format", "json"] + arguments)
            #expect(result.exitCode == 0)
            #expect(try schema.problems(in: Data(result.output.utf8)) == [], "\(arguments)")
        }
    }

    @Test func delaysPrintsTheLedgerAsCSV() throws {
        let result = try program().run("delays", "orders.csv", "--calendars", "always", "--format", "csv")
        #expect(result.exitCode == 0)
        #expect(result.output.hasPrefix("activity,cause,rework,microseconds,"))
        #expect(result.output.contains("\r\nEnter,processing,false,3600000000,1.0,"))
    }

    @Test func delaysWritesThePageAndNothingElse() throws {
        let program = try program()
        let result = try program.run(
            "delays",
            "orders.csv",
            "--html",
            "page.html",
            "-o",
            "report.txt",
            "--lang",
            "zh"
        )
        #expect(result.exitCode == 0)
        #expect(result.output.isEmpty)
        #expect(try program.content(of: "page.html").hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
        #expect(try program.content(of: "report.txt").contains("订单的时间花在哪里"))
        #expect(try program.files == ["orders.csv", "page.html", "report.txt"])
    }

    @Test func whatIsNoFileIsWrittenToAndNeverReplaced() throws {
        let program = try program()
        let manager = FileManager.default
        let (device, file) = (program.url.appending(path: "device"), program.url.appending(path: "file"))
        try manager.createSymbolicLink(atPath: device.path, withDestinationPath: "/dev/null")
        try program.write("old", to: "target.txt")
        try manager.createSymbolicLink(atPath: file.path, withDestinationPath: "target.txt")
        for name in ["device", "file"] {
            #expect(try program.run("delays", "orders.csv", "-o", name).exitCode == 0)
        }
        #expect(try manager.destinationOfSymbolicLink(atPath: device.path) == "/dev/null")
        #expect(
            try manager.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial
        )
        #expect(try manager.destinationOfSymbolicLink(atPath: file.path) == "target.txt")
        #expect(try program.content(of: "target.txt").hasPrefix("Where the time"))
    }

    @Test func initWritesAConfigurationThatTheCommandsTake() throws {
        let program = try program()
        let first = try program.run("init", "orders.csv")
        #expect(first.exitCode == 0)
        let text = try program.content(of: "orderlens.yml")
        #expect(text.contains("order: \"case\"  # by its name"))
        #expect(try program.run("init", "orders.csv").exitCode == 2)
        #expect(try program.content(of: "orderlens.yml") == text)
        #expect(try program.run("init", "orders.csv", "--force").exitCode == 0)
        let plain = try program.run("delays", "orders.csv", "--format", "json")
        let configured = try program.run("delays", "orders.csv", "--format", "json", "-c", "orderlens.yml")
        #expect(plain.exitCode == 0)
        #expect(try report(plain) == report(configured))
    }

    @Test func flagsOverruleTheConfiguration() throws {
        let program = try program()
        try program.write("late: {attribute: {colour: green}}\ncalendars: always\n", to: "a.yml")
        let file = try program.run("delays", "orders.csv", "--format", "json", "-c", "a.yml")
        #expect(try report(file).late?.orders == 0)
        let flag = try program.run(
            "delays",
            "orders.csv",
            "--format",
            "json",
            "-c",
            "a.yml",
            "--target",
            "125min"
        )
        #expect(try report(flag).late?.orders == 1)
    }

    @Test func importIsRepeatableAndTheWorkspaceIsReadLikeALog() throws {
        let program = try program()
        let first = try program.run("import", "orders.csv", "--into", "desk.olens")
        #expect(first.exitCode == 0)
        #expect(first.output.contains("rows read 4 = stored 4 + duplicate 0 + rejected 0"))
        let again = try program.run("import", "orders.csv", "--into", "desk.olens")
        #expect(again.output.contains("rows read 4 = stored 0 + duplicate 4 + rejected 0"))
        let stored = try program.run("delays", "desk.olens", "--format", "json", "--calendars", "always")
        let direct = try program.run("delays", "orders.csv", "--format", "json", "--calendars", "always")
        #expect(try report(stored).ledger == report(direct).ledger)
    }

    @Test func orderShowsOneOrderInFull() throws {
        let program = try program()
        let text = try program.run("order", "B", "orders.csv", "--calendars", "always")
        #expect(text.exitCode == 0)
        #expect(text.output.contains("Order B"))
        let json = try program.run("order", "B", "orders.csv", "--calendars", "always", "--format", "json")
        let row = try JSONDecoder().decode(OrderRow.self, from: Data(json.output.utf8))
        #expect(row.tiles.reduce(0) { $0 + $1.microseconds } == 120 * .minute)
        let csv = try program.run("order", "B", "orders.csv", "--calendars", "always", "--format", "csv")
        #expect(csv.output.split(separator: "\r\n").count == row.tiles.count + 1)
    }

    @Test func doctorNamesWhatIsWrong() throws {
        let program = try program()
        try program.write(
            CommandTests.log + "C,Enter,Ann,2024-01-02 09:00,2024-01-01 09:30,red\n",
            to: "bad.csv"
        )
        let text = try program.run("doctor", "bad.csv")
        #expect(text.exitCode == 0)
        let json = try program.run("doctor", "bad.csv", "--format", "json")
        let diagnosis = try JSONDecoder().decode(Diagnosis.self, from: Data(json.output.utf8))
        #expect(diagnosis.findings.contains { $0.code == .endBeforeStart })
        let delays = try program.run("delays", "bad.csv", "--format", "json")
        #expect(try report(delays).warnings.contains { $0.code == QualityCode.endBeforeStart.rawValue })
    }

    @Test func generateWritesTheSameSetEachTime() throws {
        let program = try BuiltProgram()
        for folder in ["one", "two"] {
            let result = try program.run("generate", folder, "--orders", "30", "--seed", "7")
            #expect(result.exitCode == 0)
        }
        #expect(try program.content(of: "one/orders.csv") == program.content(of: "two/orders.csv"))
        #expect(try program.content(of: "one/truth.json") == program.content(of: "two/truth.json"))
    }

    @Test func aLogMayComeThroughAPipe() throws {
        let program = try program()
        let path = try BuiltProgram.executable.path
        try program.write(
            "cat orders.csv | \(path) delays /dev/stdin --format csv > ledger.csv\n",
            to: "run.sh"
        )
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["run.sh"]
        shell.currentDirectoryURL = program.url
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try program.content(of: "ledger.csv").contains("Enter,processing"))
    }

    @Test func whoStopsReadingIsNotTold() throws {
        let program = try program()
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        let path = try BuiltProgram.executable.path
        try program.write("\(path) delays orders.csv --format json | head -c 1\n", to: "run.sh")
        shell.arguments = ["run.sh"]
        let errors = Pipe()
        shell.currentDirectoryURL = program.url
        shell.standardOutput = Pipe()
        shell.standardError = errors
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
    }
}
