import EventLogs

/// One question asked of a log.
protocol QualityCheck: Sendable {
    var name: CheckName { get }
    /// Whether it takes all processors for itself; such checks come one after the other, the others beside each other.
    var takesAllProcessors: Bool { get }
    /// Nothing if the log is sound in this respect.
    func symptoms(in examination: Examination) -> [Symptom]
}

extension QualityCheck {
    var takesAllProcessors: Bool { false }
}

/// The checks, by names that are the same in every version and language.
public enum CheckName: String, Codable, Sendable, CaseIterable {
    case rejectedRows = "rejected-rows"
    case orderColumn = "order-column"
    case timeRange = "time-range"
    case timeOrder = "time-order"
    case swappedDates = "swapped-dates"
    case timePrecision = "time-precision"
    case clockChanges = "clock-changes"
    case duplicates
    case nameVariants = "name-variants"
    case namedResources = "named-resources"
    case resourceLoad = "resource-load"
    case orderIdentity = "order-identity"
    case outcomeLeaks = "outcome-leaks"
    case restatedEvents = "restated-events"
    case columnContent = "column-content"
    case startTimes = "start-times"
    case logEdges = "log-edges"
}

/// What a check found, in data; the phrase books put it into words.
struct Symptom: Sendable {
    var code: QualityCode
    var severity: QualityFinding.Severity
    var count: Int
    var of: Int
    var unit: QualityFinding.Unit
    var columns: [String] = []
    /// What fills the gaps of the phrase, besides `count`, `of`, `share` and `columns`.
    var facts: [String: Fact] = [:]
    var witnesses: [Witness] = []
    var artefacts: [ArtefactLevel] = []
}

/// A value that a phrase mentions.
enum Fact: Sendable {
    case text(String)
    case texts([String])
    case count(Int)
    case share(Double)
    case number(Double, decimals: Int)
    case date(CivilDate)
    case duration(Microseconds)
}

/// What is shown as an example.
enum Witness: Sendable {
    /// The most that a check hands on.
    static let most = 50

    case instance(Int, value: String? = nil)
    case order(Int, value: String? = nil)
    case rejected(RejectedRow)
    case value(String)
}
