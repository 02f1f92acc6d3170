import OrderLens
import SchemaValidation
import Testing

@Suite struct ImproveCommandTests {
    private static let calendars = ["--calendars", "desk/calendars.yml", "--quiet"]
    private static let lever = "add-resource stage=\"Check credit\" n=1"

    private func program(orders: Int = 400) throws -> BuiltProgram { try .besideDesk(orders: orders) }

    private func report(_ program: BuiltProgram, _ arguments: String...) throws -> ImprovementsReport {
        try program.report(
            ["improve", "desk/orders.csv", "--replicates", "40"] + ImproveCommandTests.calendars + arguments,
            as: ImprovementsReport.self,
            schema: .publishedForImprovements()
        )
    }

    @Test func findsLeversByItself() throws {
        let report = try report(program(orders: 600))
        #expect(report.fidelity.isFaithful)
        #expect(!report.improvements.isEmpty && report.steps.count > 1)
        #expect(report.load.map(\.factor) == LoadCurve.factors)
        for row in report.improvements {
            let effect = try #require(row.effect)
            #expect(effect.meanHours.difference < 0 && (row.adjustedPValue ?? 1) <= report.level)
        }
        #expect(report.notComputed.contains { $0.what == .money && $0.reason == .noPrices })
    }

    @Test func triesTheUsersOwnLeversAloneAndTogether() throws {
        let program = try program()
        try program.write(
            "levers:\n  - '\(ImproveCommandTests.lever)'\n  - chase stage=\"Pick goods\"\n",
            to: "plan.yml"
        )
        try program.write("costs: {currency: EUR, hour: 38, late-order: 120}\n", to: "orderlens.yml")
        let report = try report(
            program,
            "--lever",
            ImproveCommandTests.lever,
            "--plan",
            "plan.yml",
            "--config",
            "orderlens.yml",
            "--no-load-curve"
        )
        #expect(report.requested.map { $0.levers.map(\.text) } == [[ImproveCommandTests.lever]])
        #expect(report.plan?.levers.count == 2 && report.improvements.isEmpty && report.load.isEmpty)
        #expect((report.requested.first?.money?.heads ?? 0) < 0)
    }

    @Test func searchesForTheWayToAGoal() throws {
        let report = try report(program(), "--reach", "mean<=1000h", "--no-load-curve")
        #expect(report.reach?.isReached == true && report.reach?.improvement == nil)
    }

    @Test func printsBothLanguagesACSVAndAPage() throws {
        let program = try program()
        let arguments =
            ["improve", "desk/orders.csv", "--lever", ImproveCommandTests.lever]
            + ImproveCommandTests.calendars
        let english = try program.run(arguments + ["--html", "page.html"])
        #expect(english.exitCode == 0)
        #expect(english.output.contains("What to change, and what it would give"))
        #expect(try program.run(arguments + ["--lang", "zh"]).output.contains("信用") == false)
        #expect(try program.run(arguments + ["--format", "csv"]).output.hasPrefix("group,levers,"))
        let page = try program.content(of: "page.html")
        #expect(page.contains("<h1>") && !page.contains("<script") && !page.contains("src="))
    }

    @Test func whatCannotBeIsRefused() throws {
        let program = try program(orders: 60)
        let cases: [([String], Int32)] = [
            (["--lever", "hire"], 2), (["--lever", "chase stage=Pick"], 2), (["--reach", "late<5"], 2),
            (["--plan", "none.yml"], 1), (["--lever", "smaller-batch stage=\"Pick goods\" size=2"], 65),
        ]
        for (arguments, exitCode) in cases {
            let result = try program.run(
                ["improve", "desk/orders.csv"] + ImproveCommandTests.calendars + arguments
            )
            #expect(result.exitCode == exitCode, "\(result.errors)")
            #expect(result.errors.contains("Error"))
        }
    }

    @Test func aLogWithoutPeopleSaysSo() throws {
        let program = try BuiltProgram.beside(
            "case,activity,start,end\n1,A,2024-01-01T09:00:00Z,2024-01-01T10:00:00Z\n"
        )
        let result = try program.run("improve", "orders.csv", "--quiet")
        #expect(result.exitCode == 65 && result.errors.contains("--resource-column"))
    }
}
