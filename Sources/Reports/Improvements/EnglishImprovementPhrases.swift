import Improvements

struct EnglishImprovementPhrases: ImprovementPhrases {
    let title = "What to change, and what it would give"
    let forecast =
        "A forecast, not a measurement: the orders of the log run through the desk once more with something changed and all else the same. People may act otherwise once it is changed."
    func replayed(orders: String, perWeek: String) -> String {
        "\(counted(orders, "order", "is", "are")) replayed, \(perWeek) a week."
    }

    let fidelityHeading = "How near the replay comes to the log"
    func faithful(distance: String, most: String) -> String {
        "Near enough: with nothing changed, the replay's lead times are \(distance) of their mean away from the log's (up to \(most) is believed)."
    }
    func notFaithful(_ reasons: [String]) -> String {
        "Not near enough to forecast what a change gives: \(reasons.joined(separator: "; ")). Levers are only bounded: what follows is the most that each could take away, read off the ledger, not what it would."
    }
    func shortfall(_ figure: ShortfallRow.Figure, off: String?, most: String) -> String {
        let name: String
        switch figure {
        case .orders:
            return
                "only \(counted(off ?? "0", "order", "is", "are")) completed in the replay (at least \(most) are needed)"
        case .uncompleted:
            return
                "\(off ?? "–") of the orders are never completed in the replay (up to \(most) is believed)"
        case .distance:
            return
                "with nothing changed, the replay's lead times are \(off ?? "–") of their mean away from the log's (up to \(most) is believed)"
        case .mean: name = "the mean lead time"
        case .p90: name = "the lead time that nine in ten orders keep to"
        case .late: name = "the share of late orders"
        case .atDesk: name = "the time that orders wait at the desk"
        }
        return
            "\(name) is \(off.map { "\($0) off" } ?? "nothing in the log and something in the replay") (up to \(most) is believed)"
    }
    func uncompleted(_ orders: String, of all: String) -> String {
        "\(orders) of \(counted(all, "order")) \(orders == "1" ? "is" : "are") never completed in the replay"
    }
    let stop = "."
    let log = "Log"
    let replay = "Replay"
    let off = "Off by"
    let atDesk = "Waits at the desk"
    func notNear(_ stage: String) -> String { "\(stage) (not near enough)" }
    let waitingByStage = "Waits before a stage"
    let timeByCause = "Time of an order by cause"
    func weekly(distance: String, order: String) -> String {
        "Within each week of arrival lead times are \(distance) of the mean away, one and the same order by \(order) on average."
    }

    let requestedHeading = "What you asked for"
    let planHeading = "The plan, all of it together"
    let improvementsHeading = "What would help, the best first"
    let disciplinesHeading = "Who is next where several wait"
    func discipline(_ kind: DisciplineRow.Kind, activities: [String], keys: [String]) -> String {
        let rule =
            switch kind {
            case .firstInFirstOut: "first in, first out"
            case .priority: "first " + keys.joined(separator: "; then ")
            case .asLogged: "no rule foretells it; the replay takes the order of the log"
            }
        return "\(activities.joined(separator: ", ")): \(rule)."
    }
    func foretold(_ share: String, firstInFirstOut: String, choices: String) -> String {
        share == firstInFirstOut
            ? " Foretells \(share) of the pairs in \(counted(choices, "choice"))."
            : " Foretells \(share) of the pairs in \(counted(choices, "choice")); first in, first out \(firstInFirstOut)."
    }
    let boundsHeading = "What could be taken away at most"
    let pairsHeading = "Two together"
    let withoutHeading = "What would give nothing"
    func stepsHeading(_ source: ImprovementFigures.StepSource) -> String {
        switch source {
        case .plan: "The plan, step by step"
        case .requested: "What you asked for, step by step"
        case .best: "The best together, step by step"
        }
    }
    let distributionHeading = "Orders completed within a time, before and after"
    let examplesHeading = "Orders and people"
    let reachHeading = "The goal"
    let loadHeading = "If more orders came in"
    let assumptionsHeading = "What this assumes"
    let notComputedHeading = "Not computed"

    let mean = "Mean"
    let median = "Median"
    let lever = "Lever"
    func interval(_ confidence: String) -> String { "\(confidence) interval" }
    let points = "Points"
    func inPoints(_ number: String) -> String { "\(number) pts" }
    let work = "Work, h"
    let adjustedP = "p"
    func perYear(_ currency: String?) -> String { currency ?? "Money" }
    let before = "Before"
    let after = "After"
    let most = "At most"
    let person = "Person"
    let weeklyHours = "Hours a week"
    let timeOnDuty = "Time on duty"
    let assumes = "Assumes, and takes"
    let arrivals = "Arrivals"
    let busiest = "Busiest"
    let busy = "Busy"
    let inHand = "In hand"
    let notDone = "Not done"

