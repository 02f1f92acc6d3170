import Scorecards

/// The texts of proposed weights.
protocol WeightPhrases: WeightPagePhrases, Sendable {
    func name(_ name: NameRow) -> String
    func list(_ texts: [String]) -> String
    func title(card: String) -> String
    func opening(_ row: WeightsReport.EvidenceRow, outcomes: [String]) -> String
    func decision(_ row: DecisionRow, rules: [String]) -> String
    func rule(_ rule: RuleRow, name: String, other: String) -> String
    var indicator: String { get }
    var now: String { get }
    var proposed: String { get }
    func evidence(confidence: String) -> String
    var verdict: String { get }
    func verdict(_ row: IndicatorWeightRow) -> String
    /// What a word does not say of a verdict; nil where it says all.
    func note(_ row: IndicatorWeightRow, helps: String, harms: String) -> String?
    /// That the weight moves only because others do, and what is said of it.
    func makesRoom(_ row: IndicatorWeightRow) -> String
    /// That the score in force runs against an outcome.
    /// - Parameters:
    ///   - proposed: the correlation under proposed weights; nil where the weights are kept.
    ///   - indicators: what pulls it there.
    func against(_ outcome: String, correlation: String, proposed: String?, by indicators: [String]) -> String

    /// Outcomes that the proposed score follows less well, told from chance.
    func worse(_ outcomes: [String]) -> String
    var gainHeading: String { get }
    func gain(_ row: GainRow) -> String
    var outcome: String { get }
    var rSquared: String { get }
    /// What "proposed" means where the weights are kept.
    var gainOfKept: String { get }
    /// What a minus before R² says.
    var negativeRSquared: String { get }
    var rankCorrelation: String { get }
    var change: String { get }
    var whole: String { get }

    var sensitivityHeading: String { get }
    /// - Parameter isShare: whether the rule is a fixed sum, which has more and less and no looser.
    func sensitivity(_ rule: String, points: String, isShare: Bool) -> String
    var prioritiesHeading: String { get }
    var priorities: String { get }
    var stated: String { get }
    func most(of outcome: String) -> String
    func unobserved(_ cycles: [String]) -> String
    func cycleHeading(_ name: String, months: String) -> String
    var alternativesHeading: String { get }
    func method(_ method: String) -> String
    func alternatives(_ rows: [AlternativeRow]) -> String

    func consequencesHeading(first: String, last: String) -> String
    /// Of how people stand where the weights are kept.
    func standingHeading(first: String, last: String) -> String
    var nothingShifts: String { get }
    var person: String { get }
    var score: String { get }
    var rank: String { get }
    var green: String { get }
    var pay: String { get }
    var why: String { get }
    /// The indicators that a change comes from.
    func mostBy(_ indicators: [String]) -> String
    func omitted(_ people: String) -> String
    var group: String { get }
    func group(of column: String) -> String
    var people: String { get }
    var impact: String { get }
    /// - Parameter isOfProposed: whether intervals are those under proposed weights, beside those in force.
    func impactMeaning(confidence: String, isOfProposed: Bool) -> String
    /// Where there are too few green periods for an impact ratio.
    var tooFewGreen: String { get }
    /// - Parameter what: `people` or `groups`.
    func withheld(_ what: String) -> String
    var fairness: String { get }
    /// Of the mean that ranks are by.
    var fairMean: String { get }
    /// - Parameter changesWeights: whether there is a proposed score beside that in force.
    func caseMix(_ row: CaseMixRow, confidence: String, changesWeights: Bool) -> [String]
    func notShrunk(_ reason: String) -> String
    func ungrouped(_ people: String, of column: String) -> String
    /// Scores that there are under one of both weightings alone.
    func scoredUnderOne(lost: String, won: String) -> String
    func unscored(_ people: [String]) -> String
    var association: String { get }
}

extension ReportLanguage {
    var weightPhrases: any WeightPhrases {
        switch self {
        case .english: EnglishWeightPhrases()
        case .chinese: ChineseWeightPhrases()
        }
    }
}
