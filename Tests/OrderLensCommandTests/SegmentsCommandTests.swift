import OrderLens
import SchemaValidation
import Testing

@Suite struct SegmentsCommandTests {
    private func program(orders: Int = 400) throws -> BuiltProgram { try .besideDesk(orders: orders) }

    private func report(_ program: BuiltProgram, _ arguments: String...) throws -> SegmentsReport {
        try program.report(
            ["segments", "desk/orders.csv"] + arguments,
            as: SegmentsReport.self,
            schema: .publishedForSegments()
        )
    }

    @Test func printsJSONAsThePublishedSchemaSays() throws {
        let program = try program(orders: 2_000)
        let report = try report(program, "--target", "48h", "--happened")
        #expect(report.search.searchedOrders + report.search.confirmingOrders == report.orders)
        #expect(report.lateness?.criterion.kind == .target)
        #expect(!report.segments.isEmpty)
        #expect(report.search.features.contains("rework"))
        for row in report.segments + report.brightSpots {
            #expect((1...3).contains(row.conditions.count))
            #expect((row.adjustedPValue ?? 1) <= 0.05)
            #expect(!row.examples.isEmpty)
        }
        #expect(try !self.report(program, "--depth", "1").search.features.contains("rework"))
    }

    @Test func aTinyLogGivesAReportWithReasonsInsteadOfNumbers() throws {
        let report = try BuiltProgram.beside(CommandTests.log).report(
            ["segments", "orders.csv", "--zone", "UTC"],
            as: SegmentsReport.self,
            schema: .publishedForSegments()
        )
        #expect(report.segments.isEmpty)
        #expect(report.notComputed.contains { $0.what == .segments })
    }

    @Test func printsTablesInBothLanguagesAndCSV() throws {
        let program = try program()
        let english = try program.run("segments", "desk/orders.csv", "--quiet")
        #expect(english.exitCode == 0)
        #expect(english.output.contains("Which kinds of orders are slow, and which do well"))
        #expect(english.output.contains("Bright spots"))
        let chinese = try program.run("segments", "desk/orders.csv", "--quiet", "--lang", "zh")
        #expect(chinese.output.contains("哪些订单较慢，哪些做得好"))
        let csv = try program.run("segments", "desk/orders.csv", "--format", "csv", "--quiet")
        #expect(csv.output.hasPrefix("group,conditions,outcome,orders,confirming_orders,share,mean_hours,"))
    }

    @Test func writesAPageOfItsOwn() throws {
        let program = try program()
        let result = try program.run("segments", "desk/orders.csv", "--quiet", "--html", "page.html")
        #expect(result.exitCode == 0)
        let page = try program.content(of: "page.html")
        #expect(page.contains("<h1>Which kinds of orders are slow, and which do well</h1>"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("href="))
    }

    @Test func refusesWhatMakesNoSense() throws {
        let program = try program()
        for wrong in [
            ["--depth", "4"], ["--confidence", "0"], ["--fewest", "1"], ["--cluster", "custmer"],
            ["--without", "custmer"], ["--given", "custmer"],
        ] {
            #expect(try program.run(["segments", "desk/orders.csv"] + wrong).exitCode == 2)
        }
    }
}
