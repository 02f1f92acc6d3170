import Delays

/// Every text of the report of drivers. A language is a type that has them all.
///
/// Numbers come in as text, rounded already.
protocol DriverPhrases: Sendable {
    var title: String { get }
    func fitted(orders: String, open: String?, incomplete: String?) -> String
    func errors(_ errors: DriverErrors, clusters: String?, confidence: String) -> String

    // Headings.
    func given(explained: String) -> String
    func happened(explained: String) -> String
    var effectsOnLeadTime: String { get }
    func effectsOnLateness(late: String, judged: String, rule: String) -> String
    func interactions(screened: String, tested: String) -> String
    var artefacts: String { get }
    func outcome(_ attribute: String) -> String
    var leftOut: String { get }
    var notComputed: String { get }

    // Columns.
    var feature: String { get }
    var share: String { get }
    func interval(_ confidence: String) -> String
    var adjustedP: String { get }
    var effect: String { get }
    var robustness: String { get }
    var mostly: String { get }
    var odds: String { get }
    var points: String { get }
    var raw: String { get }
    var adjusted: String { get }
    var besideOther: String { get }
    var lateShare: String { get }
    func more(_ count: String) -> String

    // Sentences.
    var happenedMeaning: String { get }
    var effectMeaning: String { get }
    var robustnessMeaning: String { get }
    var pointsMeaning: String { get }
    var splitMeaning: String { get }
    func otherParts(_ hours: String) -> String
    var nothingFound: String { get }
    func noEvidence(_ features: String) -> String
    func untested(_ features: String, reason: String) -> String
    func examples(_ effect: String, orders: String) -> String
    func lateExamples(_ effect: String, isLater: Bool, orders: String) -> String
    func artefact(_ level: String, late: String, orders: String, share: String, others: String) -> String
    func impossiblePromise(column: String?, before: String, promised: String) -> String
    func otherRoute(_ activity: String, orders: String, others: String) -> String
    var setAsideMeaning: String { get }
    var sentenceSeparator: String { get }
    func outcomeMeans(mean: String, orders: String, late: String?, onTime: String?) -> String
    var beingLate: String { get }
    func leadTime(_ step: String) -> String
    var outcomeMeaning: String { get }
    func sampled(_ orders: String) -> String
    func separating(_ columns: String) -> String
    func interaction(_ first: String, _ second: String) -> String
    func beyondBoth(_ effect: String, interval: String, orders: String) -> String
    func list(_ items: [String]) -> String

    // Names.
    /// The name of what is computed from the log; nil for an attribute, which has its own.
    func name(about: String) -> String?
    /// A level that OrderLens names; nil for one of the source.
    func level(_ level: String, about: String) -> String?
    func contrast(_ level: String, against other: String) -> String
    func pair(_ feature: String, _ level: String) -> String
    /// The condition that a feature has this level, or one of several that follow each other.
    func equal(_ feature: String, _ levels: String) -> String
    func through(_ first: String, _ last: String) -> String
    /// The condition that a feature lies in a range.
    func within(_ feature: String, _ range: String) -> String
    func range(above: String?, atMost: String?) -> String
    func atLeast(_ value: String) -> String
    func name(_ reason: DriverLeftOutRow.Reason, others: String) -> String
    func name(_ subject: DriverGapRow.Subject) -> String
    func name(_ reason: DriverGapRow.Reason) -> String
}

extension ReportLanguage {
    var driverPhrases: any DriverPhrases {
        switch self {
        case .english: EnglishDriverPhrases()
        case .chinese: ChineseDriverPhrases()
        }
    }
}
