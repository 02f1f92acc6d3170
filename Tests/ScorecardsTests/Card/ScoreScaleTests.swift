import Testing

@testable import Scorecards

struct ScoreScaleTests {
    @Test(
        arguments: [
            (60, 0), (70, 0), (82.5, 50), (95, 100), (97.5, 110), (100, 120), (140, 120),
        ] as [(Double, Double)]
    )
    func scoresAreLinearBetweenFloorTargetAndStretch(value: Double, score: Double) {
        #expect(ScoreScale(floor: 70, target: 95, stretch: 100).score(value) == score)
    }

    @Test(arguments: [(3, 0), (2, 0), (1, 50), (0, 100), (-5, 100)] as [(Double, Double)])
    func lessCanBeBetterAndWithoutAStretchNothingIsAboveTheTarget(value: Double, score: Double) {
        let scale = ScoreScale(floor: 2, target: 0)
        #expect(scale.direction == .lower)
        #expect(scale.score(value) == score)
    }

    @Test func whatIsMissingHasNoScoreAndNoLight() {
        let scale = ScoreScale(floor: 2, target: 0)
        #expect(scale.score(.nan).isNaN)
        #expect(TrafficLights(scale).light(.nan, direction: .lower) == nil)
    }

    @Test func lightsIncludeTheirLimits() {
        let lights = TrafficLights(green: 95, red: 85)
        #expect(
            [95, 94.9, 85, 84.9].map { lights.light($0, direction: .higher) } == [
                .green, .amber, .amber, .red,
            ]
        )
        let errors = TrafficLights(ScoreScale(floor: 2, target: 0.5))
        #expect(
            [0.5, 0.6, 1.25, 1.3].map { errors.light($0, direction: .lower) } == [
                .green, .amber, .amber, .red,
            ]
        )
    }
}
