import Foundation
import Testing

@testable import Reports
@testable import Scorecards

@Suite struct IndicatorsTextTests {
    private func text(_ report: IndicatorsReport, _ language: ReportLanguage = .english, width: Int = 80)
        -> String
    {
        TerminalIndicators(report, look: TerminalLook(language: language, width: width)).text
    }

    @Test func checksThatCannotBeMadeSayWhyInOneLine() throws {
        var report = try IndicatorsReport.golden()
        let check = try #require(report.checks.first { $0.indicator != nil && $0.other == nil })
        report.checks = report.indicators.map { row in
            var unmade = check
            unmade.kind = "rounding"
            unmade.indicator = row.id
            (unmade.found, unmade.effect) = (false, nil)
            unmade.missing = GapRow("factsNotCounted")
            return unmade
        }
        report.checkTests = 0
        let count = report.indicators.count
        let english = text(report, width: 160)
        #expect(english.contains("of \(count) indicators: the number of facts is not given\n"))
        #expect(english.contains("No check could be made.") && !english.contains("Nothing is found"))
        let chinese = text(report, .chinese, width: 160)
        #expect(chinese.contains("（\(count) 个指标）：没有给出事实的数量\n") && chinese.contains("没有一项检查可以进行。"))
    }

    @Test func correlationsThatAreWithheldAreCounted() throws {
        var report = try IndicatorsReport.golden()
        for cell in report.associations.indices {
            report.associations[cell].pooled.correlation = nil
            report.associations[cell].pooled.missing = GapRow("tooFewPeople", 3, needed: 5)
            report.associations[cell].partial.missing = nil
            for lag in report.associations[cell].within.indices {
                report.associations[cell].within[lag].estimate.missing = nil
            }
        }
        let count = report.associations.count
        #expect(
            text(report, width: 160).contains(
                "Correlations withheld: \(count): too few people: 3, 5 needed\n"
            )
        )
        #expect(text(report, .chinese, width: 160).contains("未给出的相关系数：\(count) 个：人数太少"))
    }

    @Test func halvesThatContradictAreBelowZero() throws {
        var report = try IndicatorsReport.golden()
        report.indicators[0].reliability.value = nil
        report.indicators[0].reliability.missing = GapRow("halvesContradict")
        #expect(text(report).contains("< 0"))
    }

    @Test(arguments: [60, 80, 100, 160])
    func namesAreNeverCutAndLinesFit(width: Int) throws {
        var report = try IndicatorsReport.golden()
        let name = "customer files updated within fifteen working days"
        report.indicators[0].name = NameRow(BilingualText(name))
        let lines = text(report, width: width).split(separator: "\n")
        let table = lines.drop { !$0.contains("p, adjusted") }.prefix { !$0.hasPrefix("What the") }
        #expect(table.allSatisfy { $0.count <= width }, "\(lines.filter { $0.count > width })")
        for word in name.split(separator: " ") { #expect(table.contains { $0.contains(word) }, "\(word)") }
        #expect(!table.contains { $0.contains("…") && !$0.contains(" … ") })
        // Of what gives way the lags go first, and are named.
        let header = try #require(table.first)
        #expect(header.contains("+3") == (width == 160))
        #expect(header.contains("Pooled") == (width > 60))
        #expect(text(report, width: width).contains("for lack of room") == (width < 160))
    }
}
