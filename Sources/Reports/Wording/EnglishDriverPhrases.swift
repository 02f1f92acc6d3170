import Delays

struct EnglishDriverPhrases: DriverPhrases {
    let title = "What the lead times depend on"
    func fitted(orders: String, open: String?, incomplete: String?) -> String {
        let without = [
            open.map { "\($0) that are not completed" }, incomplete.map { "\($0) that miss a value" },
        ].compactMap(\.self)
        return "Fitted to \(orders) orders"
            + (without.isEmpty ? "." : ", without \(without.joined(separator: " and ")).")
    }
    func errors(_ errors: DriverErrors, clusters: String?, confidence: String) -> String {
        guard let cluster = errors.cluster, let clusters else {
            return "\(confidence) intervals for orders of any variances (\(errors.kind))."
        }
        return
            "\(confidence) intervals for orders that hang together by \(cluster) (\(errors.kind), \(clusters) clusters)."
    }

    func given(explained: String) -> String { "Known when the order arrived: \(explained) of the variance" }
    func happened(explained: String) -> String { "Happened later: with it, \(explained) of the variance" }
    let effectsOnLeadTime = "Effects on the lead time"
    func effectsOnLateness(late: String, judged: String, rule: String) -> String {
        "Effects on being late: \(late) of \(judged) orders (\(rule))"
    }
    func interactions(screened: String, tested: String) -> String {
        "More, or less, together than alone (\(screened) pairs screened, \(tested) tested)"
    }
    let artefacts = "Artefacts, not causes"
    func outcome(_ attribute: String) -> String { "How \(attribute) goes with being late and taking long" }
    let leftOut = "Not taken for drivers"
    let notComputed = "Not computed"

    let feature = "Driver"
    let share = "Share"
    func interval(_ confidence: String) -> String { "\(confidence) interval" }
    let adjustedP = "p, adjusted"
    let effect = "Effect"
    let robustness = "Robust"
    let mostly = "Mostly in"
    let odds = "Odds"
    let points = "Points"
    let raw = "As it is"
    let adjusted = "Adjusted"
    let besideOther = "Beside"
    let lateShare = "Late"
    func more(_ count: String) -> String { "and \(count) more" }

    let happenedMeaning =
        "Mechanisms, not causes: delay can also be the cause of these. What was known at arrival is held the same."
    let effectMeaning =
        "Against the average order, or as written; everything else that was known at arrival being the same. An association: what the log does not show may lie behind it."
    let robustnessMeaning =
        "Robust: the share of what is left of both that a hidden cause would have to explain to explain the effect away."
    let pointsMeaning =
        "Late: the share of these orders that is late. Points: percentage points of that chance, everything else that was known at arrival being the same. Odds: by what they are multiplied."
    let splitMeaning =
        "Where each effect comes about: what it adds to a stage and cause to the right, what it saves to the left. The parts add up to it."
    func otherParts(_ hours: String) -> String { "all others \(hours)" }
    let nothingFound = "Nothing can be told from chance."
    func noEvidence(_ features: String) -> String { "Not to be told from chance: \(features)" }
    func untested(_ features: String, reason: String) -> String { "Not tested (\(reason)): \(features)" }
    func examples(_ effect: String, orders: String) -> String { "\(effect): for instance \(orders)" }
    func sampled(_ orders: String) -> String { "Fitted to a sample of \(orders) orders." }
    func lateExamples(_ effect: String, isLater: Bool, orders: String) -> String {
        "\(effect): \(isLater ? "late" : "in time"), for instance \(orders)"
    }
    func artefact(_ level: String, late: String, orders: String, share: String, others: String) -> String {
        "\(level)  \(late) of \(orders) orders are late (\(share)); of all others \(others) are."
    }
    func impossiblePromise(column: String?, before: String, promised: String) -> String {
        let by = column.map { " (\($0))" } ?? ""
        return
            "\(before) of \(promised) are promised\(by) for a time before they arrive, so they are late whatever is done."
    }
    func otherRoute(_ activity: String, orders: String, others: String) -> String {
        "Their process is another one: \(orders) of them go through \(activity), but \(others) of the others."
    }
    let setAsideMeaning =
        "Lateness comes from how these orders are booked. They count neither as late nor as in time here; --given COLUMN counts them."
    let sentenceSeparator = " "
    func outcomeMeans(mean: String, orders: String, late: String?, onTime: String?) -> String {
        "\(mean) on average of \(orders) orders"
            + (late.flatMap { late in onTime.map { "; \(late) when late, \($0) when in time" } } ?? "") + "."
    }
    let beingLate = "late, against in time"
    func leadTime(_ step: String) -> String { "lead time \(step)" }
    let outcomeMeaning =
        "Adjusted: everything that was known at arrival being the same. Beside: also of orders that took equally long, or were late alike."
    func separating(_ columns: String) -> String {
        "Of these no order is late, or every one is, so the odds are drawn in: \(columns)"
    }
    func interaction(_ first: String, _ second: String) -> String { "\(first) and \(second)" }
    func beyondBoth(_ effect: String, interval: String, orders: String) -> String {
        "\(effect) (\(interval)) beyond the sum of both, \(orders) orders"
    }
    func list(_ items: [String]) -> String { items.joined(separator: ", ") }

