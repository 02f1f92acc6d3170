import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct DriversCommandTests {
    private func program(orders: Int = 400) throws -> BuiltProgram { try .besideDesk(orders: orders) }

    private func report(_ program: BuiltProgram, _ arguments: String...) throws -> DriversReport {
        try program.report(
            ["drivers", "desk/orders.csv"] + arguments,
            as: DriversReport.self,
            schema: .publishedForDrivers()
        )
    }

    @Test func printsJSONAsThePublishedSchemaSaysAndItAddsUp() throws {
        let report = try report(program(), "--target", "48h")
        let given = try #require(report.given)
        #expect(given.features.count >= 5)
        for effect in (given.features + (report.happened?.features ?? [])).flatMap(\.effects) {
            #expect(abs(effect.parts.reduce(0, +) - effect.hours) <= 1e-9)
        }
        #expect(report.lateness?.criterion.kind == .target)
        #expect(report.errors.kind == "HC3")
    }

    @Test func aTinyLogGivesAReportWithReasonsInsteadOfNumbers() throws {
        let report = try BuiltProgram.beside(CommandTests.log).report(
            ["drivers", "orders.csv", "--zone", "UTC"],
            as: DriversReport.self,
            schema: .publishedForDrivers()
        )
        #expect(report.given == nil)
        #expect(report.notComputed.contains { $0.what == .given })
    }

    @Test func printsTablesAndPlotsInBothLanguages() throws {
        let program = try program()
        let english = try program.run("drivers", "desk/orders.csv", "--quiet")
        #expect(english.exitCode == 0)
        #expect(english.output.contains("What the lead times depend on"))
        #expect(english.output.contains("Known when the order arrived"))
        #expect(english.output.contains("●"))
        let chinese = try program.run("drivers", "desk/orders.csv", "--quiet", "--lang", "zh")
        #expect(chinese.output.contains("交付周期取决于什么"))
        #expect(chinese.output.contains("订单到达时已知的因素"))
    }

    @Test func writesAPageOfItsOwn() throws {
        let program = try program()
        let result = try program.run(
            ["drivers", "desk/orders.csv", "--quiet", "--lang", "zh", "--html", "page.html"]
        )
        #expect(result.exitCode == 0)
        let page = try program.content(of: "page.html")
        #expect(page.contains("<h1>交付周期取决于什么</h1>"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("href="))
    }

    @Test func printsCSVWhosePartsAddUp() throws {
        let result = try program().run("drivers", "desk/orders.csv", "--format", "csv", "--quiet")
        #expect(result.exitCode == 0)
        let lines = result.output.split(separator: "\r\n")
        #expect(lines[0].hasPrefix("model,feature,level,against,from,to,activity,cause,hours,lower,upper,"))
        #expect(lines.count > 50)
    }

    @Test func clustersByAnAttributeAndNamesTheAttributesThereAre() throws {
        let program = try program()
        #expect(try report(program, "--cluster", "customer").errors.cluster == "customer")
        let wrong = try program.run("drivers", "desk/orders.csv", "--cluster", "custmer")
        #expect(wrong.exitCode == 2)
        #expect(wrong.errors.contains("customer"))
    }

    @Test func leavesOutWhatItIsAskedTo() throws {
        let program = try program()
        let report = try report(program, "--without", "customer")
        #expect(report.leftOut.contains { $0.feature == "customer" && $0.reason == .asked })
        #expect(try program.run("drivers", "desk/orders.csv", "--confidence", "1").exitCode == 2)
        #expect(try program.run("drivers", "desk/orders.csv", "--holiday", "2024-13-01").exitCode == 2)
        #expect(try program.run("drivers", "desk/orders.csv", "--levels", "1").exitCode == 2)
    }

    @Test(arguments: ["--without", "--given"])
    func refusesAnAttributeThatIsNotThere(flag: String) throws {
        let program = try program()
        let near = try program.run("drivers", "desk/orders.csv", flag, "customer", flag, "custmer")
        #expect(near.exitCode == 2)
        #expect(
            near.errors.hasSuffix(
                "Error: The log has no attribute \"custmer\".\n  Did you mean \"customer\"?\n"
            )
        )
        #expect(near.output.isEmpty)
        let far = try program.run("drivers", "desk/orders.csv", flag, "colour of the box")
        #expect(far.errors.contains("There are: \"customer\""))
    }

    @Test func saysWhatLatenessDoesToAnOutcomeAndNamesTheNumbersThereAre() throws {
        let program = try program()
        let report = try report(program, "--target", "24h", "--outcome", "value")
        #expect(report.outcome?.attribute == "value")
        #expect(report.outcome?.late?.fitted == report.orders)
        #expect(report.leftOut.contains { $0.feature == "value" && $0.reason == .outcome })
        let wrong = try program.run("drivers", "desk/orders.csv", "--outcome", "valeu")
        #expect(wrong.exitCode == 2)
        #expect(wrong.errors.contains("value"))
    }

    @Test func keepsWhatIsSaidToBeKnownAtArrival() throws {
        let program = try BuiltProgram()
        // Changed orders are those that have one of two activities later.
        var rows = ["order,activity,time,changed,region"]
        for order in 0..<300 {
            let day = "2024-0\(1 + order / 3 % 6)-\(10 + order / 18 % 18)"
            let (changed, region) = (order % 3 == 0 ? "yes" : "no", order % 2 == 0 ? "North" : "South")
            rows.append("\(order),Enter,\(day) 09:\(10 + order % 50),\(changed),\(region)")
            if order % 3 == 0 {
                let change = order % 2 == 0 ? "Change date" : "Change quantity"
                rows.append("\(order),\(change),\(day) 11:\(10 + order % 37),\(changed),\(region)")
            }
            rows.append("\(order),Ship,\(day) 1\(2 + order % 6):\(10 + order % 41),\(changed),\(region)")
        }
        try program.write(rows.joined(separator: "\n") + "\n", to: "orders.csv")
        func report(_ more: String...) throws -> DriversReport {
            let arguments = ["drivers", "orders.csv", "--zone", "UTC", "--format", "json", "--quiet"]
            let result = try program.run(arguments + more)
            try #require(result.exitCode == 0, "\(result.errors)")
            return try JSONDecoder().decode(DriversReport.self, from: Data(result.output.utf8))
        }
        #expect(
            try report().leftOut.contains { $0.feature == "changed" && $0.reason == .restatesEvents }
        )
        #expect(try report("--given", "changed").given?.features.contains { $0.feature == "changed" } == true)
    }
}
