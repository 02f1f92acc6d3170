import Delays
import EventLogs
import LogQuality

struct EnglishPhrases: Phrases {
    let languageTag = "en"
    let title = "Where the time of the orders goes"

    func size(orders: String, instances: String, activities: String, resources: String) -> String {
        list([
            plural(orders, "order"), plural(instances, "activity instance"),
            activities == "1" ? "1 activity" : "\(activities) activities", plural(resources, "resource"),
        ])
    }

    func span(from: String, to: String, zone: String) -> String { "\(from) to \(to) (\(zone))" }

    func startTimes(_ source: EventLog.StartTimes) -> String {
        switch source {
        case .recorded: "Start times: recorded in the log."
        case .estimated:
            "Start times: estimated. The log records ends only; processing against waiting is an estimate."
        case .absent:
            "Start times: absent. The log records ends only; processing and waiting are booked together as elapsed."
        }
    }

    let whatHappened = "What happened"
    let whereTheTimeGoes = "Where the time goes"
    let stagesByCause = "Stage by cause"
    let largestParts = "Largest parts"
    let carryingVariance = "What makes lead times differ"
    let lateAgainstOnTime = "Late orders against orders on time"
    let longestTransitions = "Transitions that wait longest"
    let overtaking = "Orders that went first"
    let batches = "Batches found"
    let handOffs = "Hand-offs"
    let resources = "Resources"
    let calendars = "Working calendars"
    let byWeek = "Week by week"
    let worstOrders = "Slowest orders"
    let concurrent = "Activities that run side by side"
    let warnings = "Warnings"
    let howToRead = "How to read this"
    let ledger = "The ledger"

    func list(_ items: [String]) -> String { items.joined(separator: ", ") }
    let noOrders = "The log has no orders."
    let leadTime = "Lead time"
    let mean = "mean"
    let median = "median"
    let ninetiethPercentile = "P90"
    let late = "Late"

    func lateCount(orders: String, judged: String, rule: String) -> String {
        "\(orders) of \(judged) orders (\(rule))"
    }

    func lateRule(_ criterion: LateCriterion) -> String {
        switch criterion.kind {
        case .promise: "completed after the promised time"
        case .target: "lead time over \(NumberText.decimal(criterion.targetHours ?? 0, places: 0)) h"
        case .workingTarget:
            "lead time over \(NumberText.decimal(criterion.targetHours ?? 0, places: 0)) working hours"
        case .attribute:
            "\(criterion.attribute ?? "") is \((criterion.values ?? []).joined(separator: " or "))"
        }
    }

    let noLateRule = "not judged: name a promise column, --target 48h or --late-when COLUMN=VALUE"
    let nothingToCompare = "All judged orders are late or none is, so there is nothing to compare."
    func lateGap(_ difference: String) -> String { "A late order takes \(difference) more, of which:" }
    let booksAsLiterature =
        "Causes are booked as the research literature does, to compare with. Within a wait they are shown one after the "
        + "other, not when they happened."
    let varianceMeaning =
        "Share of the lead times' variance that moves with this part; all parts add up to 100%."
    func beforeFirstTouch(_ parts: String) -> String { "Before the first touch: \(parts)" }
    func omitted(_ rows: String) -> String { "and \(rows) more" }
    func omittedParts(_ rows: String, time: String, share: String) -> String {
        "and \(plural(rows, "smaller part")): \(time), \(share)"
    }
    func handOff(_ changed: Bool, count: String, mean: String) -> String {
        changed
            ? "Changed hands \(times(count)), waiting \(mean) on average"
            : "Stayed in the same hands (or nobody is named) \(times(count)), waiting \(mean) on average"
    }
    func batch(_ row: BatchRow, count: String, instances: String) -> String {
        let found = "\(count == "1" ? "1 batch" : "\(count) batches") of \(plural(instances, "instance"))"
        return switch row.rule {
        case "size": "collected up to \(row.size ?? 0), \(found)"
        case "clock": "done at \((row.times ?? []).joined(separator: ", ")), \(found)"
        default: "done together, \(found)"
        }
    }
    func calendarsFrom(_ source: String, resources: String) -> String {
        "\(source): \(plural(resources, "resource"))"
    }
    func hoursPerWeek(_ hours: String) -> String { "\(hours) h a week" }
    func weekday(_ abbreviation: String) -> String { abbreviation }
    let throughDay = "–"
    let betweenDays = ", "
    func weekRange(from: String, to: String, least: String, most: String) -> String {
        "\(from) to \(to), mean lead time from \(least) to \(most)"
    }
    func shorterTiles(_ tiles: String) -> String { "Not drawn: \(plural(tiles, "shorter piece"))." }
    func workedOnInstead(_ order: String) -> String { "worked on \(order) instead" }
    func within(_ cause: String) -> String { "held up by: \(cause)" }
    func sinceArrival(_ unit: String) -> String { "since arrival, \(unit)" }

