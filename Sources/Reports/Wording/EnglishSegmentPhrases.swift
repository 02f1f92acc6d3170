struct EnglishSegmentPhrases: SegmentPhrases {
    let title = "Which kinds of orders are slow, and which do well"
    func searched(
        suggesting: String,
        confirming: String,
        conditions: String,
        features: String,
        tested: String
    ) -> String {
        "Suggested by \(suggesting) orders (\(conditions) conditions on \(features) features), "
            + "\(tested) tested on \(confirming) others."
    }

    let slower = "Slower than comparable orders"
    func later(_ late: String) -> String { "Late more often than comparable orders: \(late)" }
    func late(_ late: String, judged: String, rule: String) -> String {
        "\(late) of \(judged) are late (\(rule))"
    }
    let faster = "Bright spots: faster than comparable orders"
    let punctual = "Bright spots: late less often than comparable orders"

    let segment = "Orders with"
    let orders = "Orders"

    let none = "None was confirmed."
    let pageMeaning =
        "Comparable: the same in everything else that is known. Points: percentage points of being late. An association: what the log does not show may lie behind it."
    var meaning: String { pageMeaning + " Bar: the effect times the orders." }
    func unconfirmed(_ segments: String) -> String {
        "\(segments) more were suggested, and not confirmed by the other half."
    }
}
