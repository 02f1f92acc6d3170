import EventLogs

/// What a person scores in a period.
public struct ScoreRow: Codable, Sendable, Equatable {
    public var person: String
    public var period: String
    /// 0 to 120; nil where it is withheld.
    @ExplicitNull public var composite: Double?
    /// Why there is none: `tooLittleMeasured` or `groupNotMeasured`.
    @ExplicitNull public var withheld: String?
    @ExplicitNull public var light: String?
    /// How much of the whole weight is measured, from 0 to 1.
    public var coverage: Double
    /// In the order of the card; nil where nothing is measured.
    public var groups: [Double?]
    /// A fraction of a full pay; nil without a plan or without a score that it needs.
    @ExplicitNull public var pay: Double?
    /// The person's part of the profit pool, in cents; nil where none is shared out.
    @ExplicitNull public var poolCents: Int?
    public var milestones: [MilestoneRow]
    /// In the order of the card.
    public var indicators: [IndicatorScoreRow]
}

/// What a person scores on an indicator.
public struct IndicatorScoreRow: Codable, Sendable, Equatable {
    /// Of the whole card in this period, from 0 to 1.
    public var weight: Double
    @ExplicitNull public var value: Double?
    /// Facts behind the value; nil where that is not known.
    @ExplicitNull public var count: Double?
    @ExplicitNull public var score: Double?
    @ExplicitNull public var light: String?
    /// Why there is no value: `tooFewFacts`, `allExcluded`, `noValue` or `overflow`; nil where nothing was measured.
    @ExplicitNull public var withheld: String?
    /// Points of the composite.
    @ExplicitNull public var points: Double?
    /// Points that it would bring more at its target; negative for those beyond it.
    @ExplicitNull public var pointsToTarget: Double?
}

/// What has gone on for long enough to be said.
public struct MilestoneRow: Codable, Sendable, Equatable {
    /// `recognition` or `improvementPlan`.
    public var kind: String
    /// Nil for the composite.
    @ExplicitNull public var indicator: String?
    public var periods: Int

    init(_ milestone: Milestone) {
        kind = milestone.kind.rawValue
        indicator = milestone.indicator
        periods = milestone.periods
    }
}

extension WithheldValue.Reason {
    /// One word for reports.
    public var word: String {
        switch self {
        case .tooFewFacts: "tooFewFacts"
        case .allExcluded: "allExcluded"
        case .noValue: "noValue"
        case .overflow: "overflow"
        }
    }
}

extension ScoreRow {
    /// The row of the scores of that number.
    init(_ row: Int, of scores: Scores, counts: [[Double]?], withheld: [WithheldValue]) {
        func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
        let panel = scores.panel
        person = panel.people[Int(panel.personCodes[row])]
        period = panel.periods[Int(panel.periodCodes[row])].description
        composite = known(scores.composites[row])
        self.withheld = scores.withheldComposites[row]?.rawValue
        light = scores.light(ofRow: row)?.rawValue
        coverage = scores.coverage[row]
        groups = scores.groups.map { known($0[row]) }
        pay = scores.pay(ofRow: row)?.total
        milestones = scores.milestones(ofRow: row).map(MilestoneRow.init)
        let parts = Dictionary(uniqueKeysWithValues: scores.parts(ofRow: row).map { ($0.indicator, $0) })
        indicators = scores.card.indicators.indices.map { index in
            let id = scores.card.indicators[index].id
            let score = known(scores.indicators[index][row])
            return IndicatorScoreRow(
                weight: scores.weights[Int(panel.periodCodes[row])][index],
                value: panel[id].flatMap { known($0.values[row]) },
                count: counts[index].flatMap { known($0[row]) },
                score: score,
                light: scores.light(ofIndicator: index, row: row)?.rawValue,
                withheld: score == nil ? withheld.first { $0.id == id }?.reason.word : nil,
                points: parts[index]?.points,
                pointsToTarget: parts[index]?.pointsToTarget
            )
        }
    }
}
