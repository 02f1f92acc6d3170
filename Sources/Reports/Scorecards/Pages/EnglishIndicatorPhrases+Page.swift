import Scorecards

extension EnglishIndicatorPhrases: IndicatorPagePhrases {
    func headline(told: String, pairs: String) -> String {
        told == "0"
            ? "Within people, no indicator is told from chance to go with any outcome (\(pairs) pairs)."
            : "Within people, \(told) of \(pairs) pairs of an indicator and an outcome go together beyond chance."
    }
    func goesWith(_ outcome: String, better: [String], worse: [String]) -> String {
        let parts = [
            better.isEmpty ? nil : "goes with doing better on \(list(better))",
            worse.isEmpty ? nil : "goes with doing worse on \(list(worse))",
        ].compactMap(\.self)
        return "Doing better on \(outcome) \(parts.joined(separator: ", and "))."
    }
    func nothingGoesWith(_ outcomes: [String]) -> String {
        "With \(list(outcomes)) no indicator is told from chance to go."
    }
    func withFigure(_ name: String, _ figure: String) -> String { "\(name) (\(figure))" }
    func checksFound(_ checks: [String]) -> String {
        "Where the card may pay for something else: \(list(checks))."
    }
    var toldPairs: String { "Pairs told from chance" }
    var turnedRound: String { "Turned round" }
    var saturatedIndicators: String { "Saturated" }
    var checksWithFinding: String { "Checks with a finding" }
    func outOf(_ number: String, _ all: String) -> String { "\(number) of \(all)" }

    var mapHeading: String { "Indicators × outcomes, within people" }
    func mapMeaning(level: String) -> String {
        "Each cell is the correlation of an indicator with an outcome within people, positive where better goes with better. Strong and bold: told "
            + "from chance, corrected for all tests (Benjamini and Hochberg at \(level)). Pale: not told. Hover over a cell for its interval and n; the "
            + "tables below have them too."
    }
    var better: String { "Better goes with better" }
    var worse: String { "Better goes with worse" }
    var told: String { "told from chance" }
    var notTold: String { "not told from chance" }
    var notGiven: String { "no number" }
    func ofRows(_ rows: String, people: String) -> String { "\(rows) rows of \(people) people" }
    func short(_ gap: GapRow) -> String {
        switch gap.reason {
        case "tooFewRows": "few rows"
        case "tooFewPeople": "few people"
        case "tooFewPeriods": "few periods"
        case "tooFewValues": "few values"
        case "constantIndicator", "constantOutcome", "noVariation": "no variation"
        case "explainedIndicator", "explainedOutcome": "explained"
        case "noDegreesOfFreedom": "few rows"
        case "perfect": "exact"
        case "dependsOnPerson": "one person"
        case "halvesContradict": "< 0"
        default: "no number"
        }
    }
    func reason(_ gap: GapRow) -> String {
        func few(_ what: String) -> String {
            "too few \(what)"
                + (gap.count.map { count in
                    ": \(NumberText.count(count))"
                        + (gap.needed.map { ", \(NumberText.count($0)) needed" } ?? "")
                } ?? "")
        }
        return switch gap.reason {
        case "tooFewRows": few("rows")
        case "tooFewPeople": few("people")
        case "tooFewPeriods": few("periods")
        case "tooFewValues": few("values")
        case "constantIndicator": "the indicator does not vary within people"
        case "constantOutcome": "the outcome does not vary within people"
        case "explainedIndicator": "people, periods or the other indicators leave nothing of the indicator"
        case "explainedOutcome": "people, periods or the other indicators leave nothing of the outcome"
        case "noDegreesOfFreedom": "too few rows for so many people and periods"
        case "perfect": "the one is made from the other: the correlation is ±1"
        case "dependsOnPerson": "it hangs on one person" + (gap.person.map { " (\($0))" } ?? "")
        case "noVariation": "values do not vary"
        case "halvesContradict": "who is better in odd periods is worse in even ones"
        case "noTarget": "there is no target"
        case "tooFewStepsAroundTarget": "values reach too little beyond the target, or come in too few steps"
        case "factsNotCounted": "the number of facts is not given"
        case "heapedValues": "values repeat elsewhere too, as numbers made of few facts do"
        case "tooNarrow": "values lie closer together than the multiples"
        case "noSteps": "values come in no decimal steps"
        default: gap.reason
        }
    }

    var closestLag: String { "Closest lag" }
    var samePeriod: String { "0" }
    var spearman: String { "Spearman" }
    func others(_ count: String) -> String { "\(count) others, not told from chance" }
    func tableMeaning(confidence: String) -> String {
        "Drawn: within people, with its \(confidence) interval. Pooled: over all rows. Partial: with the other indicators held fixed. Spearman: of ranks, over all rows. Closest "
            + "lag: so many periods from the indicator to the outcome at which they go together most, and how. VIF: how far the other indicators say the same. * is told from chance."
    }
    var nothingMeasured: String { "No indicator or no outcome is measured." }
    var reversals: String { "Turned round between people and within them" }
    var noReversals: String { "No pair goes one way between people and the other way within them." }
    var pair: String { "Indicator and outcome" }
    var mean: String { "Mean" }
    var meetingTarget: String { "At target" }
    var byPeriod: String { "Level by period" }
    func shift(_ period: String, before: String, after: String) -> String {
        "from \(period): \(before) → \(after)"
    }
    var saturated: String { "saturated" }
    var qualityMeaning: String {
        "Level by period: means adjusted for who is there, each drawn from its least to its most. Reliability: how well odd and even periods agree on who is "
            + "better, 1 being fully. * is told from chance."
    }

    func name(ofCheck kind: String) -> String {
        switch kind {
        case "bunching": "Bunching inside a target"
        case "rounding": "Rounding"
        case "tradeOff": "Speed against quality"
        case "skippedChecks": "Checks under load"
        default: "End-of-period pushing"
        }
    }
    func test(ofCheck kind: String) -> String {
        switch kind {
        case "bunching":
            "Test: values just inside and just outside the target, against what the bins beyond them lead to expect of a smooth spread."
        case "rounding": "Test: multiples among the values, against one in so many."
        case "tradeOff", "skippedChecks":
            "Test: how both change together within a person, the period's common level taken out, beyond -0.1."
        default:
            "Test: the last working days of a period, against the same weekdays in its first two thirds."
        }
    }
    func example(_ person: String, _ period: String, values: [String]) -> String {
        "\(person) \(period) (\(values.joined(separator: "; ")))"
    }
    var effect: String { "Effect" }
    func looked(rows: String, people: String, p: String) -> String {
        "\(rows) values of \(people) people; p, adjusted: \(p)."
    }
    func lookedAtFacts(_ facts: String, people: String, p: String) -> String {
        "\(facts) facts of \(people) people; p, adjusted: \(p)."
    }
    var bins: [String] { ["far outside", "just outside", "just inside", "far inside"] }
    var allChecks: String { "All checks" }
    var check: String { "Check" }
    var result: String { "Result" }
    var foundSomething: String { "told from chance" }
    var foundNothing: String { "nothing found" }
    func together(_ first: String, _ second: String) -> String { "\(first), \(second)" }
    var allWork: String { "all work" }
}
