import Foundation
import OrderLens
import Testing

@Suite struct IndicatorsCommandTests {
    private let arguments = [
        "indicators", "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv",
        "--outcomes",
        "desk/outcomes.csv",
    ]

    @Test func theTablesOfTheDeskShowWhatIsPlanted() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let report: IndicatorsReport = try program.report(
            arguments,
            as: IndicatorsReport.self,
            schema: .publishedForIndicators()
        )
        #expect(report.people == 13 && report.indicators.count >= 11 && report.outcomes.count == 5)
        #expect(report.associations.count == report.indicators.count * report.outcomes.count)
        #expect(report.indicators.filter(\.saturated).map(\.id) == ["reports"])
        #expect(report.checks.contains { $0.found && $0.kind == "tradeOff" && $0.indicator == "entry-24h" })
        #expect(report.indicators.allSatisfy { $0.drift.means.count == $0.periods })
        let entry = try #require(
            report.associations.first { $0.indicator == "entry-24h" && $0.outcome == report.outcomes[0].id }
        )
        #expect(entry.within.first?.estimate.told == true)
    }

    @Test func theTextIsInBothLanguages() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let english = try program.run(arguments)
        #expect(english.exitCode == 0 && english.output.contains("What goes with"))
        let chinese = try program.run(arguments + ["--lang", "zh"])
        #expect(chinese.exitCode == 0 && chinese.output.contains("相关的指标"))
    }

    @Test func writesAPageOfItsOwn() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let result = try program.run(arguments + ["--lang", "zh", "--html", "page.html"])
        #expect(result.exitCode == 0 && result.output.contains("相关的指标"))
        let page = try program.content(of: "page.html")
        #expect(page.contains("<table class=\"heat\">") && page.contains("</html>"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("href="))
    }

    @Test(arguments: [("indicators", "a", "1e300"), ("indicators", "y", "1e200"), ("weights", "y", "1e200")])
    func valuesThatAreTooLargeAreNamed(command: String, id: String, value: String) throws {
        let folder = try BuiltProgram.besideDesk(orders: 200)
        let card = """
            name: Small
            groups: [{id: g, share: 100}]
            indicators:
              - {id: a, group: g, weight: 60, floor: 0, target: 100}
              - {id: b, group: g, weight: 40, floor: 0, target: 100}
            outcomes: [{id: y}]
            """
        var tables = [
            "indicator": ["person,period,indicator,value"], "outcome": ["person,period,outcome,value"],
        ]
        for row in 0..<120 {
            let place = "P\(row / 12),2024-\(row % 12 < 9 ? "0" : "")\(row % 12 + 1)"
            for name in ["a", "b", "y"] {
                let number = name == id && row == 5 ? value : "\(50 + (row * (name == "a" ? 7 : 11)) % 29)"
                tables[name == "y" ? "outcome" : "indicator"]?.append("\(place),\(name),\(number)")
            }
        }
        try folder.write(card, to: "small.yml")
        for (name, lines) in tables { try folder.write(lines.joined(separator: "\n"), to: "\(name).csv") }
        let result = try folder.run([
            command, "--scorecard", "small.yml", "--indicators", "indicator.csv", "--outcomes", "outcome.csv",
        ])
        #expect(result.exitCode != 0)
        #expect(result.errors.contains("The values of \(id) are too large"))
    }

    @Test func anUnknownCheckIsAnError() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let result = try program.run(arguments + ["--check", "nothing:visits"])
        #expect(result.exitCode != 0 && result.errors.contains("nothing"))
        #expect(try program.run(arguments + ["--check", "visits"]).exitCode != 0)
    }
}
