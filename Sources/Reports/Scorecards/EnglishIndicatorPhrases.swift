import Scorecards

struct EnglishIndicatorPhrases: IndicatorPhrases {
    func name(_ name: NameRow) -> String { name.en }
    func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }
    func title(card: String) -> String { "Indicators and outcomes: \(card)" }
    func opening(people: String, first: String, last: String, tests: String) -> String {
        "\(people) people, \(first) to \(last); \(tests) associations tested, corrected for their number"
    }
    var meaning: String {
        "A correlation is positive where better goes with better; * is told from chance. Within people: how both change together for one "
            + "person, the period's common level taken out. Errors are made of whole people, each left out in turn. These are "
            + "associations; that an indicator moves an outcome does not follow."
    }
    func goesWith(_ outcome: String) -> String { "What goes with \(outcome)" }
    var indicator: String { "Indicator" }
    var withinPeople: String { "Within people" }
    func interval(_ confidence: String) -> String { "\(confidence) interval" }
    var adjustedP: String { "p, adjusted" }
    var pooled: String { "Pooled" }
    var partial: String { "Partial" }
    func later(_ lag: Int) -> String { "+\(lag)" }
    var asMeasurements: String { "What the indicators are worth as measurements" }
    var target: String { "Target" }
    var commonestShare: String { "Commonest value" }
    var driftEachPeriod: String { "Drift a period" }
    var reliability: String { "Reliability" }
    var inflation: String { "VIF" }
    func reversal(_ indicator: String, _ outcome: String, pooled: String, within: String) -> String {
        "\(indicator) and \(outcome) turn round: \(pooled) over all rows, \(within) within people. What people differ by is not what a "
            + "change would do."
    }
    func saturated(_ indicator: String, share: String, value: String) -> String {
        "\(indicator) is saturated: \(share) of its values are \(value), so that it tells nearly nobody apart."
    }
    func madeUp(_ indicator: String, of others: [String]) -> String {
        "\(indicator) is made up by \(others.joined(separator: ", "))."
    }
    func setAside(_ indicators: [String]) -> String {
        "No row has \(indicators.joined(separator: ", ")) together with an outcome: partial correlations and VIF are those of the other indicators."
    }
    func tooFewRowsForInflation(_ rows: String) -> String {
        "There is no VIF: \(rows) rows have all indicators, which are too few."
    }
    var checks: String { "Where the card may pay for something else" }
    func nothingFound(tests: String) -> String { "Nothing is found in \(tests) checks." }
    var noCheckMade: String { "No check could be made." }
    func measures(_ count: String) -> String { "\(count) indicators" }
    func notMade(_ check: String, of subject: String, _ reason: String) -> String {
        "Not made: \(check)\(subject.isEmpty ? "" : " of \(subject)"): \(reason)"
    }
    func withheld(_ count: String, _ reason: String) -> String {
        "Correlations withheld: \(count): \(reason)"
    }
    func columnsLeftOut(_ names: String) -> String {
        "Not shown, for lack of room: \(names); a wider terminal, --format json and csv have them"
    }
    func found(
        _ check: GamingCheckRow,
        _ indicator: String,
        _ other: String,
        effect: String,
        interval: String
    ) -> String {
        switch check.kind {
        case "bunching":
            "\(indicator): values crowd just inside the target; \(effect) (\(interval)) of those next to it lie there beyond what a smooth "
                + "spread would put there."
        case "rounding":
            "\(indicator): multiples of \(check.multiple.map(NumberText.value) ?? "–") are more common than chance, by \(effect) "
                + "(\(interval)) of all values."
        case "tradeOff":
            "Where \(indicator) is better than a person's usual, \(other) is worse: correlation \(effect) (\(interval))."
        case "skippedChecks":
            "Where \(other) is higher than a person's usual, \(indicator) is worse: correlation \(effect) (\(interval))."
        default:
            "The last \(check.days ?? 0) working days of a period have more of the work than such days before, by \(effect) (\(interval)) of all."
        }
    }
    func answer(_ check: GamingCheckRow, _ indicator: String, _ other: String) -> String {
        switch check.answer {
        case "scoreGradually":
            "Counter-balance: score gradually on both sides of the target, so that nothing jumps there, and read the value from the system."
        case "readFromRecords": "Counter-balance: read the value from records, with all its digits."
        case "pair": "Counter-balance: let \(indicator) weigh no more than \(other) (balance)."
        case "countChecks":
            "Counter-balance: count skipped checks by themselves, and plan people for the load."
        default: "Counter-balance: read the indicators on days through the period, not at its end."
        }
    }
    func example(_ text: String) -> String { "For instance \(text)" }
    var accusesNobody: String {
        "The checks describe numbers, not people: there may be reasons that nobody has to answer for, such as how a value is recorded."
    }
    func unmeasured(_ names: [String]) -> String { "Not measured: \(names.joined(separator: ", "))." }
    func unmatched(_ names: [String]) -> String {
        "In the tables, and not in the card: \(names.joined(separator: ", "))."
    }
}
