import Foundation
import Testing

/// What the user is told, and the exit code, for everything that commonly goes wrong.
@Suite struct ErrorTests {
    private func program() throws -> BuiltProgram { try .beside(CommandTests.log) }

    @Test func aTimeThatIsFarFromAllOthers() throws {
        let program = try program()
        let far = CommandTests.log.replacing("2024-01-01 09:30,red", with: "9999-12-31 00:00,red")
        try #require(far != CommandTests.log)
        try program.write(far, to: "far.csv")
        let result = try program.run("delays", "far.csv", "-q")
        #expect(result.exitCode == 65)
        #expect(
            result.errors == """
                Error: The times of the log lie 7975 years apart; orders over more than 100 years are not analysed.
                  The farthest is 9999-12-31T00:00:00Z: "Enter" of order A.
                  "orderlens doctor" lists impossible times. Correct them at their source, or leave these orders out.

                """
        )
        let doctor = try program.run("doctor", "far.csv", "--target", "2h")
        #expect(doctor.exitCode == 0)
        #expect(doctor.errors.contains("no order is judged late"))
        #expect(doctor.output.contains("Impossible times"))
    }

    /// A cell of a hundred thousand characters, one of another encoding and one that turns its line around are not poured out on
    /// the terminal.
    @Test func aValueThatFloodsTheTerminal() throws {
        let program = try program()
        try program.write(
            "name: t\ngroups: [{id: g, share: 100 %}]\n"
                + "indicators: [{id: a, group: g, weight: 100 %, floor: 0, target: 1}]\n",
            to: "card.yml"
        )
        for value in [String(repeating: "7", count: 100_000) + "x", "1\u{0}\u{1}2", "1\u{202E}2"] {
            try program.write("person,period,indicator,value\nAnn,2024-01,a,\(value)\n", to: "values.csv")
            let result = try program.run("scores", "--scorecard", "card.yml", "--indicators", "values.csv")
            #expect(result.exitCode == 65)
            #expect(result.errors.hasPrefix("Error: values.csv:2: \""))
            #expect(result.errors.contains("is no number"))
            #expect(result.errors.count < 1_000)
            #expect(!result.errors.unicodeScalars.contains { ["\u{0}", "\u{1}", "\u{202E}"].contains($0) })
        }
    }

    @Test func timesThatCannotBeAddedUp() throws {
        let program = try program()
        let rows = (1...40).map { "o\($0),Open,Ann,2024-01-01 09:00,9999-12-31 00:00" }
        try program.write("case,activity,resource,start,end\n" + rows.joined(separator: "\n"), to: "far.csv")
        let result = try program.run("paths", "far.csv", "-q")
        #expect(result.exitCode == 65)
        #expect(
            result.errors.hasPrefix(
                "Error: The times of the log add up to 319039 years, more than can be added up exactly (292,271)."
            )
        )
    }

    @Test func aMissingFile() throws {
        let result = try program().run("delays", "order.csv")
        #expect(result.exitCode == 1)
        #expect(result.errors == "Error: There is no file order.csv.\n")
        #expect(result.output.isEmpty)
    }

    @Test func anEmptyFile() throws {
        let program = try program()
        try program.write("", to: "empty.csv")
        let result = try program.run("delays", "empty.csv")
        #expect(result.exitCode == 65)
        #expect(result.errors == "Error: empty.csv is empty.\n")
    }

    @Test func aHeaderAndNoRows() throws {
        let program = try program()
        try program.write("case,activity,start,end\n", to: "header.csv")
        let result = try program.run("delays", "header.csv")
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("header.csv has a header and no rows."))
    }

    @Test func anUnknownEncoding() throws {
        let result = try program().run("delays", "orders.csv", "--encoding", "klingon")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("no encoding is named so"))
        #expect(!result.errors.contains("unknownEncoding"))
    }

    @Test func aQueryFromAFileThatIsNotThere() throws {
        let result = try program().run("delays", "orders.csv", "--query", "@orders.sql")
        #expect(result.exitCode == 1)
        #expect(result.errors.hasPrefix("Error: The query in orders.sql cannot be read"))
    }

    /// The argument begins with two hyphens, or the query comes out of a file: both are no options.
    @Test func aQueryThatBeginsWithAComment() throws {
        let program = try program()
        #expect(try program.run("import", "orders.csv", "--into", "desk.db").exitCode == 0)
        let query = """
            -- One order.
            SELECT 'A1' AS "case", 'Check' AS activity, '2024-01-01 10:00' AS start, '2024-01-01 11:00' AS "end"
            """
        try program.write(query, to: "orders.sql")
        let given = try program.run("delays", "desk.db", "--query", query, "-q")
        let fromFile = try program.run("delays", "desk.db", "--query", "@orders.sql", "-q")
        #expect(given.exitCode == 0, "\(given.errors)")
        #expect(fromFile.exitCode == 0, "\(fromFile.errors)")
        #expect(given.output == fromFile.output)
        #expect(given.output.contains("1 order"))
    }

    @Test func aWrongColumn() throws {
        let result = try program().run("delays", "orders.csv", "--order-column", "cse")
        #expect(result.exitCode == 2)
        #expect(
            result.errors
                == "Error: orders.csv has no column \"cse\".\n  Did you mean \"case\"?\n"
        )
    }

    @Test func noColumnForARole() throws {
        let program = try program()
        try program.write("a,b\n1,x\n2,y\n", to: "ab.csv")
        let result = try program.run("delays", "ab.csv")
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("--order-column"))
        #expect(result.errors.contains("Its columns are: \"a\", \"b\"."))
    }

    @Test func anUnknownFlag() throws {
        let result = try program().run("delays", "orders.csv", "--fromat", "json")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("Unknown option '--fromat'. Did you mean '--format'?"))
    }

    @Test func severalLogs() throws {
        let result = try program().run("delays", "orders.csv", "more.csv")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("orderlens import orders.csv more.csv --into desk.olens"))
    }

    @Test func aTruncatedArchive() throws {
        let program = try program()
        let archive = try Self.gzip("orders.csv", in: program)
        try program.write(archive.prefix(archive.count - 20), to: "cut.csv.gz")
        let result = try program.run("delays", "cut.csv.gz")
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("cut.csv.gz ends in the middle of its compressed data"))
    }

    @Test func aConfigurationThatIsNotThere() throws {
        let result = try program().run("delays", "orders.csv", "-c", "orderlens.yml")
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("The configuration orderlens.yml cannot be read: no such file."))
    }

    @Test func aConfigurationWithAMistake() throws {
        let program = try program()
        try program.write("zone: UTC\ncolumns:\n  ordr: case\n", to: "orderlens.yml")
        let result = try program.run("delays", "orders.csv", "-c", "orderlens.yml")
        #expect(result.exitCode == 2)
        #expect(
            result.errors == """
                Error: orderlens.yml:3: columns.ordr: there is no key "ordr" here.
                  Did you mean "order"?

                """
        )
    }

    @Test func aCalendarFileWithAMistake() throws {
        let program = try program()
        try program.write("default:\n  monday: 9 to 5\n", to: "calendars.yml")
        let result = try program.run("delays", "orders.csv", "--calendars", "calendars.yml")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("calendars.yml:2:"))
        #expect(result.errors.contains("9 to 5"))
    }

    @Test func rejectedRowsForADevice() throws {
        let program = try program()
        let link = program.url.appending(path: "rejects").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
        let result = try program.run("import", "orders.csv", "--into", "desk.olens", "--rejects", "rejects")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("rejects is not a file."))
    }

    @Test func anOrderThatIsNotThere() throws {
        let result = try program().run("order", "C", "orders.csv")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("orders.csv has no order \"C\"."))
    }

    @Test func aLateRuleThatTheLogCannotAnswer() throws {
        let program = try program()
        let attribute = try program.run("delays", "orders.csv", "--late-when", "color=red")
        #expect(attribute.exitCode == 2)
        #expect(attribute.errors.contains("Did you mean \"colour\"?"))
        try program.write("late: promise\n", to: "orderlens.yml")
        let promise = try program.run("delays", "orders.csv", "-c", "orderlens.yml")
        #expect(promise.exitCode == 2)
        #expect(promise.errors.contains("--promise-column"))
    }

    @Test func aTargetThatIsNoTime() throws {
        let result = try program().run("delays", "orders.csv", "--target", "soon")
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("\"soon\" is no length of time"))
    }

    @Test func aPageThatCannotBeWrittenLeavesNothing() throws {
        let program = try program()
        let result = try program.run("delays", "orders.csv", "--html", "nowhere/page.html")
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("nowhere/page.html cannot be written: No such file or directory."))
        #expect(result.output.isEmpty)
        #expect(try program.files == ["orders.csv"])
    }

    private static func gzip(_ name: String, in program: BuiltProgram) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-c", name]
        process.currentDirectoryURL = program.url
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }
}
