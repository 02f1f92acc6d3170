import Scorecards

/// The texts about indicators and outcomes.
protocol IndicatorPhrases: IndicatorPagePhrases, Sendable {
    func name(_ name: NameRow) -> String
    func list(_ texts: [String]) -> String
    func title(card: String) -> String
    func opening(people: String, first: String, last: String, tests: String) -> String
    var meaning: String { get }
    func goesWith(_ outcome: String) -> String
    var indicator: String { get }
    var withinPeople: String { get }
    func interval(_ confidence: String) -> String
    var adjustedP: String { get }
    var pooled: String { get }
    var partial: String { get }
    func later(_ lag: Int) -> String
    var asMeasurements: String { get }
    var target: String { get }
    var commonestShare: String { get }
    var driftEachPeriod: String { get }
    var reliability: String { get }
    var inflation: String { get }
    func reversal(_ indicator: String, _ outcome: String, pooled: String, within: String) -> String
    func saturated(_ indicator: String, share: String, value: String) -> String
    func madeUp(_ indicator: String, of others: [String]) -> String
    /// Indicators that no row has together with an outcome.
    func setAside(_ indicators: [String]) -> String
    /// - Parameter rows: how many have all indicators.
    func tooFewRowsForInflation(_ rows: String) -> String
    var checks: String { get }
    func nothingFound(tests: String) -> String
    var noCheckMade: String { get }
    /// So many indicators.
    func measures(_ count: String) -> String
    /// A check that could not be made, of which indicators (empty for all work), and why.
    func notMade(_ check: String, of subject: String, _ reason: String) -> String
    func withheld(_ count: String, _ reason: String) -> String
    func columnsLeftOut(_ names: String) -> String
    func found(
        _ check: GamingCheckRow,
        _ indicator: String,
        _ other: String,
        effect: String,
        interval: String
    ) -> String
    func answer(_ check: GamingCheckRow, _ indicator: String, _ other: String) -> String
    func example(_ text: String) -> String
    var accusesNobody: String { get }
    func unmeasured(_ names: [String]) -> String
    func unmatched(_ names: [String]) -> String
}

extension ReportLanguage {
    var indicatorPhrases: any IndicatorPhrases {
        switch self {
        case .english: EnglishIndicatorPhrases()
        case .chinese: ChineseIndicatorPhrases()
        }
    }
}
