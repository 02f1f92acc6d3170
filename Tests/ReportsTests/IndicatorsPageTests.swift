import Foundation
import Scorecards
import Testing

@testable import Reports

/// The page of indicators beyond what the golden files show.
@Suite struct IndicatorsPageTests {
    /// A cell is strong if and only if its association is told from chance, and says why if it has no number.
    @Test func theMapShowsWhatIsToldAndWhyNumbersAreMissing() throws {
        let report = try IndicatorsReport.golden()
        for (language, page, _) in try ScorecardPages.pages() {
            let figures = IndicatorFigures(report, language.indicatorPhrases)
            for row in report.associations {
                let now = try #require(row.withinNow)
                let names = Markup.escaped("\(figures.name(row.indicator)) × \(figures.name(row.outcome)): ")
                let start = try #require(page.range(of: names)).upperBound
                let cell = page[start...].prefix { $0 != "\n" }.components(separatedBy: "</td>")[0]
                if let correlation = IndicatorFigures.oriented(now, row) {
                    #expect(cell.contains(" pale\"") == !now.told, "\(names)")
                    #expect(
                        cell.contains("\(AssociationColour.name(correlation))\(now.told ? "\"" : " pale\"")")
                    )
                    #expect(cell.contains(">\(figures.signed(correlation))</text>"))
                } else {
                    let gap = try #require(now.missing)
                    #expect(cell.hasPrefix(figures.phrases.reason(gap)))
                    #expect(cell.contains("<small>\(figures.phrases.short(gap))</small>"))
                }
            }
        }
    }

    @Test(arguments: [
        (0.0, ""), (0.04, ""), (0.05, "1"), (0.15, "2"), (0.2999, "2"), (0.3, "3"), (0.5, "4"), (1, "4"),
    ])
    func coloursOfBothSignsHaveTheSameSteps(size: Double, step: String) {
        #expect(AssociationColour.name(size) == (step.isEmpty ? "level" : "with\(step)"))
        #expect(AssociationColour.name(-size) == (step.isEmpty ? "level" : "against\(step)"))
        #expect(step.isEmpty || AssociationColour.styles.source.contains(".with\(step) {"))
        #expect(step.isEmpty || AssociationColour.styles.source.contains(".against\(step) {"))
    }

    /// Of a large card all indicators are on the map; what is told from chance is never folded away.
    @Test func aCardOfSixtyIndicatorsFoldsWhatIsNotTold() throws {
        var report = try IndicatorsReport.golden()
        let (indicators, associations) = (report.indicators, report.associations)
        report.indicators = (0..<12).flatMap { copy in
            indicators.map { row in
                var row = row
                row.id += "-\(copy)"
                row.name.rename("\(row.name.en) \(copy)")
                return row
            }
        }
        report.associations = associations.flatMap { row in
            (0..<12).map { copy in
                var row = row
                row.indicator += "-\(copy)"
                return row
            }
        }
        let page = IndicatorsPage(report, language: .english).text
        let map = try #require(page.components(separatedBy: "<table class=\"heat\">").dropFirst().first)
            .components(separatedBy: "</table>")[0]
        for indicator in report.indicators { #expect(map.contains(">\(indicator.name.en)</th>")) }
        let folded = page.components(separatedBy: "not told from chance</summary>").dropFirst()
        #expect(folded.count == 2)
        for part in folded {
            let table = part.components(separatedBy: "</details>")[0]
            #expect(table.contains("<td class=\"plot\">") && !table.contains("<strong>"))
        }
    }

    @Test func withoutMeasurementsThePageSaysSo() throws {
        var report = try IndicatorsReport.golden()
        report.outcomes = []
        report.associations = []
        let page = IndicatorsPage(report, language: .english).text
        #expect(page.contains("No indicator or no outcome is measured."))
        #expect(!page.contains("<table class=\"heat"))
        #expect(Balance.problems(page) == [])
    }

    @Test func withNothingFoundThePageSaysSo() throws {
        var report = try IndicatorsReport.golden()
        for place in report.associations.indices {
            report.associations[place].reversed = false
            for lag in report.associations[place].within.indices {
                report.associations[place].within[lag].estimate.told = false
            }
        }
        for place in report.checks.indices { report.checks[place].found = false }
        let page = IndicatorsPage(report, language: .english).text
        #expect(page.contains("no indicator is told from chance to go with any outcome (10 pairs)"))
        #expect(page.contains("No pair goes one way between people"))
        #expect(page.contains("Nothing is found in \(report.checkTests) checks."))
        #expect(!page.contains("<div class=\"check\">"))
    }

    @Test func aSparklineReachesFromItsLeastToItsMost() {
        let line = Sparkline(values: [("2024-01", 5), ("2024-02", 7), ("2024-03", 6)]).markup.source
        #expect(line.contains("points=\"0,22 50,2 100,12\""))
        #expect(line.contains("2024-02: 7"))
        #expect(Sparkline(values: [("2024-01", 5)]).markup.source.isEmpty)
        #expect(Sparkline(values: [("2024-01", 5), ("2024-02", 5)]).markup.source.contains("0,12 100,12"))
    }
}
