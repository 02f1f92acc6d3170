import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct ReportCommandTests {
    /// Searching for improvements takes longest, and has tests of its own.
    private static let quick = ["--skip", "improvements", "--no-map", "--quiet"]

    private func program(orders: Int = 150) throws -> BuiltProgram { try .besideDesk(orders: orders) }

    private func report(_ program: BuiltProgram, _ arguments: [String], named file: String) throws
        -> ManagementReport
    {
        let result = try program.run(arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        let data = Data(try program.content(of: file).utf8)
        #expect(try JSONSchema.publishedForReports().problems(in: data) == [])
        return try JSONDecoder().decode(ManagementReport.self, from: data)
    }

    @Test func analyzeGoesFromALogAndAScorecardToEveryFormOfTheReport() throws {
        let program = try program(orders: 400)
        let desk = [
            "analyze", "desk/orders.csv", "--table", "records=desk/records.csv", "--scorecard",
            "desk/scorecard.yml", "--indicators", "desk/indicators.csv", "--outcomes", "desk/outcomes.csv",
            "--people", "desk/people.csv", "--calendars", "desk/calendars.yml", "--no-map", "--quiet",
        ]
        let report = try report(program, desk, named: "orderlens-report/report.json")
        #expect(report.improvements != nil && report.weights != nil && report.indicators != nil)
        #expect(report.made.desk == "orders" && !report.summary.causes.isEmpty)
        let named = report.summary.causes + report.summary.actions + report.findings.flatMap(\.answers)
        #expect(named.allSatisfy { report[$0] != nil })
        // Every hour of the ledger's parts that are told of is in the findings.
        for finding in report.findings {
            guard case .stage(let activity, let cause) = finding.subject else { continue }
            let rows = report.delays.ledger.filter { $0.activity == activity && $0.cause == cause }
            #expect(abs(rows.reduce(0) { $0 + $1.hours } - (finding[.hours] ?? 0)) < 1e-6)
        }
        let files = ["report.html", "report.md", "csv/findings.csv", "csv/ledger.csv", "csv/weights.csv"]
        for file in files { #expect(try !program.content(of: "orderlens-report/\(file)").isEmpty, "\(file)") }
        let workspace = try Workspace(at: program.url.appending(path: "orderlens-report/desk.olens").path)
        #expect(try FindingTables.earlier(in: workspace)?.findings == report.findings)
    }

    @Test func aLaterReportSaysWhatChanged() throws {
        let program = try program()
        let first = ["analyze", "desk/orders.csv", "--into", "desk.olens", "--to", "first.json"]
        _ = try report(program, first + Self.quick, named: "first.json")
        let second = ["report", "desk.olens", "--to", "second.json", "--since", "last", "--target", "1h"]
        let changed = try report(program, second + Self.quick, named: "second.json")
        let changes = try #require(changed.changes)
        #expect(changes.run == 1 && changes.new.count + changes.unchanged > 0)
        let unknown = try program.run(
            ["report", "desk.olens", "--to", "x.json", "--since", "9"] + Self.quick
        )
        #expect(unknown.exitCode == 2 && unknown.errors.contains("no report 9"))
    }

    @Test func aLogThatIsNoWorkspaceKeepsNoReports() throws {
        let result = try program().run(
            ["report", "desk/orders.csv", "--to", "x.json", "--since", "last"] + Self.quick
        )
        #expect(result.exitCode == 2 && result.errors.contains("is no workspace"))
    }

    @Test func noPersonIsNamedUnderPseudonyms() throws {
        let program = try program(orders: 400)
        let log = try program.content(of: "desk/orders.csv").split(separator: "\n").dropFirst()
        let people = Set(log.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[2]) })
        #expect(people.count > 5)
        let result = try program.run(
            "analyze",
            "desk/orders.csv",
            "--table",
            "records=desk/records.csv",
            "--scorecard",
            "desk/scorecard.yml",
            "--indicators",
            "desk/indicators.csv",
            "--outcomes",
            "desk/outcomes.csv",
            "--calendars",
            "desk/calendars.yml",
            "--people",
            "desk/people.csv",
            "--pseudonymise",
            "--quiet"
        )
        try #require(result.exitCode == 0, "\(result.errors)")
        let folder = program.url.appending(path: "orderlens-report")
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard [".html", ".md", ".json", ".csv"].contains(where: file.hasSuffix) else { continue }
            let text = try program.content(of: "orderlens-report/\(file)")
            for person in people where !person.isEmpty {
                #expect(!text.contains(person), "\(person) in \(file)")
            }
        }
    }

    @Test func namesFromTheLogAreTextAndNothingElseInEveryForm() throws {
        let program = try BuiltProgram()
        let names = [
            "=cmd|'/C calc'!A0", "<script>alert(1)</script>", "../../etc/passwd", "\u{202E}txt.exe",
            "📦\u{200D}🔥",
            String(repeating: "x", count: 10_000), "@SUM(1+1)", "[a](javascript:alert(1))",
        ]
        var log = "case_id,activity,resource,start_time,end_time,promise,kind\n"
        for order in 0..<160 {
            let name = names[order % names.count]
            for (step, hour) in [8, 10].enumerated() {
                let day = 1 + order % 28
                let start = "2026-01-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00:00"
                let end = "2026-01-\(day < 10 ? "0" : "")\(day)T\(hour + 1):\(10 + order % 40):00"
                log +=
                    "\"\(name)-\(order)\",\"\(name) \(step)\",\"\(name)\",\(start),\(end),2026-01-15T00:00:00,\"\(name)\"\n"
            }
        }
        try program.write(log, to: "hostile.csv")
        let result = try program.run(
            ["analyze", "hostile.csv", "--calendars", "always", "--to", "out", "--quiet"]
        )
        try #require(result.exitCode == 0, "\(result.errors)")
        let page = try program.content(of: "out/report.html")
        #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
        let text = try program.content(of: "out/report.md")
        #expect(!text.contains("<script>") && !text.contains("[a](javascript"))
        for file in try program.files(in: "out/csv") {
            for line in try program.content(of: "out/csv/\(file)").split(separator: "\r\n") {
                for cell in line.split(separator: ",") {
                    #expect(
                        !cell.hasPrefix("=") && !cell.hasPrefix("@") && !cell.hasPrefix("\"="),
                        "\(cell.prefix(40))"
                    )
                }
            }
        }
        #expect(Set(try program.files) == ["hostile.csv", "out"])
    }

    @Test func theReportTakesTheNameOfNoInput() throws {
        let program = try program()
        let result = try program.run(["report", "desk/orders.csv", "--to", "desk/orders.csv"] + Self.quick)
        #expect(result.exitCode == 2)
    }

    @Test func valuesOfAScorecardWantAScorecard() throws {
        let result = try program().run(
            ["report", "desk/orders.csv", "--indicators", "desk/indicators.csv"] + Self.quick
        )
        #expect(result.exitCode == 2 && result.errors.contains("--scorecard"))
    }
}

extension BuiltProgram {
    fileprivate func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path).sorted()
    }
}
