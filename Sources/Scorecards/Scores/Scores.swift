/// What everybody scores in every period, from what was measured.
///
/// An indicator scores 0 to 120 by its ``ScoreScale``. A group scores the mean of its measured indicators by their weights, and
/// the composite the mean of the groups by their shares: what is not measured weighs on its own group alone, and where a
/// group has nothing there is no composite, nor where less than ``Scorecard/minimumCoverage`` of the whole weight is measured. Missing
/// scores are NaN.
public struct Scores: Sendable {
    public let card: Scorecard
    /// The rows are those of the scores.
    public let panel: Panel
    /// For each indicator of the card, a score for each row.
    public let indicators: [[Double]]
    /// For each group, a score for each row.
    public let groups: [[Double]]
    /// For each period of the panel what each indicator weighs in it.
    public let weights: [[Double]]
    /// For each row.
    public let composites: [Double]
    /// For each row why it has no composite; nil for those that have one.
    public let withheldComposites: [WithheldComposite?]
    /// For each row how much of the whole weight is measured, from 0 to 1.
    public let coverage: [Double]
    /// For each indicator, and behind them the composite, the run of like lights that each row ends.
    let runs: [[LightRun]]

    /// - Parameter panel: with a column for each indicator, under its id; one that is not there is not measured.
    /// - Complexity: O(rows · indicators).
    public init(_ card: Scorecard, _ panel: Panel) {
        self.card = card
        self.panel = panel
        let rows = panel.rowCount
        let missing = [Double](repeating: .nan, count: rows)
        let values = card.indicators.map { panel[$0.id]?.values ?? missing }
        let indicators = zip(card.indicators, values).map { indicator, values in
            values.map(indicator.scale.score)
        }
        var groups: [[Double]] = []
        var composites = [Double](repeating: 0, count: rows)
        var coverage = [Double](repeating: 0, count: rows)
        let weights = panel.periods.map { card.weights(in: card.cycle(of: $0)) }
        for group in card.groups {
            let members = card.indicators(in: group.id)
            var scores = missing
            for row in 0..<rows {
                var sum = 0.0
                var weight = 0.0
                let weights = weights[Int(panel.periodCodes[row])]
                for member in members where !indicators[member][row].isNaN {
                    sum += weights[member] * indicators[member][row]
                    weight += weights[member]
                }
                if weight > 0 { scores[row] = sum / weight }
                coverage[row] += weight
                // A group without a share has no say, measured or not.
                if group.share > 0 { composites[row] += group.share * scores[row] }
            }
            groups.append(scores)
        }
        var withheld = [WithheldComposite?](repeating: nil, count: rows)
        for row in 0..<rows {
            // Sums of weights come out a rounding error short of what they are.
            if coverage[row] < card.minimumCoverage - 1e-9 {
                withheld[row] = .tooLittleMeasured
                composites[row] = .nan
            } else if composites[row].isNaN {
                withheld[row] = .groupNotMeasured
            }
        }
        withheldComposites = withheld
        self.indicators = indicators
        self.groups = groups
        self.weights = weights
        self.composites = composites
        self.coverage = coverage
        let lights =
            zip(card.indicators, values).map { indicator, values in
                values.map { indicator.lights.light($0, on: indicator.scale) }
            } + [composites.map { card.lights.light(ofScore: $0) }]
        runs = lights.map { LightRun.runs($0, panel) }
    }

    public func light(ofIndicator indicator: Int, row: Int) -> Light? { runs[indicator][row].light }

    public func light(ofRow row: Int) -> Light? { runs[card.indicators.count][row].light }

    /// The row of a person's period.
    public func row(person: String, period: Period) -> Int? { panel.row(person: person, period: period) }
}

/// Why somebody has no composite in a period.
public enum WithheldComposite: String, Sendable {
    /// Less of the weight is measured than the card asks for.
    case tooLittleMeasured
    /// Nothing is measured of a group with a share.
    case groupNotMeasured
}
