import Scorecards

/// What the text and the page of indicators both write: names, and correlations turned so that better with better is positive.
struct IndicatorFigures: Sendable {
    let report: IndicatorsReport
    let phrases: any IndicatorPhrases
    private let names: [String: String]

    init(_ report: IndicatorsReport, _ phrases: any IndicatorPhrases) {
        self.report = report
        self.phrases = phrases
        names = Dictionary(
            (report.indicators + report.outcomes).map { ($0.id, phrases.name($0.name)) }
        ) { first, _ in first }
    }

    /// Of an indicator or an outcome; the id where the card has no name for it.
    func name(_ id: String?) -> String { id.map { names[$0] ?? $0 } ?? "" }

    var confidence: String { NumberText.confidence(report.confidence) }

    func signed(_ value: Double) -> String { NumberText.signed(value, places: 2) }

    // MARK: Correlations

    static func oriented(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> Double? {
        estimate?.correlation.map { $0 * Double(row.orientation) }
    }

    /// Oriented, with a star where it is told from chance.
    func correlation(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> String {
        IndicatorFigures.oriented(estimate, row).map { signed($0) + (estimate?.told == true ? "*" : "") }
            ?? "–"
    }

    /// The ends of the oriented interval; nil where there is none.
    static func bounds(
        _ estimate: AssociationRow.EstimateRow?,
        _ row: AssociationRow
    ) -> (lower: Double, upper: Double)? {
        guard let lower = estimate?.lower, let upper = estimate?.upper else { return nil }
        return row.orientation > 0 ? (lower, upper) : (-upper, -lower)
    }

    func interval(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> String {
        IndicatorFigures.bounds(estimate, row).map { "\(signed($0.lower)) … \(signed($0.upper))" } ?? "–"
    }

    /// Of one outcome, those first that go with it most closely within people.
    func sorted(_ outcome: String) -> [AssociationRow] {
        report.associations.filter { $0.outcome == outcome }.enumerated().sorted {
            let (left, right) = (
                abs($0.element.withinNow?.correlation ?? 0), abs($1.element.withinNow?.correlation ?? 0)
            )
            return (right, $0.offset) < (left, $1.offset)
        }.map(\.element)
    }

    // MARK: Sentences

    var reversals: [String] {
        report.associations.filter(\.reversed).map { row in
            phrases.reversal(
                name(row.indicator),
                name(row.outcome),
                pooled: correlation(row.pooled, row),
                within: correlation(row.withinNow, row)
            )
        }
    }

    /// What is wrong with indicators as measurements.
    var measurementRemarks: [String] {
        report.indicators.filter(\.saturated).map { row in
            phrases.saturated(
                phrases.name(row.name),
                share: NumberText.percent(row.shareAtCommonest ?? 0),
                value: NumberText.value(row.commonest ?? 0)
            )
        }
            + report.collinearity.madeUp.filter { !$0.others.isEmpty }.map {
                phrases.madeUp(name($0.indicator), of: $0.others.map { name($0) })
            }
    }

    /// The size of what a check looks at: a share, or a correlation.
    func effect(_ value: Double?, of check: GamingCheckRow) -> String {
        let isCorrelation = check.kind == "tradeOff" || check.kind == "skippedChecks"
        return value.map { isCorrelation ? signed($0) : NumberText.percent($0) } ?? "–"
    }

    func interval(_ check: GamingCheckRow) -> String {
        "\(effect(check.lower, of: check)) … \(effect(check.upper, of: check))"
    }

    func found(_ check: GamingCheckRow) -> String {
        phrases.found(
            check,
            name(check.indicator),
            name(check.other),
            effect: effect(check.effect, of: check),
            interval: interval(check)
        )
    }

    func answer(_ check: GamingCheckRow) -> String {
        phrases.answer(check, name(check.indicator), name(check.other))
    }
}

extension AssociationRow {
    /// Within people, in the same period.
    var withinNow: EstimateRow? { within.first { $0.lag == 0 }?.estimate }

    /// The lag at which the indicator goes most closely with the outcome within people; of equals the shortest.
    var closestLag: LagRow? {
        within.filter { $0.estimate.correlation != nil }.reduce(nil) { best, lagged in
            guard let best else { return lagged }
            return abs(lagged.estimate.correlation ?? 0) > abs(best.estimate.correlation ?? 0) ? lagged : best
        }
    }
}
