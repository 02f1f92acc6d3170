import Delays
import Findings
import LogQuality

struct EnglishFindingPhrases: FindingPhrases {
    func stage(_ activity: String, _ cause: Cause) -> String {
        switch cause {
        case .processing: "\(activity) takes long to do"
        case .elapsed: "\(activity) takes long"
        case .firstTouch: "New orders lie untouched before \(activity)"
        case .batching: "Orders wait at \(activity) for a batch to fill"
        case .unavailability: "Orders wait at \(activity) while nobody is on duty"
        case .prioritization: "Orders are overtaken at \(activity)"
        case .contention: "Orders queue at \(activity)"
        case .unexplained: "Orders wait before \(activity) for something outside the log"
        case .undetermined: "Orders wait before \(activity), and the log cannot say why"
        }
    }

    func orders(_ kind: String, _ effect: FindingWords.Standing) -> String {
        switch effect {
        case .slower: "Orders take longer: \(kind)"
        case .faster: "Orders are faster: \(kind)"
        case .later: "Orders are late more often: \(kind)"
        case .punctual: "Orders are late less often: \(kind)"
        }
    }

    func change(at activity: String?, week: String, isLonger: Bool) -> String {
        let what = activity.map { "\($0) takes" } ?? "Orders take"
        return "\(what) \(isLonger ? "longer" : "less time") since the week of \(week)"
    }

    func weight(_ indicator: String, from: String, to: String) -> String { "\(indicator): \(from) → \(to)" }

    func association(_ indicator: String, _ outcome: String, isGood: Bool) -> String {
        isGood
            ? "Who does better on “\(indicator)” does better on “\(outcome)”"
            : "Who does better on “\(indicator)” does worse on “\(outcome)”"
    }

    func saturation(_ indicator: String) -> String { "“\(indicator)” hardly tells anybody apart" }

    func target(_ indicator: String, isMet: Bool) -> String {
        isMet
            ? "“\(indicator)”: the target is met nearly always"
            : "“\(indicator)”: the target is mostly missed"
    }

    func gaming(_ check: String, indicator: String, other: String) -> String {
        switch check {
        case "bunching": "Values of “\(indicator)” crowd just inside the target"
        case "rounding": "Values of “\(indicator)” look rounded by hand"
        case "tradeOff": "“\(indicator)” seems to be bought with “\(other)”"
        case "skippedChecks": "“\(indicator)” falls when “\(other)” rises"
        default: "Work piles up on the last days of periods"
        }
    }

    func name(_ quantity: Measure.Quantity) -> String {
        switch quantity {
        case .hours: "of all orders together"
        case .hoursPerOrder: "an order on average"
        case .shareOfLeadTime: "of all lead time"
        case .lateGap: "in a late order against another"
        case .shareOfVariance: "of how much lead times differ"
        case .leadTimeEffect: "lead time, all else known being equal"
        case .lateShareEffect: "late orders, all else known being equal"
        case .leadTimeChange: "lead time, against before"
        case .forecastLeadTime: "mean lead time"
        case .forecastLateShare: "late orders"
        case .forecastNinetieth: "lead time that nine in ten orders stay below (P90)"
        case .mostLeadTime: "mean lead time, at most"
        case .currentWeight: "weight now"
        case .proposedWeight: "weight proposed"
        case .explainedGain: "explained share of outcomes (R²) on later periods, by all new weights together"
        case .withinCorrelation: "correlation within a person"
        case .shareAtOneScore: "values that are the same one"
        case .shareMeetingTarget: "values that meet the target"
        case .excessShare: "of the values next to the target are more than expected"
        case .shareAffected: "share affected"
        }
    }

    func interval(_ lower: String, _ upper: String, confidence: String) -> String {
        " (\(confidence): \(lower) … \(upper))"
    }

    func effect(_ figure: String, isLateness: Bool) -> String {
        "\(figure) \(isLateness ? "late orders" : "lead time")"
    }

    func allElseEqual(_ effects: [String]) -> String {
        "\(effects.joined(separator: ", ")), all else known being equal"
    }

    func measured(_ figure: String, _ name: String) -> String { "\(figure) \(name)" }

    func count(_ count: String, of unit: FindingWords.Unit) -> String {
        switch unit {
        case .orders: count == "1" ? "1 order" : "\(count) orders"
        case .rows: count == "1" ? "1 row" : "\(count) rows"
        }
    }

    func adjusted(_ pValue: String) -> String { "adjusted p \(pValue)" }

    func example(_ order: String, _ detail: String?) -> String {
        detail.map { "order \(order) (\($0))" } ?? "order \(order)"
    }

    func exception(_ example: String) -> String { "but \(example)" }