    let reading = [
        "Each order's lead time, from arrival to completion, is cut along its critical path into pieces, and each "
            + "piece is booked to one stage and one cause. The pieces of an order add up to its lead time exactly.",
        "A stage's waiting is the time between the moment when its work could have begun and the moment when it did.",
        "Mean time an order counts all orders, including those that never saw the stage.",
        "Unexplained is time in which somebody was there and free, and still nothing happened: look for a customer, "
            + "a system or another department. Undetermined is what the data cannot decide.",
    ]

    let stage = "Stage"
    let cause = "Cause"
    func perOrder(_ unit: TimeUnit) -> String { "\(symbol(unit))/order" }
    func titled(_ title: String, _ unit: TimeUnit) -> String { "\(title), \(symbol(unit))" }
    func told(_ subject: String, _ text: String) -> String { "\(subject): \(text)" }
    let share = "Share"
    let varianceShare = "of variance"
    let orders = "Orders"
    let order = "Order"
    let all = "All"
    let rework = "rework"
    func reworked(_ activity: String) -> String { "\(activity) (rework)" }
    let onTime = "On time"
    let difference = "Difference"
    let transition = "Transition"
    let count = "Count"
    let meanWait = "Mean wait"
    let mostly = "Mostly"
    let overtaken = "Overtook"
    let cost = "Cost"
    let resource = "Resource"
    let nobody = "(nobody named)"
    let instances = "Instances"
    let work = "Work"
    let waitedFor = "Waited for"
    let week = "Week"
    let largestPart = "Largest part"
    let source = "Source"
    let hours = "Hours"
    let leave = "Leave"
    let from = "From"
    let to = "To"
    let duration = "Duration"

    let pathsTitle = "The ways that the orders go"
    let directlyFollows = "What follows what: the time from the end of the one to the start of the next"
    func variants(_ count: String) -> String { "Variants: \(count)" }
    let meanColumn = "Mean"
    let longest = "Longest"

    let nothingWrong = "Nothing wrong was found."
    let foundSound = "Looked at and found sound"
    let row = "Row"
    let start = "Start"
    let end = "End"
    let value = "Value"

    func name(_ source: CalendarRow.Source) -> String {
        switch source {
        case .given: "Given"
        case .noneGiven: "None given, taken to be always on duty"
        case .always: "Always on duty, as you said"
        case .discovered: "Discovered from their own work"
        case .discoveredAlways: "Discovered to work round the clock"
        case .borrowedFromTeam: "Too little work of their own, so their team's"
        case .unknown: "Not to be told, taken to be always on duty"
        }
    }

    func name(_ severity: QualityFinding.Severity) -> String {
        switch severity {
        case .note: "Note"
        case .warning: "Warning"
        case .error: "Error"
        }
    }

    func name(_ cause: Cause) -> String {
        switch cause {
        case .processing: "Processing"
        case .elapsed: "Elapsed"
        case .firstTouch: "First touch"
        case .batching: "Batching"
        case .unavailability: "Unavailability"
        case .prioritization: "Prioritization"
        case .contention: "Contention"
        case .unexplained: "Unexplained"
        case .undetermined: "Undetermined"
        }
    }

    func shortName(_ cause: Cause) -> String {
        switch cause {
        case .processing: "Work"
        case .elapsed: "Elapsed"
        case .firstTouch: "Untouched"
        case .batching: "Batch"
        case .unavailability: "Off duty"
        case .prioritization: "Overtaken"
        case .contention: "Queue"
        case .unexplained: "Unexpl."
        case .undetermined: "Unknown"
        }
    }

    func meaning(_ cause: Cause) -> String {
        switch cause {
        case .processing: "somebody worked on it"
        case .elapsed: "working or waiting"
        case .firstTouch: "nobody had touched it yet"
        case .batching: "it waited for a batch"
        case .unavailability: "nobody for it was on duty"
        case .prioritization: "later work went first"
        case .contention: "earlier work was in line"
        case .unexplained: "something outside the log"
        case .undetermined: "the data cannot decide"
        }
    }

    private func plural(_ count: String, _ noun: String) -> String {
        count == "1" ? "1 \(noun)" : "\(count) \(noun)s"
    }

    private func times(_ count: String) -> String { count == "1" ? "once" : "\(count) times" }

    func symbol(_ unit: TimeUnit) -> String {
        switch unit {
        case .minutes: "min"
        case .hours: "h"
        case .days: "d"
        }
    }
}
