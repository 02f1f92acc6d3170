import Delays
import Findings
import LogQuality

/// The texts of findings. A language is a type that has them all.
///
/// Numbers come in as text, rounded already.
protocol FindingPhrases: Sendable {
    // What was found.
    func stage(_ activity: String, _ cause: Cause) -> String
    /// - Parameters:
    ///   - kind: a level, a step of a number or a kind of orders, in words.
    ///   - effect: what stands out about it.
    func orders(_ kind: String, _ effect: FindingWords.Standing) -> String
    func change(at activity: String?, week: String, isLonger: Bool) -> String
    func weight(_ indicator: String, from: String, to: String) -> String
    func association(_ indicator: String, _ outcome: String, isGood: Bool) -> String
    func saturation(_ indicator: String) -> String
    func target(_ indicator: String, isMet: Bool) -> String
    func gaming(_ check: String, indicator: String, other: String) -> String

    // What shows it.
    func name(_ quantity: Measure.Quantity) -> String
    /// A figure and what it is a figure of.
    func measured(_ figure: String, _ name: String) -> String
    /// How much longer orders take than comparable ones, or how much more of them are late; and what makes them comparable.
    func effect(_ figure: String, isLateness: Bool) -> String
    func allElseEqual(_ effects: [String]) -> String
    /// What follows the figure.
    func interval(_ lower: String, _ upper: String, confidence: String) -> String
    /// What stands behind a figure: `orders`, or rows of a scorecard.
    func count(_ count: String, of unit: FindingWords.Unit) -> String
    func adjusted(_ pValue: String) -> String
    func example(_ order: String, _ detail: String?) -> String
    /// An order for which it is the other way round, after others.
    func exception(_ example: String) -> String
    /// The same in the middle of a line: for instance that order.
    func instance(_ example: String) -> String
    func beforeAfter(_ before: String, _ after: String) -> String

    // What it costs, or gives.
    func hours(_ hours: String, isSaved: Bool, _ basis: FindingWords.Basis) -> String
    func concerned(_ orders: String) -> String
    func late(_ orders: String, isSaved: Bool) -> String
    func money(_ amount: String) -> String

    // What to do.
    func advice(_ subject: FindingSubject) -> String
    func answer(_ lever: String, gives effect: String?) -> String

    // How far to believe it.
    func grade(_ grade: Finding.Grade) -> String
    func meaning(_ grade: Finding.Grade) -> String
    func caveat(_ caveat: Finding.Caveat) -> String
    func contradicts(_ other: String) -> String
    func supported(by analyses: [String]) -> String
    func name(_ analysis: FindingSubject.Analysis) -> String
    func name(_ tone: Finding.Tone) -> String

    // Headings of what is told of each.
    var costs: String { get }
    var gives: String { get }
    var change: String { get }
    var evidence: String { get }
    var examples: String { get }
    func list(_ items: [String]) -> String
}

extension ReportLanguage {
    var findingPhrases: any FindingPhrases {
        switch self {
        case .english: EnglishFindingPhrases()
        case .chinese: ChineseFindingPhrases()
        }
    }
}