    func instance(_ example: String) -> String { "for instance \(example)" }

    func beforeAfter(_ before: String, _ after: String) -> String { "\(before) → \(after)" }

    func hours(_ hours: String, isSaved: Bool, _ basis: FindingWords.Basis) -> String {
        switch basis {
        case .counted: "\(hours) h of lead time"
        case .comparable: "\(hours) h \(isSaved ? "less" : "more") lead time than comparable orders"
        case .before: "\(hours) h \(isSaved ? "less" : "more") lead time than before"
        case .forecast: "\(isSaved ? "saves" : "adds") \(hours) h of lead time"
        }
    }

    func concerned(_ orders: String) -> String {
        orders == "1" ? "1 order concerned" : "\(orders) orders concerned"
    }

    func late(_ orders: String, isSaved: Bool) -> String {
        isSaved ? "\(orders) fewer late" : "\(orders) more late"
    }

    func money(_ amount: String) -> String { "net \(amount) in the first year" }

    func advice(_ subject: FindingSubject) -> String {
        switch subject {
        case .stage(let activity, let cause): advice(activity, cause)
        case .driver(_, _, true), .segment:
            "Find out what is done differently with these orders, and whether others can have it or these can do without."
        case .driver(_, _, false): "Look at how it comes about, and whether it can be avoided at its source."
        case .change: "Ask what changed in that week: people, rules, systems, customers."
        case .levers: "Try it at one stage or site first, and compare before with after (orderlens compare)."
        case .weight: "Agree it with those concerned before the next period begins."
        case .association: "Keep an eye on whether the one moves the other before anything is paid for it."
        case .saturation: "Set a harder target, score it gradually, or let it weigh less."
        case .target(_, _): "See whether the target can be reached, and what those do who reach it."
        case .gaming: "Score gradually instead of at a target, and read values from records."
        case .data(_, _, _, let advice): advice
        }
    }

    private func advice(_ activity: String, _ cause: Cause) -> String {
        switch cause {
        case .processing, .elapsed:
            "See which steps of \(activity) can be left out, prepared or done by a system."
        case .firstTouch: "Have somebody look through new orders at fixed times, several times a day."
        case .batching: "Let smaller batches through, or at more times of the day."
        case .unavailability: "Shift hours to when orders arrive, or have somebody stand in."
        case .prioritization:
            "Agree on an order of work that everybody keeps: earliest promise first, or first in, first out."
        case .contention:
            "Bring more hands to \(activity) at its busiest hours, or train somebody from a quieter stage."
        case .unexplained: "Find out who or what is waited for, log it, and chase it from a set time on."
        case .undetermined: "Log who does what, and when it begins: then the cause can be told."
        }
    }

    func answer(_ lever: String, gives effect: String?) -> String {
        effect.map { "\(lever): \($0)" } ?? lever
    }

    func grade(_ grade: Finding.Grade) -> String { "Grade \(grade.rawValue)" }

    func meaning(_ grade: Finding.Grade) -> String {
        switch grade {
        case .confirmed: "confirmed: counted, or seen again in orders or periods that did not suggest it"
        case .supported: "supported: told from chance, or forecast by a replay that reproduces the log"
        case .hint: "hint: a place to look at"
        }
    }

    func caveat(_ caveat: Finding.Caveat) -> String {
        switch caveat {
        case .association: "This goes together; it does not show that the one brings about the other."
        case .forecast: "A forecast by replaying the orders; it has not been seen."
        case .boundOnly:
            "The most that could be gained: the replay is not near enough to the log to say how much would be."
        case .estimatedStarts: "The log has no start times; they are estimated."
        case .unseenCause: "The log shows no cause; this is what is left."
        }
    }

    func contradicts(_ other: String) -> String { "Another analysis says the opposite: \(other)." }

    func supported(by analyses: [String]) -> String { "Also found by: \(list(analyses))" }

    func name(_ analysis: FindingSubject.Analysis) -> String {
        switch analysis {
        case .delays: "delay ledger"
        case .drivers: "drivers"
        case .segments: "kinds of orders"
        case .weeks: "change over weeks"
        case .improvements: "improvements"
        case .weights: "weights"
        case .indicators: "indicators"
        case .scores: "scores"
        case .gaming: "checks of values"
        case .doctor: "data quality"
        }
    }

    func name(_ tone: Finding.Tone) -> String {
        switch tone {
        case .problem: "Problems"
        case .strength: "Strengths"
        case .action: "What could be done"
        case .doubt: "What to keep in mind"
        }
    }

    let costs = "What it costs"
    let gives = "What it gives"
    let change = "What to change"
    let evidence = "Evidence"
    let examples = "For instance"

    func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