    /// The features have English names.
    func name(about: String) -> String? { nil }
    func level(_ level: String, about: String) -> String? { nil }
    func contrast(_ level: String, against other: String) -> String { "\(level) (against \(other))" }
    func pair(_ feature: String, _ level: String) -> String { "\(feature): \(level)" }
    func equal(_ feature: String, _ levels: String) -> String { "\(feature): \(levels)" }
    func through(_ first: String, _ last: String) -> String { "\(first) – \(last)" }
    func within(_ feature: String, _ range: String) -> String { "\(feature) \(range)" }
    func atLeast(_ value: String) -> String { "at least \(value)" }

    func range(above: String?, atMost: String?) -> String {
        [above.map { "over \($0)" }, atMost.map { "at most \($0)" }].compactMap(\.self).joined(
            separator: ", "
        )
    }

    func name(_ reason: DriverLeftOutRow.Reason, others: String) -> String {
        switch reason {
        case .constant: "the same for all orders"
        case .missing: "no order has a value"
        case .identifier: "nearly every order has its own"
        case .mostlyMissing: "too many orders have no value"
        case .outcomeLeak: "gives away which orders are late: made from it, or known only after it"
        case .outcomeLeakPair: "gives away which orders are late together with another column"
        case .leadTimeCopy: "runs with the lead time"
        case .knownOnlyLater: "known only after the order has begun"
        case .lateRule: "says which orders are late"
        case .redundant: others.isEmpty ? "others determine it" : "not to be told apart from \(others)"
        case .toldByFewOrders: "the same in all but fewer than ten orders"
        case .tooLarge: "has numbers too large to compute with"
        case .restatesEvents: "only says what happened to the order later"
        case .variesWithinOrders: "of events: no one value for each order"
        case .outcome: "is the outcome"
        case .asked: "as you asked"
        }
    }

    func name(_ subject: DriverGapRow.Subject) -> String {
        switch subject {
        case .given: "What was known at arrival"
        case .happened: "What happened later"
        case .shares: "Shares of the variance"
        case .lateness: "Being late"
        case .interactions: "Pairs of conditions"
        case .outcome: "The outcome"
        case .segments: "Segments"
        }
    }

    func name(_ reason: DriverGapRow.Reason) -> String {
        switch reason {
        case .tooFewOrders: "too few orders"
        case .noFeatures: "nothing varies that it could depend on"
        case .noVariance: "all lead times are the same"
        case .tooFewClusters: "too few clusters"
        case .exactFit: "fitted exactly, so that nothing is left to judge the error by"
        case .redundant: "the other features determine it"
        case .undefinedReplicates: "many of the drawn samples have none"
        case .sharedWithOthers: "too many features for a share of each"
        case .noLateRule: "name a promise column, --target 48h or --late-when COLUMN=VALUE"
        case .constantOutcome: "all values are the same"
        case .oneOutcome: "all judged orders are late, or none is"
        case .notConverged: "no estimate was found"
        case .failed: "the computation failed"
        }
    }
}
