import Delays
import EventLogs
import LogQuality

/// Every text of the reports. A language is a type that has them all: one that is missing does not compile.
///
/// Numbers come in as text, rounded already.
protocol Phrases: MapPhrases, ComparisonPhrases, Sendable {
    /// The BCP 47 tag, for the page.
    var languageTag: String { get }
    var title: String { get }

    // What was read.
    func size(orders: String, instances: String, activities: String, resources: String) -> String
    func span(from: String, to: String, zone: String) -> String
    /// How the log came by its start times, and what that means.
    func startTimes(_ source: EventLog.StartTimes) -> String

    // Headings.
    var whatHappened: String { get }
    var whereTheTimeGoes: String { get }
    var stagesByCause: String { get }
    var largestParts: String { get }
    var carryingVariance: String { get }
    var lateAgainstOnTime: String { get }
    var longestTransitions: String { get }
    var overtaking: String { get }
    var batches: String { get }
    var handOffs: String { get }
    var resources: String { get }
    var calendars: String { get }
    var byWeek: String { get }
    var worstOrders: String { get }
    var concurrent: String { get }
    var warnings: String { get }
    var howToRead: String { get }
    var ledger: String { get }

    // Sentences.
    func list(_ items: [String]) -> String
    var noOrders: String { get }
    var leadTime: String { get }
    var mean: String { get }
    var median: String { get }
    var ninetiethPercentile: String { get }
    var late: String { get }
    func lateCount(orders: String, judged: String, rule: String) -> String
    func lateRule(_ criterion: LateCriterion) -> String
    /// Nothing says when an order is late; names the ways to say it.
    var noLateRule: String { get }
    /// All orders are late, or none, so that there is nothing to compare.
    var nothingToCompare: String { get }
    func lateGap(_ difference: String) -> String
    /// That causes were booked as the literature does, and what that means for the timelines.
    var booksAsLiterature: String { get }
    var varianceMeaning: String { get }
    func beforeFirstTouch(_ parts: String) -> String
    func omitted(_ rows: String) -> String
    func omittedParts(_ rows: String, time: String, share: String) -> String
    func handOff(_ changed: Bool, count: String, mean: String) -> String
    func batch(_ row: BatchRow, count: String, instances: String) -> String
    func calendarsFrom(_ source: String, resources: String) -> String
    func hoursPerWeek(_ hours: String) -> String
    /// The day that calendar files call `Mon`.
    func weekday(_ abbreviation: String) -> String
    /// Between the first and the last of several days, and between days that do not follow each other.
    var throughDay: String { get }
    var betweenDays: String { get }
    func weekRange(from: String, to: String, least: String, most: String) -> String
    func shorterTiles(_ tiles: String) -> String
    func workedOnInstead(_ order: String) -> String
    func within(_ cause: String) -> String
    func sinceArrival(_ unit: String) -> String
    /// What the page's reader has to know, a paragraph each.
    var reading: [String] { get }

    // Columns.
    var stage: String { get }
    var cause: String { get }
    /// The unit of a mean over all orders.
    func perOrder(_ unit: TimeUnit) -> String
    /// A column's title with the unit of its numbers.
    func titled(_ title: String, _ unit: TimeUnit) -> String
    /// What something is about, and what is told of it.
    func told(_ subject: String, _ text: String) -> String
    var share: String { get }
    var varianceShare: String { get }
    var orders: String { get }
    var order: String { get }
    var all: String { get }
    var rework: String { get }
    /// A stage that is gone through again.
    func reworked(_ activity: String) -> String
    var onTime: String { get }
    var difference: String { get }
    var transition: String { get }
    var count: String { get }
    var meanWait: String { get }
    var mostly: String { get }
    var overtaken: String { get }
    var cost: String { get }
    var resource: String { get }
    var nobody: String { get }
    var instances: String { get }
    var work: String { get }
    var waitedFor: String { get }
    var week: String { get }
    var largestPart: String { get }
    var source: String { get }
    var hours: String { get }
    var leave: String { get }
    var from: String { get }
    var to: String { get }
    var duration: String { get }

    // The ways that orders go.
    var pathsTitle: String { get }
    var directlyFollows: String { get }
    func variants(_ count: String) -> String
    var meanColumn: String { get }
    var longest: String { get }

    // What is wrong with a log.
    var nothingWrong: String { get }
    var foundSound: String { get }
    var row: String { get }
    var start: String { get }
    var end: String { get }
    var value: String { get }
    func name(_ source: CalendarRow.Source) -> String
    func name(_ severity: QualityFinding.Severity) -> String

    // Names of the method.
    func name(_ cause: Cause) -> String
    /// A heading of a narrow column.
    func shortName(_ cause: Cause) -> String
    /// What the cause means, in half a line.
    func meaning(_ cause: Cause) -> String
    func symbol(_ unit: TimeUnit) -> String
}

extension Phrases {
    /// A length of time on its own, in the two largest units that matter: `2 d 16 h`, `5 h 20 min`, `4 min`, `<1 min`.
    func span(_ duration: Microseconds) -> String {
        let minutes = Int((duration + .minute / 2) / .minute)
        let (days, hours) = (minutes / 1_440, minutes / 60 % 24)
        if duration > 0, minutes == 0 { return "<1 \(symbol(.minutes))" }
        if days >= 2 { return "\(days) \(symbol(.days)) \(hours) \(symbol(.hours))" }
        if minutes >= 60 {
            return "\(minutes / 60) \(symbol(.hours)) \(minutes % 60) \(symbol(.minutes))"
        }
        return "\(minutes) \(symbol(.minutes))"
    }
}
