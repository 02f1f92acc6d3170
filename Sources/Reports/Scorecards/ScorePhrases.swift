import Scorecards

/// The texts of scores.
protocol ScorePhrases: Sendable {
    func name(_ name: NameRow) -> String
    var person: String { get }
    var period: String { get }
    var score: String { get }
    var light: String { get }
    func light(_ word: String?) -> String
    var measured: String { get }
    var pay: String { get }
    var pool: String { get }
    func scoresTitle(card: String) -> String
    func opening(people: String, periods: String, first: String, last: String) -> String
    func ofPeriod(_ period: String) -> String
    var wellDone: String { get }
    var toTalkAbout: String { get }
    /// What has been green, each for so many periods in a row.
    func recognition(person: String, _ runs: [(what: String, periods: Int)]) -> String
    func improvementPlan(person: String, _ runs: [(what: String, periods: Int)]) -> String
    var whole: String { get }
    func unmeasured(_ names: [String]) -> String
    func withoutValue(_ name: String, rows: String) -> String
    func unmatched(_ names: [String]) -> String
    func appeals(_ count: Int) -> String
    func appealsWithoutFact(_ numbers: [Int]) -> String
    func marks(_ row: ScoresReport.MarksRow, icc: String?) -> String
    func pool(_ row: ScoresReport.PoolRow, cents: String, sales: String, undistributed: String) -> String
    var scoreMeaning: String { get }
    var payMeaning: String { get }

    var indicator: String { get }
    var value: String { get }
    var target: String { get }
    var facts: String { get }
    var weight: String { get }
    var points: String { get }
    var pointsToTarget: String { get }
    func withheld(_ reason: String) -> String
    var strengths: String { get }
    var shortfalls: String { get }
    var none: String { get }
    func composite(_ score: String, light: String, coverage: String) -> String
    /// Why there is no composite.
    func withheldComposite(_ reason: String, coverage: String, minimum: String) -> String
    /// Of a table with such rows.
    func tooLittleMeasured(people: Int, minimum: String) -> String
    /// The same of those of whom nothing is measured of a group.
    func groupNotMeasured(people: Int) -> String
    func payTotal(_ total: String, base: String, groups: [(name: String, part: String)]) -> String
    func factsOf(_ indicator: String) -> String
    var noFacts: String { get }
    /// Of colleagues' marks; the number of those that a shown value is of.
    func factsOfMarks(_ count: Int?) -> String
    var date: String { get }
    var order: String { get }
    var event: String { get }
    func doesNotCount(appeal: Int) -> String
    func appeal(_ number: Int, reason: String) -> String
    var noValue: String { get }

    var appealsTitle: String { get }
    func withdrawn(at: String, by: String, reason: String) -> String
    var noAppeals: String { get }
    var number: String { get }
    var subject: String { get }
    var enteredBy: String { get }
    var enteredAt: String { get }
    var everything: String { get }
}

extension ReportLanguage {
    var scorePhrases: any ScorePhrases {
        switch self {
        case .english: EnglishScorePhrases()
        case .chinese: ChineseScorePhrases()
        }
    }
}

extension ScorePhrases {
    /// Of scores and pay: two sentences, with a space between them where the language has one.
    var meaning: String { scoreMeaning + (scoreMeaning.hasSuffix("。") ? "" : " ") + payMeaning }
}
