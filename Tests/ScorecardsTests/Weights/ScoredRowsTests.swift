import Statistics
import Testing

@testable import Scorecards

@Suite struct ScoredRowsTests {
    private let outcomes = [WeightOutcome(id: "late", higherIsBetter: false)]

    private func panel(_ speed: [Double], _ late: [Double]) -> Panel {
        Panel(
            people: ["A", "B", "C"],
            periods: (0..<3).map { Period(.month, index: 600 + $0) },
            personCodes: [0, 0, 0, 1, 1, 2, 2],
            periodCodes: [0, 1, 2, 0, 2, 1, 2],
            columns: [.init(name: "speed", values: speed), .init(name: "late", values: late)]
        )
    }

    @Test func rowsThatLackAValueAreLeftOutAndCounted() throws {
        let rows = try ScoredRows(
            panel([1, .nan, 3, 4, 5, 6, 7], [1, 2, 3, .nan, 5, 6, 7]),
            indicators: ["speed"],
            outcomes: outcomes
        )
        #expect(rows.count == 5 && rows.incompleteCount == 2)
        #expect(rows.personCodes == [0, 0, 1, 2, 2])
        #expect(rows.indicators[0].values == [1, 3, 5, 6, 7])
        #expect(rows.outcomes[0].values == [-1, -3, -5, -6, -7])
        #expect(rows.observedPeriods == [0, 1, 2])
        let later = try #require(rows.inPeriods { $0.index == 602 })
        #expect(later.personCodes == [0, 1, 2] && later.observedPeriods == [2])
    }

    /// Marks are measured, but never beside the outcome: they keep their weight, and no row is lost for them.
    @Test func anIndicatorThatIsNeverMeasuredBesideOutcomesIsLeftAsItIs() throws {
        var card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        card.outcomes = card.outcomes.filter { $0.id == "on-time" }
        func cells(_ column: String, _ months: ClosedRange<Int>) -> [Panel.Measurement] {
            months.flatMap { month in
                ["A", "B"].map {
                    Panel.Measurement(
                        person: $0,
                        period: Period("2025-0\(month)")!,
                        column: column,
                        value: Double(month)
                    )
                }
            }
        }
        let panel = try Panel(
            cells("speed", 1...6) + cells("errors", 1...6) + cells("on-time", 1...4) + cells("marks", 5...6),
            columns: ["speed", "errors", "marks", "on-time"]
        )
        let scores = Scores(card, panel)
        #expect(scores.unmeasured == ["marks"])
        let rules = WeightRules(card, unmeasured: scores.unmeasured)
        #expect(rules.indicators[2].floor == 0.4 && rules.indicators[2].cap == 0.4)
        let rows = try ScoredRows(
            scores.weightPanel,
            indicators: ["speed", "errors", "marks"],
            outcomes: [WeightOutcome](card)
        )
        #expect(rows.count == 8 && rows.incompleteCount == 4)
    }

    @Test func whatSaysNothingIsAnError() {
        let all: [Double] = [1, 2, 3, 4, 5, 6, 7]
        func rows(_ speed: [Double], _ late: [Double], _ names: [String] = ["speed"]) throws -> ScoredRows {
            try ScoredRows(panel(speed, late), indicators: names, outcomes: outcomes)
        }
        #expect(throws: WeightEvidenceError.missingColumn("visits")) { try rows(all, all, ["visits"]) }
        #expect(throws: WeightEvidenceError.noCompleteRows) { try rows(all, all.map { _ in .nan }) }
        #expect(throws: WeightEvidenceError.tooFewPeople(1)) {
            try rows([1, 2, 3, .nan, .nan, .nan, .nan], all)
        }
        #expect(
            throws: WeightEvidenceError.infinite("late", person: "B", period: Period(.month, index: 602))
        ) { try rows(all, [1, 2, 3, 4, .infinity, 6, 7]) }
    }

    /// An outcome that is a sum of effects of person and period leaves nothing to follow.
    @Test func anOutcomeWithoutAnythingBeyondPersonAndPeriodIsAnError() throws {
        let people = [0.0, 10, 20], periods = [1.0, 2, 4]
        let late = zip([0, 0, 0, 1, 1, 2, 2], [0, 1, 2, 0, 2, 1, 2]).map { people[$0] + periods[$1] }
        let rows = try ScoredRows(
            panel([1, 5, 2, 7, 3, 1, 9], late),
            indicators: ["speed"],
            outcomes: outcomes
        )
        #expect(throws: WeightEvidenceError.outcomeDoesNotVary("late")) { try WithinRows(rows) }
    }

    /// The slopes of what is left are those of a regression with a dummy for each person and period.
    @Test func whatIsLeftHasTheSlopesOfARegressionWithDummies() throws {
        let planted = PlantedScorecard(people: 8, periods: 6, effects: [[0.4, 0.2, 0.1]])
        let panel = planted.panel(seed: 1)
        let within = try WithinRows(
            ScoredRows(panel, indicators: planted.indicatorNames, outcomes: planted.outcomes)
        )
        let grams = try within.grams()
        let evidence = try within.evidence()
        #expect(grams.count == 8)
        #expect(WeightEvidence(grams.total, outcomeCount: 1).products.distance(to: evidence.products) < 1e-10)
        let names = planted.indicatorNames
        let regression = try AbsorbedRegression(
            Design(names.map { .numeric(NumericColumn(name: $0, values: panel[$0]!.values)) }),
            outcomes: [NumericColumn(name: "o0", values: panel["o0"]!.values)],
            absorbing: [
                CategoricalColumn(name: "person", levels: panel.people, codes: panel.personCodes),
                CategoricalColumn(
                    name: "period",
                    levels: panel.periods.map(\.description),
                    codes: panel.periodCodes
                ),
            ]
        )
        let slopes = regression.regression.coefficients.elements
        let ratio = evidence.effects[0].map { $0 / evidence.effects[0][0] }
        #expect(zip(ratio, slopes).allSatisfy { abs($0 - $1 / slopes[0]) < 1e-5 })
    }
}
