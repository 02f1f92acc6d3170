import Testing

@testable import Scorecards

struct ScoresTests {
    /// Hard: speed 40 % and errors 20 %; soft: marks 40 %.
    private func scores(_ values: [(String, String, String, Double)]) throws -> Scores {
        let card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        let panel = try Panel(
            values.map { Panel.Measurement(person: $0.0, period: Period($0.1)!, column: $0.2, value: $0.3) },
            columns: card.indicators.map(\.id)
        )
        return Scores(card, panel)
    }

    @Test func theCompositeIsThatOfTheGroupsByTheirShares() throws {
        let scores = try scores([
            ("A", "2025-03", "speed", 95), ("A", "2025-03", "errors", 1.25), ("A", "2025-03", "marks", 2.5),
        ])
        #expect(scores.indicators.map { $0[0] } == [100, 50, 50])
        // (40 · 100 + 20 · 50) / 60, and 60 % of that with 40 % of 50.
        #expect(abs(scores.groups[0][0] - 250 / 3) < 1e-12)
        #expect(abs(scores.composites[0] - 70) < 1e-12)
        #expect(abs(scores.coverage[0] - 1) < 1e-12)
        #expect(scores.light(ofRow: 0) == .amber)
        #expect(scores.light(ofIndicator: 0, row: 0) == .green)
        let parts = scores.parts(ofRow: 0)
        #expect(parts.map(\.indicator) == [0, 1, 2])
        #expect(abs(parts.map(\.points).reduce(0, +) - 70) < 1e-12)
        #expect(abs(parts[1].pointsToTarget - 10) < 1e-12)
        // 60 % base, 20 % of 83.3 and 20 % of 50.
        #expect(abs((scores.pay(ofRow: 0)?.total ?? 0) - (0.6 + 0.2 * 250 / 300 + 0.1)) < 1e-12)
    }

    @Test func inACycleItsWeightsCount() throws {
        var card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        card.indicators[0].cycleWeights = ["peak": 0.6]
        card.indicators[1].cycleWeights = ["peak": 0]
        let panel = try Panel(
            ["2025-09", "2025-12"].flatMap { period in
                [("speed", 95.0), ("errors", 2), ("marks", 4)].map {
                    Panel.Measurement(person: "A", period: Period(period)!, column: $0.0, value: $0.1)
                }
            },
            columns: card.indicators.map(\.id)
        )
        let scores = Scores(card, panel)
        #expect(abs(scores.composites[0] - 80) < 1e-12)
        #expect(abs(scores.composites[1] - 100) < 1e-12)
        #expect(abs(scores.parts(ofRow: 1).map(\.points).reduce(0, +) - 100) < 1e-12)
    }

    @Test func whatIsMissingWeighsOnItsOwnGroupAlone() throws {
        let scores = try scores([
            ("A", "2025-03", "errors", 1.25), ("A", "2025-03", "marks", 4), ("A", "2025-04", "speed", 95),
        ])
        #expect(scores.groups[0][0] == 50)
        #expect(abs(scores.composites[0] - 70) < 1e-12)
        #expect(abs(scores.coverage[0] - 0.6) < 1e-12)
        #expect(scores.composites[1].isNaN)
        #expect(scores.light(ofRow: 1) == nil)
        #expect(scores.pay(ofRow: 1) == nil)
        #expect(scores.parts(ofRow: 1).isEmpty)
    }

    @Test func tooLittleMeasuredIsNoScoreAndNoPay() throws {
        let values = [
            ("A", "2025-03", "errors", 0.5), ("A", "2025-03", "marks", 4.0), ("B", "2025-03", "speed", 95),
        ]
        var card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        #expect(card.minimumCoverage == 0.4)
        func scores(_ minimum: Double) throws -> Scores {
            card.minimumCoverage = minimum
            let panel = try Panel(
                values.map {
                    Panel.Measurement(person: $0.0, period: Period($0.1)!, column: $0.2, value: $0.3)
                },
                columns: card.indicators.map(\.id)
            )
            return Scores(card, panel)
        }
        let enough = try scores(0.6)
        #expect(abs(enough.composites[0] - 100) < 1e-12)
        #expect(enough.withheldComposites == [nil, .tooLittleMeasured])
        let few = try scores(0.61)
        #expect(few.composites[0].isNaN)
        #expect(few.withheldComposites == [.tooLittleMeasured, .tooLittleMeasured])
        #expect(few.light(ofRow: 0) == nil)
        #expect(few.pay(ofRow: 0) == nil)
        #expect(few.parts(ofRow: 0).isEmpty)
        #expect(try scores(0).withheldComposites == [nil, .groupNotMeasured])
    }

