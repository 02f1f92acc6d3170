import Testing

@testable import Findings

@Suite struct StatusLightTests {
    @Test(arguments: [
        (0.05, StatusLight.Colour.green), (0.0501, .amber), (0.15, .amber), (0.151, .red),
    ])
    func theLimitsThemselvesAreTheBetterColour(share: Double, colour: StatusLight.Colour) {
        #expect(StatusLight(.punctuality, share, greenUpTo: 0.05, amberUpTo: 0.15).colour == colour)
    }

    @Test func withoutAFigureNothingIsJudged() {
        #expect(StatusLight(.trend, nil, greenUpTo: 0, amberUpTo: 0.1).colour == .unknown)
    }
}
