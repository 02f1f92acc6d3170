import Testing

@testable import Scorecards

struct WeighedCardTextTests {
    @Test func onlyTheWeightsAreOthers() throws {
        let text = SmallCard.text
        let written = try WeighedCardText(
            text,
            file: "card.yml",
            weights: [0.355, 0.245, 0.4],
            provenance: ["by\nhand"]
        )
        #expect(written.text.hasPrefix("# by hand\n"))
        let expected = text.replacing("weight: 40 %\n    unit", with: "weight: 35.5 %\n    unit")
            .replacing("weight: 20 %", with: "weight: 24.5 %")
        #expect(written.text == "# by hand\n" + expected)
        let card = try Scorecard(text: written.text, file: "card.yml")
        #expect(zip(card.weights, [0.355, 0.245, 0.4]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(arguments: ["\"40 %\"", "'40'", "40", "40.0%"])
    func valuesStayInTheirQuotes(_ weight: String) throws {
        let text = SmallCard.text.replacing("weight: 40 %\n    unit", with: "weight: \(weight)\n    unit")
        let written = try WeighedCardText(text, file: "card.yml", weights: [0.3, 0.3, 0.4], provenance: [])
        #expect(try Scorecard(text: written.text, file: "card.yml").weights[0] == 0.3)
    }

    @Test func anAliasIsRefused() throws {
        let text = SmallCard.text.replacing("weight: 40 %\n    unit", with: "weight: &share 40 %\n    unit")
            .replacing("group: soft, weight: 40 %", with: "group: soft, weight: *share")
        #expect(throws: WeighedCardError.self) {
            try WeighedCardText(text, file: "card.yml", weights: [0.3, 0.3, 0.4], provenance: [])
        }
    }

    @Test(arguments: [(0.125, "12.5 %"), (0.1, "10 %"), (0.07, "7 %"), (0, "0 %"), (0.0025, "0.25 %")])
    func percentagesHaveNoDigitsThatSayNothing(weight: Double, text: String) {
        #expect(WeighedCardText.percentage(weight) == text)
    }
}
