import Foundation
import SchemaValidation
import Scorecards
import Testing

@testable import Reports

/// The text of weights beyond what the golden files show.
@Suite struct WeightsTextTests {
    private func text(_ report: WeightsReport, _ language: ReportLanguage = .english, width: Int = 80)
        -> String
    {
        TerminalWeights(report, look: TerminalLook(language: language, width: width)).text
    }

    @Test(arguments: [80, 100, 120, 160])
    func nothingIsCutAndNoLineIsTooWide(width: Int) throws {
        for language in ReportLanguage.allCases {
            let text = text(try .golden(), language, width: width)
            #expect(!text.contains(/[^ \n]…|…[^ \n]/), "\(text)")
            for line in text.split(separator: "\n") {
                #expect(TextWidth.columns(String(line)) <= width, "\(line)")
            }
        }
    }

    @Test(arguments: [60, 80, 160])
    func anImpactRatioHasItsInterval(width: Int) throws {
        let report = try WeightsReport.golden()
        let impacts = report.consequences?.groups.compactMap(\.impactProposed) ?? []
        let intervals = impacts.compactMap { impact in
            impact.low.flatMap { low in impact.high.map { (low, $0) } }
        }
        #expect(!intervals.isEmpty)
        for (low, high) in intervals {
            let interval = "(\(NumberText.decimal(low, places: 2)) … \(NumberText.decimal(high, places: 2)))"
            #expect(text(report, width: width).contains(interval))
        }
    }

    /// Where there is room they stand beside the figures, else below.
    @Test func whereAChangeComesFromIsSaidWhole() throws {
        let report = try WeightsReport.golden()
        let person = try #require(report.consequences?.people.last)
        let names = person.reasons.map { id in report.indicators.first { $0.id == id }?.name.en ?? id }
        let reasons = names.joined(separator: ", ")
        #expect(text(report, width: 80).contains("    most by \(reasons)\n"))
        #expect(text(report, width: 160).contains("  \(reasons)\n"))
        #expect(!text(report, width: 160).contains("most by"))
    }

    @Test func groupsThatAreNotToldAreNamedTogether() throws {
        let text = text(try .golden(), width: 160)
        #expect(text.contains("singled out (team): Check stock (1), Confirm order (1)"))
        #expect(!text.contains(/\n  Check stock/))
    }

    @Test func chineseSentencesHaveChinesePunctuation() throws {
        for width in [80, 160] {
            let text = text(try .golden(), .chinese, width: width)
            #expect(!text.contains(/[\u{4E00}-\u{9FFF}”）][,;:] |[,;] ?[\u{4E00}-\u{9FFF}“]/))
        }
    }

    /// Of fair means nothing is said where there are none.
    @Test func plainMeansAreNotSaidToBeFair() throws {
        var report = try WeightsReport.golden()
        #expect(text(report).contains("Ranks are by the fair mean"))
        report.consequences?.notShrunk = "tooFewPeople"
        #expect(!text(report).contains("Ranks are by the fair mean"))
        #expect(text(report).contains("Ranks are by plain means"))
        report.consequences?.groups = []
        #expect(!text(report).contains("The impact ratio is"))
    }

    @Test func ofManyPeopleTheOmittedAreCountedBetweenTheEnds() throws {
        var report = try WeightsReport.golden()
        let person = try #require(report.consequences?.people.first)
        report.consequences?.people = (0..<50).map { number in
            var copy = person
            copy.person = "P\(number)"
            return copy
        }
        let lines = text(report, width: 160).components(separatedBy: "\n")
        let omitted = try #require(lines.firstIndex { $0.contains("… and 30 people between") })
        #expect(lines[omitted - 1].hasPrefix("  P9 ") && lines[omitted + 1].hasPrefix("  P40 "))
    }

    @Test func whyAMethodGivesNoWeightsIsSaidOfEachReason() throws {
        var report = try WeightsReport.golden()
        let reasons = [
            "nothingVaries", "tooFewRows", "notFinite", "negative", "bothSigns", "comparisonOutOfRange",
            "notReciprocal",
        ]
        report.alternatives = reasons.map { reason in
            var row = report.alternatives[0]
            (row.weights, row.brokenRules, row.reason) = (nil, nil, reason)
            return row
        }
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForWeights().problems(in: data) == [])
        for language in ReportLanguage.allCases {
            let texts = report.alternatives.map { language.weightPhrases.alternatives([$0]) }
            #expect(Set(texts).count == reasons.count)
        }
    }

    @Test(arguments: ["tooFewPeople", "noVariance", "notFinite"])
    func whyMeansAreNotDrawnInIsSaid(reason: String) throws {
        var report = try WeightsReport.golden()
        report.consequences?.notShrunk = reason
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForWeights().problems(in: data) == [])
        #expect(text(report).contains("four people") == (reason == "tooFewPeople"))
        #expect(text(report).contains("do not vary") == (reason == "noVariance"))
    }
}
