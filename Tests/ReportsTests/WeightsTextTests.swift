import Foundation
import SchemaValidation
import Scorecards
import Testing
import TextWidths

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
        var report = try WeightsReport.golden()
        // In the shipped desk are too few green periods for a ratio.
        #expect(text(report, width: width).contains("too few green"))
        for place in report.consequences.groups.indices {
            report.consequences.groups[place].impactCurrent?.hasTooFewGreen = false
            report.consequences.groups[place].impactProposed?.hasTooFewGreen = false
        }
        let impacts = report.consequences.groups.compactMap(\.impactProposed)
        let intervals = impacts.compactMap { impact in
            impact.low.flatMap { low in impact.high.map { (low, $0) } }
        }
        #expect(!intervals.isEmpty)
        for (low, high) in intervals {
            let interval = "(\(NumberText.decimal(low, places: 2)) … \(NumberText.decimal(high, places: 2)))"
            #expect(text(report, width: width).contains(interval))
        }
    }

    @Test func aScoreThatRunsAgainstAnOutcomeIsSaidToDoSo() throws {
        var report = try WeightsReport.golden()
        let (outcome, indicator) = (report.outcomes[0], report.indicators[1])
        report.against = try JSONDecoder().decode(
            [AgainstRow].self,
            from: Data(
                """
                [{"id": "\(outcome.id)", "correlation": -0.48, "proposedCorrelation": -0.4, "indicators":
                [{"id": "\(indicator.id)", "part": -0.6}]}]
                """.utf8
            )
        )
        for decision in ["change", "revise"] {
            report.decision.decision = decision
            report.decision.reason = decision == "change" ? nil : "noBetterWeights"
            for language in ReportLanguage.allCases {
                let isEnglish = language == .english
                let page = WeightsPage(report, language: language).text
                let text = text(report, language, width: 400)
                for said in [page, text] {
                    #expect(said.contains("-0.480") && said.contains("(-0.600)"))
                    #expect(said.contains("-0.400") == (decision == "change"))
                    #expect(!said.contains(isEnglish ? "Keep the weights" : "保持现行权重"))
                    let verdict = isEnglish ? "The score in force runs against the outcomes" : "请检查规则、指标及其方向"
                    #expect(said.contains(verdict) == (decision == "revise"))
                }
            }
        }
    }

    /// Where there is room they stand beside the figures, else below.
    @Test func whereAChangeComesFromIsSaidWhole() throws {
        let report = try WeightsReport.golden()
        let person = try #require(report.consequences.people.last)
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
        report.consequences.notShrunk = "tooFewPeople"
        #expect(!text(report).contains("Ranks are by the fair mean"))
        #expect(text(report).contains("Ranks are by plain means"))
        report.consequences.groups = []
        #expect(!text(report).contains("The impact ratio is"))
    }

    @Test func ofManyPeopleTheOmittedAreCountedBetweenTheEnds() throws {
        var report = try WeightsReport.golden()
        let person = try #require(report.consequences.people.first)
        report.consequences.people = (0..<50).map { number in
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
        report.consequences.notShrunk = reason
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForWeights().problems(in: data) == [])
        #expect(text(report).contains("four people") == (reason == "tooFewPeople"))
        #expect(text(report).contains("do not vary") == (reason == "noVariance"))
    }
}

/// What is said of people where nothing shifts, and where not all is told.
@Suite struct StandingTests {
    private func kept() throws -> WeightsReport {
        var report = try WeightsReport.golden()
        report.decision.decision = "keep"
        report.decision.reason = "withinGrid"
        report.keep()
        return report
    }

    private func text(_ report: WeightsReport, _ language: ReportLanguage = .english) -> String {
        TerminalWeights(report, look: TerminalLook(language: language, width: 100)).text
    }

    @Test func whereTheWeightsAreKeptPeopleAreShownAsTheyStand() throws {
        let report = try kept()
        let text = text(report)
        #expect(text.contains("How people stand under the weights in force, 2024-03 to 2025-02"))
        #expect(text.contains("nobody's score, rank, lights or pay shift"))
        let first = try #require(report.consequences.people.first)
        let fair = NumberText.decimal(try #require(first.fairMean).current, places: 1)
        let score = NumberText.decimal(first.composite.current, places: 1)
        let line = try #require(text.split(separator: "\n").first { $0.contains(first.person) })
        #expect(line.split(separator: " ").suffix(5).prefix(3) == [score[...], fair[...], "1"])
        let section = try #require(text.components(separatedBy: "How people stand").last)
        #expect(!section.contains("→") && !section.contains("most by") && !section.contains("proposed"))
        #expect(section.contains("The impact ratio is"))
        let chinese = try #require(self.text(report, .chinese).components(separatedBy: "现行权重下的人员情况").last)
        #expect(chinese.contains(first.person) && !chinese.contains("→") && !chinese.contains("建议"))
        #expect(!self.text(try .golden()).contains("How people stand"))
    }

    @Test func thePageShowsFairMeansWhetherWeightsMoveOrNot() throws {
        for report in [try kept(), try WeightsReport.golden()] {
            let page = WeightsPage(report, language: .english).text
            let section = try #require(
                page.components(
                    separatedBy: report.consequences.changesWeights ? "<h3>Who loses" : "How people stand"
                ).last
            )
            #expect(section.contains("data-title=\"Fair mean\""))
            #expect(section.contains("The fair mean is not adjusted for which orders a person had"))
            #expect(
                page.contains("score, rank, lights or pay shift") == !report.consequences
                    .changesWeights
            )
            #expect(page.contains("People whose rank moves") == report.consequences.changesWeights)
        }
    }

    @Test func theCSVHasPeopleBehindIndicators() throws {
        for report in [try kept(), try WeightsReport.golden()] {
            let rows = CSVReport.weights(report).split(whereSeparator: \.isNewline).map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            #expect(Set(rows.map(\.count)).count == 1)
            let people = rows.filter { $0[0] == "person" }
            #expect(people.count == report.consequences.people.count)
            let header = rows[0]
            for (row, person) in zip(people, report.consequences.people) {
                let cells = Dictionary(uniqueKeysWithValues: zip(header, row))
                #expect(cells["person"] == person.person && cells["indicator"] == "")
                #expect(cells["fair_proposed"].flatMap(Double.init) == person.fairMean?.proposed)
                #expect(cells["rank_current"] == "\(person.rank.current)")
                #expect(cells["most_by"] == person.reasons.joined(separator: " "))
            }
        }
    }

    @Test func theMixOfOrdersIsSaidOfOneScoreWhereThereIsOne() throws {
        var report = try kept()
        report.consequences.caseMix = try WeightsGoldenTests.mixRow()
        let english = text(report).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(english.contains("-0.607 (90%: -1.223 to +0.009) points of the score, not told from chance."))
        #expect(english.contains("Of that 61.1% is signal") && english.contains("at most 2.30 points"))
    }

    @Test(arguments: ["people", "groups"])
    func whatIsNotToldIsSaid(withheld: String) throws {
        var report = try WeightsReport.golden()
        report.consequences.withheld = withheld
        if withheld == "people" { report.consequences.people = [] } else { report.consequences.groups = [] }
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForWeights().problems(in: data) == [])
        for text in [text(report), WeightsPage(report, language: .english).text] {
            #expect(text.contains("Groups are not told of beside") == (withheld == "groups"))
            #expect(text.contains("Of people nothing is told") == (withheld == "people"))
            #expect(text.contains("Fair mean") == (withheld == "groups"))
            #expect(text.contains("part-time") == (withheld == "people"))
        }
    }
}
