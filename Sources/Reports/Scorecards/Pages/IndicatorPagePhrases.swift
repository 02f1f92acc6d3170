import Scorecards

/// The texts that only the page of indicators has.
protocol IndicatorPagePhrases {
    // The finding.
    func headline(told: String, pairs: String) -> String
    /// What goes with an outcome, named with their correlations: those that are better when it is, and those that are worse.
    func goesWith(_ outcome: String, better: [String], worse: [String]) -> String
    func nothingGoesWith(_ outcomes: [String]) -> String
    func withFigure(_ name: String, _ figure: String) -> String
    func checksFound(_ checks: [String]) -> String
    var toldPairs: String { get }
    var turnedRound: String { get }
    var saturatedIndicators: String { get }
    var checksWithFinding: String { get }
    func outOf(_ number: String, _ all: String) -> String

    // The map.
    var mapHeading: String { get }
    func mapMeaning(level: String) -> String
    var better: String { get }
    var worse: String { get }
    var told: String { get }
    var notTold: String { get }
    var notGiven: String { get }
    func ofRows(_ rows: String, people: String) -> String
    /// Why a number is missing, in two or three words.
    func short(_ gap: GapRow) -> String
    /// The same as a sentence.
    func reason(_ gap: GapRow) -> String

    // Tables.
    var closestLag: String { get }
    var samePeriod: String { get }
    var spearman: String { get }
    func tableMeaning(confidence: String) -> String
    func others(_ count: String) -> String
    var nothingMeasured: String { get }
    var reversals: String { get }
    var noReversals: String { get }
    var pair: String { get }
    var mean: String { get }
    var meetingTarget: String { get }
    var byPeriod: String { get }
    func shift(_ period: String, before: String, after: String) -> String
    var saturated: String { get }
    var qualityMeaning: String { get }

    // Checks.
    func name(ofCheck kind: String) -> String
    /// What is looked at, against what it is tested.
    func test(ofCheck kind: String) -> String
    func example(_ person: String, _ period: String, values: [String]) -> String
    var effect: String { get }
    func looked(rows: String, people: String, p: String) -> String
    /// Of the end of periods, where what is counted are facts.
    func lookedAtFacts(_ facts: String, people: String, p: String) -> String
    var bins: [String] { get }
    var allChecks: String { get }
    var check: String { get }
    var result: String { get }
    var foundSomething: String { get }
    var foundNothing: String { get }
    func together(_ first: String, _ second: String) -> String
    var allWork: String { get }
}
