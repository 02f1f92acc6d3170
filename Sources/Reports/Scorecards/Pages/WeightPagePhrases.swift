import Scorecards

/// The texts that only the page of weights has.
protocol WeightPagePhrases {
    // The finding.
    func summary(raised: [String], lowered: [String], conflicting: [String], makingRoom: [String]) -> [String]
    func moved(_ name: String, from: String, to: String) -> String
    func andOthers(_ count: String) -> String
    var decided: String { get }
    func decided(_ decision: String) -> String
    var moves: String { get }
    var laterRSquared: String { get }
    var laterRankCorrelation: String { get }
    var rankMoves: String { get }
    func outOf(_ number: String, _ all: String) -> String

    // The weights.
    var weightsHeading: String { get }
    func weightsMeaning(confidence: String) -> String
    func groupShare(_ group: String, share: String) -> String
    var permitted: String { get }

    // Later periods, priorities, rules.
    var noGain: String { get }
    var sameWeights: String { get }
    func gainMeaning(confidence: String) -> String
    var frontMeaning: String { get }
    func frontHeading(_ first: String, _ second: String) -> String
    var leastAndMost: String { get }
    var rule: String { get }
    var pointsForOne: String { get }
    var sensitivityMeaning: String { get }
    var nothingHolds: String { get }

    // Consequences.
    var standingMeaning: String { get }
    var ranks: String { get }
    var ranksMeaning: String { get }
    var ranksShown: String { get }
    var whoLoses: String { get }
    var scoreFalls: String { get }
    var scoreRises: String { get }
    var groups: String { get }
    func sized(_ group: String, people: String) -> String
    func suppressed(_ groups: [String], of column: String) -> String
    var belowFourFifths: String { get }
    func against(_ group: String) -> String
    func range(_ low: String, _ high: String) -> String
    func interval(_ confidence: String) -> String

    // Provenance.
    var provenance: String { get }
    func provenance(_ row: WeightsReport.EvidenceRow, confidence: String) -> [String]
}
