/// What has gone on for long enough to be said to somebody.
public struct Milestone: Sendable, Equatable {
    public var kind: Kind
    /// The id of the indicator; nil for the composite.
    public var indicator: String?
    /// So many periods in a row, this one included.
    public var periods: Int

    public enum Kind: String, Sendable, CaseIterable {
        /// Green three periods in a row.
        case recognition
        /// Red for three months.
        case improvementPlan
    }

    /// How many green periods in a row are recognised.
    static let greenPeriods = 3
}

extension Scores {
    /// Those of a person's period: first of the composite, then of the indicators in the order of the card.
    public func milestones(ofRow row: Int) -> [Milestone] {
        let redPeriods = card.periods.periodsInThreeMonths
        let whole = card.indicators.count
        return ([whole] + Array(0..<whole)).compactMap { index in
            let run = runs[index][row]
            let indicator = index == whole ? nil : card.indicators[index].id
            return switch run.light {
            case .green where run.length >= Milestone.greenPeriods:
                Milestone(kind: .recognition, indicator: indicator, periods: run.length)
            case .red where run.length >= redPeriods:
                Milestone(kind: .improvementPlan, indicator: indicator, periods: run.length)
            default: nil
            }
        }
    }
}

extension Period.Length {
    /// How many periods in a row cover three months.
    var periodsInThreeMonths: Int {
        switch self {
        case .year, .quarter: 1
        case .month: 3
        case .week: 13
        }
    }
}
