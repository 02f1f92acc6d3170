import Scorecards

extension EnglishWeightPhrases: WeightPagePhrases {
    func summary(raised: [String], lowered: [String], conflicting: [String], makingRoom: [String]) -> [String]
    {
        [
            raised.isEmpty ? nil : "Raise: \(raised.joined(separator: ", ")).",
            lowered.isEmpty ? nil : "Lower: \(lowered.joined(separator: ", ")).",
            conflicting.isEmpty
                ? nil
                : "Good for one outcome and bad for another, moved as the priorities have it: \(conflicting.joined(separator: ", ")).",
            makingRoom.isEmpty
                ? nil
                : "Moved to make room, without evidence of their own: \(makingRoom.joined(separator: ", ")).",
        ].compactMap(\.self)
    }
    func moved(_ name: String, from: String, to: String) -> String { "\(name) (\(from) → \(to))" }
    func andOthers(_ count: String) -> String { "and \(count) more" }
    var decided: String { "Verdict" }
    func decided(_ decision: String) -> String {
        switch decision {
        case "change": "Change"
        case "comply": "Keep the rules"
        case "revise": "Look at the card"
        default: "Keep the weights"
        }
    }
    var moves: String { "Weights that move" }
    var laterRSquared: String { "R² on later periods" }
    var laterRankCorrelation: String { "Rank correlation on later periods" }
    var rankMoves: String { "People whose rank moves" }
    func outOf(_ number: String, _ all: String) -> String { "\(number) of \(all)" }

    var weightsHeading: String { "Weights, now and proposed" }
    func weightsMeaning(confidence: String) -> String {
        "Hollow dot: now. Full dot: proposed. Thin line: where the evidence alone would have it (\(confidence)). Grey band: as far as the rules of the "
            + "indicator (floor, cap, largest step) let it go. The proposal is drawn to the weight in force and may lie outside of the line."
    }
    func groupShare(_ group: String, share: String) -> String { "\(group): \(share) of the card" }
    var permitted: String { "Permitted" }

    var noGain: String { "There are too few periods to judge weights on later ones." }
    var sameWeights: String {
        "Chosen in the same way on earlier periods, the weights would have stayed as they are: there is no difference to show."
    }
    func gainMeaning(confidence: String) -> String {
        "Drawn: the change with its \(confidence) interval, people drawn again. Right of zero the proposed score follows the outcome better than the one in force."
    }
    var frontMeaning: String {
        "Each tick is what the best weights for some priorities explain of the outcome. Full dot: with the priorities of the card. What one outcome gains, others lose: "
            + "priorities are a decision, and no evidence makes it."
    }
    func frontHeading(_ first: String, _ second: String) -> String {
        "R² of \(first) (across) and of \(second) (up), for different priorities"
    }
    var leastAndMost: String { "Least – most" }
    var rule: String { "Rule" }
    var pointsForOne: String { "Points for one" }
    var sensitivityMeaning: String {
        "By how many points the explained share of the outcomes' variance would rise for one percentage point of loosening, at the same price of moving the weights; right for small changes."
    }
    var nothingHolds: String { "No rule holds the weights back by more than can be shown." }

    var standingMeaning: String { "Hollow dot: the mean score. Full dot: the fair mean." }
    var ranks: String { "Ranks, now and proposed" }
    var ranksMeaning: String { "Blue rises, orange falls." }
    var ranksShown: String { "Of so many people only those are drawn whose rank moves most." }
    var whoLoses: String { "Who loses and who gains most, and why" }
    var scoreFalls: String { "Score falls" }
    var scoreRises: String { "Score rises" }
    var groups: String { "Groups" }
    func sized(_ group: String, people: String) -> String { "\(group) (\(people))" }
    func suppressed(_ groups: [String], of column: String) -> String {
        "Not told, or few people could be singled out (\(column)): \(groups.joined(separator: ", "))."
    }
    var belowFourFifths: String { "below 0.80" }
    func against(_ group: String) -> String { "against \(group)" }
    func range(_ low: String, _ high: String) -> String { "\(low) – \(high)" }
    func interval(_ confidence: String) -> String { "\(confidence) interval" }

    var provenance: String { "What this rests on" }
    func provenance(_ row: WeightsReport.EvidenceRow, confidence: String) -> [String] {
        [
            "\(NumberText.count(row.rows)) scores of \(NumberText.count(row.people)) people in \(NumberText.count(row.periods)) periods; "
                + "\(NumberText.count(row.incompleteRows)) that lack an indicator or outcome are left out.",
            "Intervals of \(confidence) from \(NumberText.count(row.replicates)) samples of people, seed \(row.seed).",
            row.price.map {
                "Price of moving the weights (λ), chosen by how earlier fits did on later periods: \(NumberText.value($0)). "
                    + "In \(NumberText.percent(row.stability)) of the samples the weights move to the proposal's side."
            } ?? "No price of moving the weights did better on later periods than keeping them.",
        ]
    }
}
