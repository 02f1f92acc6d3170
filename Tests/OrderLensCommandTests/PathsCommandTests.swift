import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct PathsCommandTests {
    private func program() throws -> BuiltProgram { try .beside(CommandTests.log) }

    @Test func printsTheWaysThatOrdersGo() throws {
        let result = try program().run("paths", "orders.csv", "--zone", "UTC")
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("2 orders, 4 activity instances, 2 activities, 2 resources"))
        #expect(result.output.contains("Enter → Ship"))
    }

    @Test func printsThemInChinese() throws {
        let result = try program().run("paths", "orders.csv", "--lang", "zh")
        #expect(result.output.contains("流转变体：1 种"))
    }

    @Test func printsJSONAsThePublishedSchemaSays() throws {
        let result = try program().run("paths", "orders.csv", "--format", "json")
        #expect(result.exitCode == 0)
        let data = Data(result.output.utf8)
        #expect(try JSONSchema.publishedForPaths().problems(in: data) == [])
        let report = try JSONDecoder().decode(PathReport.self, from: data)
        #expect(report.variantCount == 1)
        #expect(report.directlyFollows.map(\.count) == [2])
        #expect(report.directlyFollows.map(\.microseconds) == [(90 + 75) * .minute])
        #expect(report.leadTime.totalMicroseconds == (135 + 120) * .minute)
    }

    @Test func printsCSV() throws {
        let result = try program().run("paths", "orders.csv", "--format", "csv")
        #expect(
            result.output == """
                from,to,count,microseconds,mean_hours,shortest_hours,longest_hours\r
                Enter,Ship,2,9900000000,1.375,1.25,1.5\r

                """
        )
    }

    @Test func saysWhereOnTheWaysTheTimeGoes() throws {
        let program = try program()
        let options = ["paths", "orders.csv", "--critical-path", "--calendars", "always"]
        let text = try program.run(options)
        #expect(text.output.contains("Bottlenecks") && text.output.contains("Enter → Ship"))
        let result = try program.run(options + ["--format", "json"])
        let data = Data(result.output.utf8)
        #expect(try JSONSchema.publishedForPaths().problems(in: data) == [])
        let report = try JSONDecoder().decode(PathReport.self, from: data)
        let path = try #require(report.criticalPath)
        let work = path.activities.reduce(0) { $0 + $1.workMicroseconds }
        let waiting = path.ways.reduce(0) { $0 + $1.waitingOnPathMicroseconds }
        #expect(work + waiting == report.leadTime.totalMicroseconds)
        let csv = try program.run(options + ["--format", "csv"])
        #expect(csv.output.hasPrefix("from,to,count,waiting_microseconds,mean_waiting_hours,on_path,"))
        #expect(csv.output.split(separator: "\r\n").count == 1 + path.ways.count)
    }

    @Test func drawsAMapAndAPage() throws {
        let program = try program()
        let result = try program.run("paths", "orders.csv", "--map", "ways.svg", "--html", "ways.html")
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(try program.content(of: "ways.svg").hasSuffix("</svg>\n"))
        #expect(try program.content(of: "ways.html").contains("Map of the ways"))
    }

    @Test func aMapWithoutGraphvizIsAnErrorAndPagesGoWithoutIt() throws {
        let program = try program()
        let map = try program.run(["paths", "orders.csv", "--map", "ways.svg"], searchingIn: "/nowhere")
        #expect(map.exitCode == 1 && map.errors.contains("apt-get install graphviz"))
        let ways = try program.run(["paths", "orders.csv", "--html", "ways.html"], searchingIn: "/nowhere")
        #expect(ways.exitCode == 0 && ways.errors.contains("the page has no map"))
        #expect(try program.content(of: "ways.html").contains("Graphviz"))
        let page = try program.run(["delays", "orders.csv", "--html", "page.html"], searchingIn: "/nowhere")
        #expect(page.exitCode == 0 && page.errors.contains("the page has no map"))
        #expect(try !program.content(of: "page.html").contains("Map of the ways"))
        let asked = try program.run(
            ["delays", "orders.csv", "--html", "page.html", "--map"],
            searchingIn: "/nowhere"
        )
        #expect(asked.exitCode == 1)
        let unsaid = try program.run(
            ["delays", "orders.csv", "--html", "page.html", "--no-map"],
            searchingIn: "/nowhere"
        )
        #expect(unsaid.exitCode == 0 && unsaid.errors.isEmpty)
        #expect(try program.files == ["orders.csv", "page.html", "ways.html"])
        let whole = try program.run("delays", "orders.csv", "--html", "page.html")
        #expect(whole.exitCode == 0 && whole.errors.isEmpty)
        #expect(try program.content(of: "page.html").contains("Map of the ways"))
    }

    @Test func listsNoMoreVariantsThanAskedFor() throws {
        let none = try program().run("paths", "orders.csv", "--variants", "0", "--format", "json")
        let report = try JSONDecoder().decode(PathReport.self, from: Data(none.output.utf8))
        #expect(report.variants.isEmpty)
        #expect(report.variantCount == 1)
        #expect(try program().run("paths", "orders.csv", "--variants", "-1").exitCode == 2)
    }

    @Test func refusesALogThatNeedsMoreMemoryThanAllowed() throws {
        let result = try program().run("paths", "orders.csv", "--max-memory", "100B")
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("--max-memory"))
        #expect(try program().run("paths", "orders.csv", "--max-memory", "much").exitCode == 2)
    }
}
