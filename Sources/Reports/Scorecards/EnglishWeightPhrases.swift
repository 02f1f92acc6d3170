import Scorecards

struct EnglishWeightPhrases: WeightPhrases {
    func name(_ name: NameRow) -> String { name.en }
    func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }
    func title(card: String) -> String { "Weights: \(card)" }
    func opening(_ row: WeightsReport.EvidenceRow, outcomes: [String]) -> String {
        "From \(NumberText.count(row.rows)) scores of \(NumberText.count(row.people)) people in \(NumberText.count(row.periods)) periods"
            + (row.incompleteRows > 0
                ? "; \(NumberText.count(row.incompleteRows)) lack an indicator or outcome and are left out"
                : "")
            + ". Outcomes by priority: \(outcomes.joined(separator: ", "))."
    }
    func decision(_ row: DecisionRow, rules: [String]) -> String {
        switch row.decision {
        case "change":
            return
                "Change the weights as proposed: on later periods the new score follows the outcomes better, told from chance."
        case "comply":
            return
                "The weights in force break rules of the card (\(rules.joined(separator: "; "))). These are the nearest that keep them; the evidence carries no further change."
        default:
            let why =
                switch row.reason {
                case "tooFewPeople":
                    "fewer than six people have complete scores, too few to tell what they have in common from chance"
                case "tooFewPeriods": "there are too few periods to judge weights on later ones"
                case "noBetterWeights": "no other weights follow the outcomes better on later periods"
                case "gainWithinChance": "what other weights gain on later periods is not told from chance"
                case "unstable": "other samples of people would move the weights to other sides"
                case "noIndicatorCertain":
                    "of no single indicator is it certain which way its weight should move"
                default: "the best weights are the same, on the card's grid"
                }
            let further = row.furtherPeriods.map {
                row.reason == "tooFewPeriods"
                    ? " \($0) more \($0 == 1 ? "period is" : "periods are") needed."
                    : " A gain as large as the one seen would be told with about \($0) more \($0 == 1 ? "period" : "periods")."
            }
            if row.decision == "common" {
                return
                    "It takes the common weights proposed, and has none of its own: \(why).\(further ?? "")"
            }
            if row.decision == "revise" {
                return
                    "The score in force runs against the outcomes, and within the rules no weights are told to mend it: \(why).\(further ?? "") Look at the rules, the indicators and their directions."
            }
            return "Keep the weights: \(why).\(further ?? "")"
        }
    }
    func rule(_ rule: RuleRow, name: String, other: String) -> String {
        switch rule.rule {
        case "total": "all weights add up to 100 %"
        case "group": "the share of \(name)"
        case "balance": "\(name) against \(other)"
        case "floor": "the floor of \(name)"
        case "cap": "the cap of \(name)"
        case "largestFall": "the largest fall of \(name)"
        default: "the largest rise of \(name)"
        }
    }
    var indicator: String { "Indicator" }
    var now: String { "Now" }
    var proposed: String { "Proposed" }
    func evidence(confidence: String) -> String { "Evidence (\(confidence))" }
    var verdict: String { "Verdict" }
    func verdict(_ row: IndicatorWeightRow) -> String {
        switch (row.verdict, row.reason) {
        case ("raise", _): "raise"
        case ("lower", _): "lower"
        case ("keep", "closeToCurrent"): "keep: it is where the evidence has it"
        case ("keep", "moveBelowGrid"): "keep: the move is smaller than a step"
        case ("keep", "notMeasured"): "keep: not measured"
        case ("keep", _): "keep: the rules leave no room"
        case ("comply", _): "moves so that the rules are kept"
        case ("common", _): "as the common weights"
        case ("notEnoughEvidence", "changeNotCarried"):
            "keep: a side is told, but not that the weights as a whole would do better"
        case ("notEnoughEvidence", "movedAgainstEvidence"): "against its own evidence"
        case ("notEnoughEvidence", _): "not enough evidence"
        case ("saturated", _): "saturated"
        case ("conflicting", _): "conflicting"
        default: row.verdict
        }
    }
    func note(_ row: IndicatorWeightRow, helps: String, harms: String) -> String? {
        switch row.verdict {
        case "saturated":
            "\(row.name.en): \(NumberText.percent(row.shareAtOneScore ?? 0)) of its scores are one and the same, so that it tells hardly anybody apart."
        case "conflicting":
            "\(row.name.en): more of it goes with better \(helps) and with worse \(harms). What it should weigh is a matter of priorities."
        default: nil
        }
    }
    func makesRoom(_ row: IndicatorWeightRow) -> String {
        switch (row.verdict, row.reason) {
        case ("keep", "closeToCurrent"): "makes room, though the evidence would leave it"
        case ("keep", "moveBelowGrid"): "makes room: its own move is smaller than a step"
        default: "\(verdict(row)), makes room"
        }
    }
    func against(_ outcome: String, correlation: String, proposed: String?, by indicators: [String]) -> String
    {
        "The score in force runs against \(outcome): where the same person scores more than usual, it is worse (correlation \(correlation)"
            + (proposed.map { ", under the proposed weights \($0)" } ?? "") + ")."
            + (indicators.isEmpty ? "" : " What pulls it there: \(list(indicators)).")
    }
    func worse(_ outcomes: [String]) -> String {
        "On later periods the new score follows \(outcomes.joined(separator: " and ")) less well; the card's priorities decide that it is worth it."
    }

    var gainHeading: String { "On later periods, which the weights were not fitted to" }
    func gain(_ row: GainRow) -> String {
        "\(NumberText.count(row.rows)) scores of \(NumberText.count(row.people)) people in \(NumberText.count(row.periods)) periods; what people and periods have in common is taken out."
    }
    var outcome: String { "Outcome" }
    var rSquared: String { "R²" }
    var gainOfKept: String {
        "Compared are weights chosen in the same way on the periods before; they are not carried, and nothing is proposed."
    }
    var negativeRSquared: String { "R² has a minus where the score runs against the outcome." }
    var rankCorrelation: String { "Rank correlation" }
    var change: String { "Change" }
    var whole: String { "all, by priority" }

    var sensitivityHeading: String { "What holds the weights" }
    func sensitivity(_ rule: String, points: String, isShare: Bool) -> String {
        "\(rule): one percentage point \(isShare ? "more" : "looser") would explain \(points) points more of the outcomes' variance, at the same price of moving"
    }
    var prioritiesHeading: String { "What other priorities would give: R² of each outcome, in all rows" }
    var priorities: String { "Priorities" }
    var stated: String { "as in the card" }
    func most(of outcome: String) -> String { "all for \(outcome)" }
    func unobserved(_ cycles: [String]) -> String {
        "In \(cycles.joined(separator: " and ")) fewer than two people have scores and outcomes, so the common weights hold there."
    }
    func cycleHeading(_ name: String, months: String) -> String { "Cycle \(name) (months \(months))" }
    var alternativesHeading: String { "For reference: weights that do not look at outcomes" }
    func method(_ method: String) -> String {
        switch method {
        case "equal": "Equal"
        case "entropy": "Entropy"
        case "critic": "CRITIC"
        case "pca": "PCA"
        default: "AHP"
        }
    }
    func alternatives(_ rows: [AlternativeRow]) -> String {
        rows.map { row in
            var text = method(row.method)
            if let broken = row.brokenRules {
                text += broken == 0 ? " keeps the card's rules" : " breaks \(broken) of the card's rules"
            } else {
                text += " gives none: " + reasonForNone(row.reason)
            }
            if let ratio = row.consistencyRatio {
                text +=
                    ", consistency ratio \(NumberText.decimal(ratio, places: 3))"
                    + (ratio < 0.1 ? "" : " (judgements contradict each other)")
            }
            return text
        }.joined(separator: "; ") + "."
    }

    func consequencesHeading(first: String, last: String) -> String {
        "What the proposed weights would have done, \(first) to \(last)"
    }
    func standingHeading(first: String, last: String) -> String {
        "How people stand under the weights in force, \(first) to \(last)"
    }
    var nothingShifts: String { "The weights are kept: nobody's score, rank, lights or pay shift." }
    var person: String { "Person" }
    var score: String { "Score" }
    var rank: String { "Rank" }
    var green: String { "Green" }
    var pay: String { "Pay" }
    var why: String { "Most by" }
    func mostBy(_ indicators: [String]) -> String { "most by \(list(indicators))" }
    func omitted(_ people: String) -> String { "… and \(people) people between" }
    var group: String { "Group" }
    func group(of column: String) -> String { "Group (\(column))" }
    var people: String { "People" }
    var impact: String { "Impact ratio" }
    var fairness: String {
        "Ranks are by the fair mean, which is drawn towards everybody's by as much as chance moves them."
    }
    func impactMeaning(confidence: String, isOfProposed: Bool) -> String {
        "The impact ratio is the group's share of green periods beside that of the group with the largest; below 0.80 look into why. Brackets of groups are \(confidence) intervals\(isOfProposed ? ", that of the impact ratio under the proposed weights" : "")."
    }
    var tooFewGreen: String { "too few green" }
    func withheld(_ what: String) -> String {
        what == "groups"
            ? "Groups are not told of beside people's numbers: from their means it could be computed whose numbers are in them. --groups-only tells of groups alone."
            : "Of people nothing is told: groups alone were asked for."
    }
    func notShrunk(_ reason: String) -> String {
        let why =
            switch reason {
            case "tooFewPeople": "there are fewer than four people"
            case "noVariance": "scores do not vary from period to period"
            default: "how far chance moves them could not be computed with numbers so large"
            }
        return "Ranks are by plain means: \(why)."
    }
    func ungrouped(_ people: String, of column: String) -> String {
        "In no group (\(column)): \(people) \(people == "1" ? "person" : "people")."
    }
    func scoredUnderOne(lost: String, won: String) -> String {
        "Too little of the weight is measured for a score under one of both weightings alone: \(lost) scores there would no longer be, and \(won) would be new. They are left out here."
    }
    func unscored(_ people: [String]) -> String { "Without a score: \(people.joined(separator: ", "))." }
    var association: String {
        "This is association within people and periods, not proof of cause. Nothing is changed until you --apply it."
    }

    private func reasonForNone(_ reason: String?) -> String {
        switch reason {
        case "nothingVaries": "nothing varies"
        case "bothSigns": "its loadings have both signs, so that they are no shares"
        case "tooFewRows": "too few rows"
        case "negative": "a score is below zero, of which there are no shares"
        case "comparisonOutOfRange": "a judgement is not above zero"
        case "notReciprocal": "a judgement is not one over its counterpart"
        default: "a score is no finite number"
        }
    }
}
