import Foundation
import Scorecards
import Testing

@testable import Reports

/// The page of weights beyond what the golden files show.
@Suite struct WeightsPageTests {
    @Test(arguments: [
        "tooFewPeriods", "noBetterWeights", "gainWithinChance", "unstable", "noIndicatorCertain",
        "withinGrid",
    ])
    func weightsThatAreKeptAreSaidToBeKeptFirstAndMoveNobody(reason: String) throws {
        for (language, _, page) in try ScorecardPages.pages({ _, weights in
            weights.decision.decision = "keep"
            weights.decision.reason = reason
            for place in weights.indicators.indices {
                weights.indicators[place].proposed = weights.indicators[place].current
            }
            weights.keep()
            weights.gain = nil
        }) {
            let verdict = try #require(
                page.components(separatedBy: "<p class=\"verdict\">").dropFirst().first
            )
            #expect(verdict.hasPrefix(language == .english ? "Keep the weights: " : "保持现行权重："))
            #expect(
                page.contains(
                    language == .english ? "score, rank, lights or pay shift" : "名次、灯色和薪酬均无变化"
                )
            )
            #expect(!page.contains("<svg class=\"ranks") && !page.contains("<ul class=\"findings\">"))
        }
    }

    /// Where other weights would never have been proposed, no row of zeros is drawn.
    @Test func withoutOtherWeightsOnLaterPeriodsThereIsNothingToCompare() throws {
        let page = try ScorecardPages.pages { _, weights in
            for path in [\GainRow.explained, \.rankCorrelation] {
                weights.gain?[keyPath: path].difference = 0
                weights.gain?[keyPath: path].low = 0
                weights.gain?[keyPath: path].high = 0
            }
        }[0].weights
        #expect(page.contains("there is no difference to show"))
        #expect(!page.contains("R² on later periods") && !page.contains("<h3>R²</h3>"))
        #expect(try ScorecardPages.pages()[0].weights.contains("<h3>R²</h3>"))
    }

    @Test func onlyTwoOutcomesHaveAFrontThatCanBeDrawn() throws {
        for count in 1...3 {
            let (_, _, page) = try ScorecardPages.pages { _, weights in
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
        let with = try ScorecardPages.pages()[0].weights
        let without = try ScorecardPages.pages { _, weights in weights.consequences.groups = [] }[0].weights
        #expect(
            with.contains("<h3>Groups</h3>") && with.contains("Not told, or few people could be singled out")
        )
        #expect(!without.contains("<h3>Groups</h3>"))
    }

    /// Of many people the ends are shown, and those are drawn whose rank moves most.
    @Test func ofManyPeopleTheEndsAreShown() throws {
        let page = try ScorecardPages.pages { _, weights in
            guard let person = weights.consequences.people.first else { return }
            weights.consequences.people = (0..<2_000).map { number in
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
        var people = try WeightsReport.golden().consequences.people
        for place in people.indices { people[place].rank = BeforeAfter(current: 1, proposed: 1) }
        let chart = RankChart(people: people, phrases: ReportLanguage.english.weightPhrases).markup.source
        let places = chart.matches(of: /<circle cx="[0-9.]+" cy="([0-9.]+)"/).map(\.output.1)
        #expect(places.count == 2 * people.count && Set(places).count == people.count)
    }

    /// The verdict names those that move most, and how many others do.
    @Test func theVerdictNamesTheLargestMoves() throws {
        let page = try ScorecardPages.pages { _, weights in
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

    @Test(arguments: [(0.7, true), (0.9, false)])
    func aGroupBelowFourFifthsIsMarked(ratio: Double, isBelow: Bool) throws {
        let page = try ScorecardPages.pages { _, weights in
            for place in weights.consequences.groups.indices {
                weights.consequences.groups[place].impactProposed?.ratio = ratio
                weights.consequences.groups[place].impactProposed?.isBelowFourFifths = isBelow
                weights.consequences.groups[place].impactProposed?.hasTooFewGreen = false
            }
        }[0].weights
        #expect(page.contains("<strong class=\"below\">below 0.80</strong>") == isBelow)
    }
}
