import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct CompareCommandTests {
    /// Forty orders of two regions; South has more big ones, and packs an hour later.
    private static let log: String = {
        var rows = ["order,activity,resource,start,end,region,size"]
        for order in 0..<40 {
            let isSouth = order % 2 == 1
            let isBig = isSouth ? order % 4 == 1 : order % 8 == 0
            let day = "2024-\(order < 20 ? "03" : "04")-\(order % 20 + 1 < 10 ? "0" : "")\(order % 20 + 1)"
            let picked = isBig ? 13 : 10
            let packed = picked + (isSouth ? 2 : 1)
            let values = "\(isSouth ? "South" : "East"),\(isBig ? "big" : "small")"
            rows.append("\(order),Pick,Ann,\(day) 09:00,\(day) \(picked):00,\(values)")
            rows.append("\(order),Pack,Bob,\(day) \(packed):00,\(day) \(packed + 1):00,\(values)")
        }
        return rows.joined(separator: "\n") + "\n"
    }()

    private func program() throws -> BuiltProgram { try .beside(CompareCommandTests.log) }

    private let sides = [
        "--a", "region=East", "--b", "region=South", "--kinds", "size", "--calendars", "always",
    ]

    @Test func printsMixAndPace() throws {
        let result = try program().run(["compare", "orders.csv"] + sides)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.contains("A  region=East: 20 orders, mean lead time 3.8 h"))
        #expect(result.output.contains("B  region=South: 20 orders, mean lead time 5.5 h"))
        #expect(result.output.contains("Kinds of orders are told apart by size."))
        let chinese = try program().run(["compare", "orders.csv", "--lang", "zh"] + sides)
        #expect(chinese.output.contains("构成") && chinese.output.contains("快慢"))
    }

    @Test func printsJSONAsThePublishedSchemaSays() throws {
        let result = try program().run(["compare", "orders.csv", "--format", "json"] + sides)
        #expect(result.exitCode == 0, "\(result.errors)")
        let data = Data(result.output.utf8)
        #expect(try JSONSchema.publishedForComparisons().problems(in: data) == [])
        let report = try JSONDecoder().decode(ComparisonReport.self, from: data)
        let comparison = try #require(report.comparison)
        // 5 of 20 are big in East, 10 of 20 in South; big ones pick three hours longer.
        #expect(comparison.total.mix.microseconds == 45 * .minute)
        #expect(comparison.total.pace.microseconds == .hour)
        #expect(comparison.parts.reduce(0) { $0 + $1.split.difference.microseconds } == 105 * .minute)
    }

    @Test func printsCSVAndAPage() throws {
        let program = try program()
        let result = try program.run(
            ["compare", "orders.csv", "--format", "csv", "--html", "page.html"] + sides
        )
        let lines = result.output.split(separator: "\r\n")
        #expect(lines.first?.hasPrefix("activity,cause,rework,a_microseconds") == true)
        #expect(Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }) == [24])
        let page = try program.content(of: "page.html")
        #expect(page.contains("region=South") && page.hasSuffix("</html>\n"))
    }

    @Test func comparesPeriodsWithTheRestAndWithOtherLogs() throws {
        let program = try program()
        try program.write(CompareCommandTests.log.replacing("Pack", with: "Wrap"), to: "new.csv")
        func comparison(_ arguments: [String], replicates: String? = "20") throws -> ComparisonReport {
            let quick = replicates.map { ["--replicates", $0] } ?? []
            let result = try program.run(
                ["compare", "--calendars", "always", "--format", "json"] + arguments + quick
            )
            #expect(result.exitCode == 0, "\(result.errors)")
            let data = Data(result.output.utf8)
            #expect(try JSONSchema.publishedForComparisons().problems(in: data) == [])
            return try JSONDecoder().decode(ComparisonReport.self, from: data)
        }
        let periods = try comparison(["orders.csv", "--a", "2024-03", "--b", "2024-04..2024-05"])
        #expect(periods.comparison?.a.orders == 20 && periods.comparison?.b.orders == 20)
        let rest = try comparison(["orders.csv", "--a", "size=big"])
        #expect(rest.comparison?.a.orders == 15 && rest.comparison?.b.orders == 25)
        let logs = try comparison(["orders.csv", "new.csv", "--b", "region=East"])
        #expect(logs.comparison?.a.name == "orders.csv" && logs.comparison?.b.name == "new.csv, region=East")
        #expect(logs.comparison?.a.orders == 40 && logs.comparison?.b.orders == 20 && logs.weeks == nil)
        let weeks = try comparison(["orders.csv"], replicates: nil)
        #expect(weeks.comparison == nil && weeks.weeks != nil)
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let program = try program()
        func run(_ arguments: String...) throws -> BuiltProgram.Result {
            try program.run(["compare", "orders.csv"] + arguments)
        }
        let unknown = try run("--a", "regoin=East")
        #expect(unknown.exitCode == 2 && unknown.errors.contains("Did you mean \"region\"?"))
        let nobody = try run("--a", "region=North")
        #expect(nobody.exitCode == 2 && nobody.errors.contains("No order has \"North\""))
        let never = try run("--a", "2019")
        #expect(never.exitCode == 65 && never.errors.contains("No orders are on the side 2019"))
        for unused in [["--kinds", "size"], ["--cluster", "region"], ["--replicates", "99"]] {
            let result = try program.run(["compare", "orders.csv"] + unused)
            #expect(result.exitCode == 2 && result.errors.contains(unused[0]))
        }
        let both = try run("--a", "region=East", "--b", "size=big")
        #expect(both.exitCode == 2 && both.errors.contains("5 orders are on both sides"))
        #expect(try run("--a", "yesterday").exitCode == 2)
        #expect(try run("--b", "region=East").exitCode == 2)
        #expect(try run("--a", "region=East", "--replicates", "1").exitCode == 2)
        #expect(try program.run("compare").exitCode == 2)
        #expect(try program.run("compare", "a", "b", "c").exitCode == 2)
    }

    /// One processor computes what all do.
    @Test func theProcessorsDoNotMatter() throws {
        let program = try program()
        let all = try program.run(["compare", "orders.csv", "--format", "json"] + sides)
        let one = try program.run(["compare", "orders.csv", "--format", "json"] + sides, onProcessor: 0)
        #expect(all.output == one.output && !all.output.isEmpty)
    }
}
