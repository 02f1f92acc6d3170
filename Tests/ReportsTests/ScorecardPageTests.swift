import Foundation
import Scorecards
import Testing

@testable import Reports

/// The pages of indicators and of weights beyond what the golden files show.
@Suite struct ScorecardPageTests {
    private static let longName =
        "Share of the complaints about deliveries, documents and invoices that were closed to the satisfaction of the customer"

    private func pages(
        _ change: (inout IndicatorsReport, inout WeightsReport) -> Void = { _, _ in }
    ) throws -> [(language: ReportLanguage, indicators: String, weights: String)] {
        var indicators = try IndicatorsReport.golden()
        var weights = try WeightsReport.golden()
        change(&indicators, &weights)
        return ReportLanguage.allCases.map {
            (
                $0, IndicatorsPage(indicators, language: $0).text,
                WeightsPage(weights, language: $0).text
            )
        }
    }

    @Test func pagesAreWellFormedAndNeedNothingBesideThem() throws {
        let hostile = "<b>Entry & 'fast'</b>"
        let changed = try pages { indicators, weights in
            for place in indicators.indicators.indices {
                indicators.indicators[place].name.rename(hostile)
            }
            for place in weights.indicators.indices {
                weights.indicators[place].name.rename(hostile)
            }
            weights.consequences?.people[0].person = hostile
            for place in indicators.checks.indices where !indicators.checks[place].examples.isEmpty {
                indicators.checks[place].examples[0].person = hostile
            }
        }
        for (_, indicators, weights) in try pages() + changed {
            for page in [indicators, weights] {
                for reference in [
                    "http:", "https:", "<script", "<link", "<img", "@import", "url(http", "src=",
                ] {
                    #expect(!page.contains(reference), "\(reference)")
                }
                #expect(!page.contains(hostile))
                #expect(Balance.problems(page) == [])
            }
        }
        #expect(
            changed.allSatisfy { $0.indicators.contains("&lt;b&gt;") && $0.weights.contains("&lt;b&gt;") }
        )
    }

    @Test func namesAreWholeHoweverLong() throws {
        func long(_ place: Int, _ kind: String) -> String {
            "\(ScorecardPageTests.longName), \(kind) \(place)."
        }
        var names: [String] = []
        let changed = try pages { indicators, weights in
            func name(_ rows: inout [MeasureRow], _ kind: String) {
                for place in rows.indices {
                    rows[place].name.rename(long(place, kind))
                }
            }
            name(&indicators.indicators, "indicator")
            name(&indicators.outcomes, "outcome")
            for place in weights.indicators.indices {
                weights.indicators[place].name.rename(long(place, "indicator"))
            }
            for place in weights.outcomes.indices {
                weights.outcomes[place].name.rename(long(place, "outcome"))
            }
            for place in weights.consequences?.people.indices ?? 0..<0 {
                weights.consequences?.people[place].person = long(place, "person")
                names.append(long(place, "person"))
            }
        }
        let drawn = try Regex("[0-9]+  \(ScorecardPageTests.longName), person [0-9]+[.]</text>")
        for (_, indicators, weights) in changed {
            for place in 0..<5 { #expect(indicators.contains(long(place, "indicator"))) }
            for place in 0..<2 { #expect(indicators.contains(long(place, "outcome"))) }
            for place in 0..<12 { #expect(weights.contains(long(place, "indicator"))) }
            for place in 0..<5 { #expect(weights.contains(long(place, "outcome"))) }
            for name in names { #expect(weights.contains(name)) }
            // Whole in the drawing of ranks too, where text does not wrap.
            #expect(weights.matches(of: drawn).count == names.count)
        }
    }

    // MARK: Indicators

    /// A cell is strong if and only if its association is told from chance, and says why if it has no number.
    @Test func theMapShowsWhatIsToldAndWhyNumbersAreMissing() throws {
        let report = try IndicatorsReport.golden()
        for (language, page, _) in try pages() {
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

    // MARK: Weights

    @Test(arguments: [
        "tooFewPeriods", "noBetterWeights", "gainWithinChance", "unstable", "noIndicatorCertain",
        "withinGrid",
    ])
    func weightsThatAreKeptAreSaidToBeKeptFirstAndMoveNobody(reason: String) throws {
        for (language, _, page) in try pages({ _, weights in
            weights.decision.decision = "keep"
            weights.decision.reason = reason
            for place in weights.indicators.indices {
                weights.indicators[place].proposed = weights.indicators[place].current
            }
            weights.consequences = nil
            weights.gain = nil
        }) {
            let verdict = try #require(
                page.components(separatedBy: "<p class=\"verdict\">").dropFirst().first
            )
            #expect(verdict.hasPrefix(language == .english ? "Keep the weights: " : "保持现行权重："))
            #expect(page.contains(language == .english ? "nothing changes for anybody" : "对任何人都没有影响"))
            #expect(!page.contains("<svg class=\"ranks") && !page.contains("<ul class=\"findings\">"))
        }
    }

    @Test func onlyTwoOutcomesHaveAFrontThatCanBeDrawn() throws {
        for count in 1...3 {
            let (_, _, page) = try pages { _, weights in
                weights.outcomes = Array(weights.outcomes.prefix(count))
                for place in weights.priorities.indices {
                    weights.priorities[place].explained.removeLast(5 - count)
                    weights.priorities[place].priorities.removeLast(5 - count)
                }
                if count == 1 { weights.priorities = [] }
            }[0]
            #expect(page.contains("<svg class=\"front\"") == (count == 2))
            #expect(page.contains("What other priorities would give") == (count > 1))
        }
    }

    @Test func withoutATableOfPeopleThereAreNoGroups() throws {
        let with = try pages()[0].weights
        let without = try pages { _, weights in weights.consequences?.groups = [] }[0].weights
        #expect(with.contains("<h3>Groups</h3>") && with.contains("Too few people to be told of"))
        #expect(!without.contains("<h3>Groups</h3>"))
    }

    /// Of many people the ends are shown, and those are drawn whose rank moves most.
    @Test func ofManyPeopleTheEndsAreShown() throws {
        let page = try pages { _, weights in
            guard let person = weights.consequences?.people.first else { return }
            weights.consequences?.people = (0..<2_000).map { number in
                var copy = person
                copy.person = "P\(number)"
                copy.rank = BeforeAfter(current: number + 1, proposed: number == 999 ? 1 : number + 2)
                return copy
            }
        }[0].weights
        #expect(page.contains(">P0</th>") && page.contains(">P1999</th>") && !page.contains(">P999</th>"))
        #expect(page.contains(">P999  1000</text>"))
        #expect(page.components(separatedBy: "<circle").count == 2 * RankChart.most + 1)
    }

    @Test func peopleOfOneRankHavePlacesOfTheirOwn() throws {
        var people = try #require(try WeightsReport.golden().consequences).people
        for place in people.indices { people[place].rank = BeforeAfter(current: 1, proposed: 1) }
        let chart = RankChart(people: people, phrases: ReportLanguage.english.weightPhrases).markup.source
        let places = chart.matches(of: /<circle cx="[0-9.]+" cy="([0-9.]+)"/).map(\.output.1)
        #expect(places.count == 2 * people.count && Set(places).count == people.count)
    }

    /// The verdict names those that move most, and how many others do.
    @Test func theVerdictNamesTheLargestMoves() throws {
        let page = try pages { _, weights in
            for place in weights.indicators.indices {
                weights.indicators[place].verdict = "raise"
                weights.indicators[place].makesRoom = false
                weights.indicators[place].current = 0.05
                weights.indicators[place].proposed = 0.06 + Double(place) / 100
            }
        }[0].weights
        let names = try WeightsReport.golden().indicators.map(\.name.en)
        let raised = try #require(page.components(separatedBy: "<li>Raise: ").dropFirst().first)
            .components(separatedBy: "</li>")[0]
        #expect(raised.hasPrefix("\(names[11]) (5.0% → 17.0%), \(names[10]) (5.0% → 16.0%)"))
        #expect(raised.hasSuffix(", and 6 more."))
    }

    @Test func aGroupBelowFourFifthsIsMarked() throws {
        let page = try pages { _, weights in
            for place in weights.consequences?.groups.indices ?? 0..<0 {
                weights.consequences?.groups[place].impactProposed?.ratio = 0.7
                weights.consequences?.groups[place].impactProposed?.isBelowFourFifths = true
            }
        }[0].weights
        #expect(page.contains("<strong class=\"below\">below 0.80</strong>"))
        #expect(try !pages()[0].weights.contains("<strong class=\"below\">"))
    }
}

extension NameRow {
    /// The same name in both languages.
    fileprivate mutating func rename(_ name: String) { (en, zh) = (name, name) }
}
