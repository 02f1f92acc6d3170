import Foundation
import SchemaValidation
import Scorecards
import Testing

@testable import Reports

/// The exports of the weights that are proposed for the generated order desk:
///
///     orderlens weights --scorecard Datasets/order-desk/scorecard.yml --indicators Datasets/order-desk/indicators.csv \
///         --outcomes Datasets/order-desk/outcomes.csv --people Datasets/order-desk/people.csv --replicates 200 --smallest-group 2 --format json
@Suite struct WeightsGoldenTests {
    private func report() throws -> WeightsReport {
        try WeightsReport.golden()
    }

    @Test func monthsInARowAreARunOverTheTurnOfTheYear() {
        #expect(WeightFigures.runs([1, 11, 12]) == ["11–1"])
        #expect(WeightFigures.runs([2, 3, 4, 7]) == ["2–4", "7"])
        #expect(WeightFigures.runs(Array(1...12)) == ["1–12"])
        #expect(WeightFigures.runs([]) == [])
    }

    @Test func thePage() throws {
        for (language, file) in [(ReportLanguage.english, "weights.html"), (.chinese, "weights-zh.html")] {
            let text = WeightsPage(try report(), language: language).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func weightsOnATerminal() throws {
        let report = try report()
        for (language, file) in [(ReportLanguage.english, "weights.txt"), (.chinese, "weights-zh.txt")] {
            let look = TerminalLook(language: language, width: 100, isColoured: false)
            #expect(
                try Golden.folder.difference(TerminalWeights(report, look: look).text, from: file) == nil
            )
        }
    }

    @Test func theJSONAndTheCSV() throws {
        let report = try report()
        let json = try JSONReport.text(report)
        #expect(try Golden.folder.difference(json, from: "weights.json") == nil)
        #expect(try JSONSchema.publishedForWeights().problems(in: Data(json.utf8)) == [])
        #expect(try Golden.folder.difference(CSVReport.weights(report), from: "weights.csv") == nil)
    }

    /// The words of an adjustment, of a told slope and an untold one.
    private static let mix = """
        {"gap": null, "leaks": ["status"], "adjustment": {"outcome": "leadTime", "orders": 24000, "explained": 0.2016, "features": [{"feature":
        "customer", "about": "attribute"}, {"feature": "arrival hour", "about": "arrivalHour"}], "leftOut": [], "rows": 260,
        "people": 13, "periods": 20, "known": 100, "unknown": 56, "mean": 61.135, "spreadBetween": 4.305, "spreadWithin":
        1.637, "slopes": {"current": {"estimate": -0.607, "low": -1.223, "high": 0.009, "isTold": false, "signal": 0.611,
        "used": -0.371}, "proposed": {"estimate": -0.563, "low": -1.067, "high": -0.06, "isTold": true, "signal": 0.698,
        "used": -0.393}}, "largest": {"current": 2.298, "proposed": 2.439}}}
        """

    static func mixRow() throws -> CaseMixRow {
        try JSONDecoder().decode(CaseMixRow.self, from: Data(mix.utf8))
    }

    private func text(_ report: WeightsReport, _ language: ReportLanguage) -> String {
        TerminalWeights(report, look: TerminalLook(language: language)).text
            .split(whereSeparator: \.isWhitespace).joined(separator: language == .english ? " " : "")
    }

    @Test func whatIsAdjustedForTheMixOfOrdersIsSaid() throws {
        var report = try report()
        var mix = try WeightsGoldenTests.mixRow()
        report.consequences.caseMix = mix
        let english = text(report, .english)
        #expect(english.contains("(customer, arrival hour) explains 20.2% of the variance of lead times"))
        #expect(english.contains("-0.607 (90%: -1.223 to +0.009) points of the score in force"))
        #expect(english.contains("one of them not told from chance. Of that 61.1% and 69.8% is signal"))
        #expect(english.contains("at most 2.30 and 2.44 points"))
        #expect(english.contains("known beforehand: status. If one is known"))
        #expect(english.contains("orders of 100 of the 156 scores; the others are left as they are"))
        let chinese = text(report, .chinese)
        #expect(chinese.contains("customer、到达时刻") && chinese.contains("最多2.30和2.44分"))
        let csv = CSVReport.weights(report).split(whereSeparator: \.isNewline)
        #expect(csv[1].contains(",leadTime,-0.563,-1.067,-0.06,0.698,2.439"))

        mix.adjustment?.slopes.current.signal = 0
        mix.adjustment?.slopes.proposed.signal = 0
        report.consequences.caseMix = mix
        #expect(text(report, .english).contains("no more than chance makes of nothing"))
        #expect(text(report, .chinese).contains("不作调整"))
    }

    @Test(arguments: CaseMixGap.allCases)
    func whyNothingIsAdjustedIsSaid(gap: CaseMixGap) throws {
        var report = try report()
        report.consequences.caseMix.gap = gap
        #expect(
            text(report, .english).contains("The fair mean is not adjusted for which orders a person had: ")
        )
        #expect(text(report, .chinese).contains("未按每人所办订单的构成调整："))
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForWeights().problems(in: data) == [])
        #expect(CSVReport.weights(report).contains(",\(gap.rawValue),,,,,,"))
    }

    @Test(arguments: [
        "tooFewPeople", "tooFewPeriods", "noBetterWeights", "gainWithinChance", "unstable",
        "noIndicatorCertain",
        "withinGrid",
    ])
    func whyWeightsAreKeptIsSaid(reason: String) throws {
        var report = try report()
        report.decision.decision = "keep"
        report.decision.reason = reason
        report.decision.furtherPeriods = 7
        report.keep()
        let english = TerminalWeights(report).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(english.contains("Keep the weights: "))
        #expect(english.contains("7 more periods"))
        #expect(!english.contains("the best weights are the same") || reason == "withinGrid")
        let chinese = TerminalWeights(report, look: TerminalLook(language: .chinese)).text
        #expect(chinese.contains("保持现行权重："))
    }
}

extension WeightsReport {
    /// What is proposed for the generated order desk.
    static func golden() throws -> WeightsReport {
        try JSONDecoder().decode(
            WeightsReport.self,
            from: Data(try Golden.folder.content(of: "weights.json").utf8)
        )
    }

    /// Makes of consequences those of weights that are kept.
    mutating func keep() {
        consequences.changesWeights = false
        for place in consequences.people.indices {
            var person = consequences.people[place]
            person.composite.proposed = person.composite.current
            person.fairMean = person.fairMean.map { BeforeAfter(current: $0.current, proposed: $0.current) }
            person.rank.proposed = person.rank.current
            person.lights.proposed = person.lights.current
            person.pay = person.pay.map { BeforeAfter(current: $0.current, proposed: $0.current) }
            person.parts = person.parts.map { _ in 0 }
            person.reasons = []
            consequences.people[place] = person
        }
        consequences.people.sort { $0.rank.current < $1.rank.current }
        for place in consequences.groups.indices {
            var group = consequences.groups[place]
            group.composite = group.composite.map { BeforeAfter(current: $0.current, proposed: $0.current) }
            group.greenShare = group.greenShare.map { BeforeAfter(current: $0.current, proposed: $0.current) }
            for figure in [\ConsequencesRow.IntervalRow.value, \.low, \.high] {
                group.change?[keyPath: figure] = 0
            }
            group.impactProposed = group.impactCurrent
            consequences.groups[place] = group
        }
    }
}