    func improvementsMeaning(tried: String, level: String, hasLate: Bool) -> String {
        let change =
            hasLate
            ? "Change of the lead time of an order, and of the percentage points of being late; below zero is better."
            : "Change of the lead time of an order; below zero is better."
        let either = hasLate ? ", the smaller one of the mean's and the late orders'" : ""
        return
            "\(change) Work: hours of the first year. p\(either): adjusted for the \(counted(tried, "lever or pair", "levers and pairs")) tried, at most \(level) here."
    }
    let moneyMeaning = "Money: of the first year, what late orders cost less, less what the change costs."
    let boundsMeaning =
        "At most: all the time an order spends on what the lever answers. A change takes away a part of it, or none. That other stages may be relieved is not counted."
    func nothingHelps(hasLate: Bool) -> String {
        "Nothing that was tried shortens lead times\(hasLate ? ", or makes fewer orders late," : "") by more than chance could."
    }
    let nothingSuggested = "The ledger suggests nothing that could be tried."
    let withoutMeaning = "No gain, or none that can be told from chance."
    func levers(_ count: String) -> String { counted(count, "lever") }
    let stepsMeaning =
        "Each row has all levers above it. What a lever gives here may differ from what it gives alone."
    func headline(_ lever: String, difference: String, interval: String?) -> String {
        "Best of all: \(lever). Mean lead time \(difference)\(interval.map { " (\($0))" } ?? "")."
    }
    func headline(steps: String, from: String, to: String, late: (from: String, to: String)?) -> String {
        let late = late.map { ", late orders from \($0.from) to \($0.to)" } ?? ""
        return "With all \(steps) steps the mean lead time goes from \(from) to \(to)\(late)."
    }
    func takes(_ effort: String) -> String { "Takes: \(effort)" }
    func assumes(_ assumption: String) -> String { "Assumes: \(assumption)" }
    func compared(orders: String, faster: String, slower: String) -> String {
        "Of \(counted(orders, "order")) \(faster) \(faster == "1" ? "is" : "are") completed sooner and \(slower) later."
    }
    func stuck(_ orders: String) -> String {
        "\(orders) \(orders == "1" ? "is" : "are") completed in one of the two replays only, and left out."
    }
    func judged(_ orders: String) -> String { "Late: of the \(counted(orders, "order")) that can be judged." }
    func told(pValue: String, late: String?) -> String {
        "p of no difference of the means: \(pValue)\(late.map { "; of the shares of late orders: \($0)" } ?? "")."
    }
    func atMost(_ hours: String) -> String { "At most \(hours) an order: all that it answers in the ledger." }
    func valued(_ hours: String) -> String {
        "\(hours) hours of lead time saved in a year for each hour of work of the first year."
    }
    func net(_ amount: String, parts: [String]) -> String {
        "Money of the first year: \(amount)" + (parts.isEmpty ? "." : " (\(parts.joined(separator: ", "))).")
    }
    func example(_ order: String, before: String, after: String) -> String {
        "\(order): \(before) → \(after)"
    }
    func changes(_ person: String, before: String, after: String) -> String {
        "\(person) works \(before) → \(after) h a week"
    }
    func examples(_ examples: [String]) -> String { "For instance \(examples.joined(separator: "; "))" }
    let asIs = "As it is"
    let allTogether = "All together"
    func further(_ lever: String) -> String { "+ \(lever)" }
    func orders(within: String, before: String, after: String) -> String {
        "\(within) of the orders: within \(before) before, within \(after) after."
    }
    let someoneNew = "somebody new"