    /// Lights are told by what is shown, to a tenth.
    @Test(arguments: [(89.97, Light.green), (89.94, .amber), (59.95, .amber), (59.94, .red)])
    func theLightIsThatOfTheScoreAsItIsShown(score: Double, light: Light) throws {
        let card = Scorecard(
            name: BilingualText("c"),
            groups: [IndicatorGroup(id: "g", name: BilingualText("g"), share: 1)],
            indicators: [
                Indicator(
                    id: "i",
                    name: BilingualText("i"),
                    group: "g",
                    weight: 1,
                    scale: ScoreScale(floor: 0, target: 100),
                    lights: TrafficLights(green: 90, red: 60)
                )
            ]
        )
        let panel = try Panel(
            [Panel.Measurement(person: "A", period: Period("2025-03")!, column: "i", value: score)],
            columns: ["i"]
        )
        let scores = Scores(card, panel)
        #expect(scores.light(ofRow: 0) == light)
        #expect(scores.light(ofIndicator: 0, row: 0) == light)
    }

    @Test func lightsBeyondFloorTargetAndStretchAreTold() {
        let up = ScoreScale(floor: 70, target: 95)
        let lights = TrafficLights(green: 98, red: 60)
        #expect(lights.light(97.9, on: up) == .amber)
        #expect(lights.light(98, on: up) == .green)
        #expect(lights.light(59.9, on: up) == .red)
        #expect(lights.light(.nan, on: up) == nil)
        let down = ScoreScale(floor: 8, target: 4, stretch: 0.5)
        let strict = TrafficLights(green: 1, red: 6)
        #expect(strict.light(1, on: down) == .green)
        #expect(strict.light(1.1, on: down) == .amber)
        #expect(strict.light(6.1, on: down) == .red)
    }

    @Test func threeGreenPeriodsAreRecognisedAndThreeRedMonthsFlagged() throws {
        let months = ["2025-01", "2025-02", "2025-03", "2025-04"]
        let scores = try scores(
            months.flatMap { month in
                [("A", month, "speed", 99.0), ("A", month, "errors", 9), ("A", month, "marks", 1)]
            }
        )
        #expect(scores.milestones(ofRow: 1) == [])
        // The composite is 2/3 of 60 %, which is red.
        #expect(
            scores.milestones(ofRow: 2) == [
                Milestone(kind: .improvementPlan, indicator: nil, periods: 3),
                Milestone(kind: .recognition, indicator: "speed", periods: 3),
                Milestone(kind: .improvementPlan, indicator: "errors", periods: 3),
                Milestone(kind: .improvementPlan, indicator: "marks", periods: 3),
            ]
        )
        #expect(scores.milestones(ofRow: 3).allSatisfy { $0.periods == 4 })
    }

    @Test func aMissingPeriodEndsARun() throws {
        let scores = try scores([
            ("A", "2025-01", "speed", 99), ("A", "2025-02", "speed", 99), ("A", "2025-04", "speed", 99),
            ("B", "2025-05", "speed", 99),
        ])
        #expect(scores.runs[0].map(\.length) == [1, 2, 1, 1])
    }

    @Test(arguments: [(Period.Length.year, 1), (.quarter, 1), (.month, 3), (.week, 13)])
    func redForThreeMonthsDependsOnTheLengthOfPeriods(length: Period.Length, periods: Int) {
        #expect(length.periodsInThreeMonths == periods)
    }

    @Test func aRowIsFoundByPersonAndPeriod() throws {
        let scores = try scores([("A", "2025-01", "speed", 99), ("B", "2025-02", "speed", 99)])
        #expect(scores.row(person: "B", period: Period("2025-02")!) == 1)
        #expect(scores.row(person: "B", period: Period("2025-01")!) == nil)
        #expect(scores.row(person: "C", period: Period("2025-01")!) == nil)
    }
}
