import Scorecards

struct EnglishScorePhrases: ScorePhrases {
    func name(_ name: NameRow) -> String { name.en }
    var person: String { "Person" }
    var period: String { "Period" }
    var score: String { "Score" }
    var light: String { "Light" }
    func light(_ word: String?) -> String { word ?? "–" }
    var measured: String { "Measured" }
    var pay: String { "Pay" }
    var pool: String { "Pool" }
    func scoresTitle(card: String) -> String { "Scores: \(card)" }
    func opening(people: String, periods: String, first: String, last: String) -> String {
        let who = people == "1" ? "1 person" : "\(people) people"
        if first == last { return "\(who) in \(first)" }
        return "\(who), \(periods) \(periods == "1" ? "period" : "periods") from \(first) to \(last)"
    }
    func ofPeriod(_ period: String) -> String { "In \(period)" }
    var wellDone: String { "Well done" }
    var toTalkAbout: String { "To talk about" }
    func recognition(person: String, _ runs: [(what: String, periods: Int)]) -> String {
        "\(person), green periods in a row: "
            + runs.map { "\($0.what) \($0.periods)" }.joined(separator: ", ")
    }
    func improvementPlan(person: String, _ runs: [(what: String, periods: Int)]) -> String {
        "\(person), red periods in a row: " + runs.map { "\($0.what) \($0.periods)" }.joined(separator: ", ")
            + ". Agree on an improvement plan."
    }
    var whole: String { "the whole card" }
    func unmeasured(_ names: [String]) -> String {
        "Not measured, so that their weight falls to the others of their group: \(names.joined(separator: ", "))."
    }
    func withoutValue(_ name: String, rows: String) -> String {
        rows == "1"
            ? "\(name): 1 fact has no value (NULL, as after a division by zero) and does not count."
            : "\(name): \(rows) facts have no value (NULL, as after a division by zero) and do not count."
    }
    func unmatched(_ names: [String]) -> String {
        "In the tables, and not in the card: \(names.joined(separator: ", "))."
    }
    func appeals(_ count: Int) -> String {
        "By \(counted(count, "appeal")) facts do not count (orderlens appeal list)."
    }
    func appealsWithoutFact(_ numbers: [Int]) -> String {
        let list = numbers.map(String.init).joined(separator: ", ")
        return numbers.count == 1
            ? "Appeal \(list) takes out nothing: what it names is in no fact of this card, or another appeal took it out."
            : "Appeals \(list) take out nothing: what they name is in no fact of this card, or another appeal took it out."
    }
    func marks(_ row: ScoresReport.MarksRow, icc: String?) -> String {
        "Colleagues' marks: \(raters(row)), \(leniency(row))"
            + (icc.map { "; agreement about a person's mean mark ICC(1,k) = \($0)" } ?? "")
            + "; \(counted(row.withheld, "mark")) of too few raters withheld, \(counted(row.selfMarks, "self-mark")) left out."
            + (row.components > 1
                ? " People and raters fall into \(row.components) parts without a mark in common: compare within them only."
                : "")
    }
    private func raters(_ row: ScoresReport.MarksRow) -> String { counted(row.raters, "rater") }
    private func leniency(_ row: ScoresReport.MarksRow) -> String {
        guard row.ratersCorrected > 0 else { return "none with marks enough for a leniency to be taken away" }
        let spread = row.leniencySpread.map { " (spread \(NumberText.decimal($0, places: 1)))" } ?? ""
        return row.ratersCorrected == row.raters
            ? "each one's leniency taken away\(spread)"
            : "the leniency of \(row.ratersCorrected) with marks enough taken away\(spread)"
    }
    /// With the plural for all but one.
    private func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(NumberText.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
    }
    func pool(_ row: ScoresReport.PoolRow, cents: String, sales: String, undistributed: String) -> String {
        let rest: String? =
            switch row.reason {
            case "noScores": "; \(undistributed) is left, as nobody has a score above 0"
            case "allCapped": "; \(undistributed) is left, as everybody with a score is at the cap"
            default: nil
            }
        return
            "Profit pool of \(row.period): \(cents) of sales of \(sales), by score, at most \(row.cap) times the mean"
            + (rest ?? "") + "."
    }
    var scoreMeaning: String {
        "An indicator scores 0 at its floor, 100 at its target and 120 at its stretch."
    }
    var payMeaning: String { "Pay is a part of a full one, at a score of 100." }

    var indicator: String { "Indicator" }
    var value: String { "Value" }
    var target: String { "Target" }
    var facts: String { "Facts" }
    var weight: String { "Weight" }
    var points: String { "Points" }
    var pointsToTarget: String { "To target" }
    func withheld(_ reason: String) -> String {
        switch reason {
        case "tooFewFacts": "withheld: too few facts"
        case "allExcluded": "withheld: appeals took all facts out"
        case "noValue": "not computed: no fact has a value (NULL, as after a division by zero)"
        default: "not computed: too large a number"
        }
    }
    var strengths: String { "What carries the score" }
    var shortfalls: String { "What would lift it" }
    var none: String { "Nothing." }
    func composite(_ score: String, light: String, coverage: String) -> String {
        "Score \(score), \(light); \(coverage) of the weight is measured"
    }
    func withheldComposite(_ reason: String, coverage: String, minimum: String) -> String {
        reason == "tooLittleMeasured"
            ? "No score: \(coverage) of the weight is measured, and the card asks for \(minimum)"
            : "No score: nothing is measured of one of the groups; \(coverage) of the weight is measured"
    }
    func groupNotMeasured(people: Int) -> String {
        "No score, light or pay for \(people == 1 ? "1 person" : "\(people) people") of whom nothing is measured of one of the groups."
    }
    func tooLittleMeasured(people: Int, minimum: String) -> String {
        "No score, light or pay for \(people == 1 ? "1 person" : "\(people) people") of whom less than \(minimum) of the weight is measured (minimum-coverage)."
    }
    func payTotal(_ total: String, base: String, groups: [(name: String, part: String)]) -> String {
        "Pay \(total) of a full one: base \(base)" + groups.map { " + \($0.name) \($0.part)" }.joined()
    }
    func factsOf(_ indicator: String) -> String { "Facts: \(indicator)" }
    var noFacts: String { "The value came as a table; its facts are not here." }
    func factsOfMarks(_ count: Int?) -> String {
        (count.map {
            "The value is the mean of \(counted($0, "colleague's mark", "colleagues' marks")), leniency taken out. "
        } ?? "")
            + "Marks are not shown singly."
    }
    var date: String { "Date" }
    var order: String { "Order" }
    var event: String { "Event" }
    func doesNotCount(appeal: Int) -> String { "does not count: appeal \(appeal)" }
    func appeal(_ number: Int, reason: String) -> String { "Appeal \(number): \(reason)" }
    var noValue: String { "no value" }

    var appealsTitle: String { "Appeals" }
    func withdrawn(at: String, by: String, reason: String) -> String {
        "withdrawn \(at) by \(by): \(reason)"
    }
    var noAppeals: String { "Nobody has appealed." }
    var number: String { "No." }
    var subject: String { "Does not count" }
    var enteredBy: String { "Entered by" }
    var enteredAt: String { "At" }
    var everything: String { "all" }
}