    func people(_ count: Int, hours: String) -> String {
        "\(counted(NumberText.count(count), "person", "people")) more (\(hours) h a week)"
    }
    func weekly(hours: String, isLess: Bool) -> String {
        "\(hours) h of work a week \(isLess ? "less" : "more")"
    }
    func rules(_ count: Int) -> String { counted(NumberText.count(count), "rule") }
    func trainings(_ count: Int) -> String { counted(NumberText.count(count), "training") }
    func systems(_ count: Int) -> String { counted(NumberText.count(count), "system") }
    func firstYear(hours: String, isLess: Bool) -> String {
        "\(hours) h of work \(isLess ? "less " : "")in the first year"
    }
    func list(_ items: [String]) -> String { items.joined(separator: ", ") }
    func part(_ part: ImprovementFigures.MoneyPart, amount: String) -> String {
        switch part {
        case .lateOrders: "late orders \(amount)"
        case .work: "work \(amount)"
        case .heads: "further people \(amount)"
        case .once: "once \(amount)"
        }
    }
    func prices(hour: String?, lateOrder: String?, head: String?) -> String? {
        let prices = [
            hour.map { "an hour of work \($0)" }, lateOrder.map { "a late order \($0)" },
            head.map { "a further person \($0) a week" },
        ].compactMap(\.self)
        return prices.isEmpty ? nil : "Prices: \(prices.joined(separator: ", "))."
    }
    func onceHours(rule: String, training: String, system: String) -> String {
        "Work once: \(rule) h to bring in a rule, \(training) h to teach somebody an activity, \(system) h to have a system do an activity."
    }

    func goal(_ figure: ReachGoal.Figure, atMost: String) -> String {
        switch figure {
        case .late: "at most \(atMost) late"
        case .mean: "mean lead time at most \(atMost)"
        case .median: "median lead time at most \(atMost)"
        case .p90: "nine in ten orders within \(atMost)"
        }
    }
    func reached(_ goal: String, from: String, tried: String) -> String {
        "Goal: \(goal); now \(from). This gets there, the cheapest of \(counted(tried, "set")) of levers tried from the cheapest on:"
    }
    func reachedAlready(_ goal: String, now: String) -> String {
        "Goal: \(goal). The desk is there already: \(now) in the replay with nothing changed."
    }
    func notReached(_ goal: String, from: String, tried: String, isComplete: Bool) -> String {
        "Goal: \(goal); now \(from). None of \(counted(tried, "set")) of levers gets there"
            + (isComplete
                ? ", and there are no others to try." : ". There are dearer sets that were not tried.")
    }
    func goalUnknown(_ goal: String) -> String {
        "Goal: \(goal). The replay cannot tell where the desk is now."
    }
    let nearest = "This comes nearest:"
    let noNearest = "No lever brings the desk nearer."

    let loadMeaning =
        "The same orders, more or fewer of them, with nothing changed at the desk. In hand: orders not completed when the last one came in."
    let arrivalsAxis = "Arrivals, times today's"
    let today = "today"
    let doubled = "mean doubled"
    func doubles(at factor: String, busiest: String?) -> String {
        "At \(factor) times today's arrivals mean lead times are at least twice as long\(busiest.map { "; \($0)" } ?? "")."
    }
    func doesNotDouble(upTo factor: String) -> String {
        "Up to \(factor) times today's arrivals mean lead times do not double."
    }
    func times(_ factor: String) -> String { "\(factor) ×" }
    func busiest(_ person: String, share: String) -> String {
        "\(person) then has work for \(share) of the time on duty"
    }

    let general =
        "Orders come in, go their way, take their working time, and wait for what is outside the desk as they did in the log; whoever did an activity there can do it."
    func lateMeans(_ rule: String) -> String { "Late: \(rule)." }
    func intervals(_ interval: Effect.Interval, groups: String, replicates: String, confidence: String)
        -> String
    {
        let groups =
            interval.unit == .weeks
            ? "the \(counted(groups, "week")) that orders came in"
            : "\(counted(groups, "group")) of orders"
        return
            "\(confidence) intervals: \(groups), drawn anew \(replicates) times, of \(interval.courses == 1 ? "1 replay" : "\(interval.courses) replays with working times a little apart"); wider by as much as the replay is off."
    }
    func name(_ what: ImprovementGapRow.What) -> String {
        switch what {
        case .effects: "Effects of levers"
        case .late: "Late orders"
        case .money: "Money"
        case .intervals: "Intervals"
        }
    }
    func name(_ reason: ImprovementGapRow.Reason) -> String {
        switch reason {
        case .notFaithful: "the replay is too far from the log"
        case .noLateRule:
            "nothing says when an order is late: name a promise column, --target 48h or --late-when COLUMN=VALUE"
        case .attributeRule: "lateness is an attribute of the order, which a replay does not have"
        case .noPrices: "orderlens.yml has no price of an hour of work, or none of a late order"
        case .tooFewOrders: "too few orders to tell how much they differ"
        }
    }
}

/// A count with its word: one of its kind for a single thing.
private func counted(_ count: String, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == "1" ? one : many ?? one + "s")"
}

/// The same with a verb behind it.
private func counted(_ count: String, _ one: String, _ singular: String, _ plural: String) -> String {
    "\(counted(count, one)) \(count == "1" ? singular : plural)"
}
