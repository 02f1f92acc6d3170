import Testing

@testable import Scorecards

struct CardRewritingTests {
    private static let text = SmallCard.text.replacing("weight: 40 %\n", with: "weight: \"40\" # by feel\n")

    @Test func weightsAreWrittenAndAllElseStands() throws {
        let text = CardRewritingTests.text
        let result = try Scorecard.text(text, file: "card.yml", withWeights: [0.385, 0.215, 0.4])
        #expect(
            result
                == text.replacing("weight: \"40\" # by feel", with: "weight: 38.5 % # by feel")
                .replacing("weight: 20 %", with: "weight: 21.5 %")
        )
        let card = try Scorecard(text: result, file: "card.yml")
        #expect(card.weights == [0.385, 0.215, 0.4])
    }

    @Test func weightsOfCyclesAreAddedAndReplaced() throws {
        let weights = [0.4, 0.2, 0.4]
        let once = try Scorecard.text(
            CardRewritingTests.text,
            file: "card.yml",
            withWeights: weights,
            cycleWeights: ["peak": [0.45, 0.15, 0.4]],
            remarks: ["Weights of the peak from 18 periods."]
        )
        #expect(once.hasPrefix("# Weights of the peak from 18 periods.\nname: "))
        #expect(once.contains("    weight: 40 % # by feel\n    cycle-weights: {peak: 45 %}\n"))
        #expect(once.contains("weight: 20 %, cycle-weights: {peak: 15 %}, unit"))
        let twice = try Scorecard.text(
            once,
            file: "card.yml",
            withWeights: weights,
            cycleWeights: ["peak": [0.5, 0.1, 0.4], "normal": [0.35, 0.25, 0.4]]
        )
        let card = try Scorecard(text: twice, file: "card.yml")
        #expect(card.weights == weights)
        #expect(card.weights(in: card.cycles[0]) == [0.5, 0.1, 0.4])
        #expect(card.weights(in: card.cycles[1]) == [0.35, 0.25, 0.4])
        #expect(twice.contains("cycle-weights: {peak: 50 %, normal: 35 %}"))
    }

    @Test func weightsOfCyclesInBlocksAreToo() throws {
        let block = SmallCard.text.replacing(
            "weight: 40 %\n",
            with: "weight: 40 %\n    cycle-weights:\n      peak: 40 %\n"
        )
        let result = try Scorecard.text(
            block,
            file: "card.yml",
            withWeights: [0.4, 0.2, 0.4],
            cycleWeights: ["peak": [0.5, 0.1, 0.4], "normal": [0.35, 0.25, 0.4]]
        )
        #expect(result.contains("    cycle-weights:\n      peak: 50 %\n      normal: 35 %\n"))
    }

    @Test func weightsThatDoNotAddUpAreNotWritten() throws {
        let error = try #require(throws: CardFileError.self) {
            try Scorecard.text(CardRewritingTests.text, file: "card.yml", withWeights: [0.4, 0.2, 0.3])
        }
        #expect(error.problem == .weightSum(0.4 + 0.2 + 0.3, cycle: nil))
    }

    @Test(arguments: [0.015, 0.1 + 0.2, 1.0 / 3, 0.07, 0.285])
    func noWeightLosesItsDigits(weight: Double) throws {
        let result = try Scorecard.text(
            SmallCard.text,
            file: "card.yml",
            withWeights: [0.6 - weight * 0.5, weight * 0.5, 0.4]
        )
        let read = try Scorecard(text: result, file: "card.yml")
        #expect(abs(read.indicators[1].weight - weight * 0.5) < 1e-9)
        #expect(!result.contains("00000000") && !result.contains("99999999"))
    }

    @Test func weightsThatAreAliasesAreRefused() throws {
        let text = SmallCard.text.replacing("weight: 40 %\n    unit", with: "weight: &share 40 %\n    unit")
            .replacing("group: soft, weight: 40 %", with: "group: soft, weight: *share")
        #expect(throws: (any Error).self) {
            try Scorecard.text(text, file: "card.yml", withWeights: [0.3, 0.3, 0.4])
        }
    }

    @Test func lineBreaksStayWhatTheyAre() throws {
        let text = SmallCard.text.replacing("\n", with: "\r\n")
        let result = try Scorecard.text(text, file: "card.yml", withWeights: [0.4, 0.2, 0.4])
        #expect(result == text.replacing("weight: 40 %", with: "weight: 40 %"))
    }
}
