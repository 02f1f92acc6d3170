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

    @Test func anUnknownCheckIsAnError() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let result = try program.run(arguments + ["--check", "nothing:visits"])
        #expect(result.exitCode != 0 && result.errors.contains("nothing"))
        #expect(try program.run(arguments + ["--check", "visits"]).exitCode != 0)
    }
}
