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
        IndicatorFigures.bounds(estimate, row).map {
            NumberText.signedInterval($0.lower, $0.upper, places: 2)
        } ?? "–"
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
            } + rowsTogether
    }

    /// Why partial correlations and VIF are of some indicators only, or of none.
    private var rowsTogether: [String] {
        let collinearity = report.collinearity
        var remarks =
            collinearity.setAside.isEmpty
            ? [] : [phrases.setAside(collinearity.setAside.map { name($0) })]
        let compared = report.indicators.count - collinearity.setAside.count
        if compared > 0, collinearity.rows <= compared + 1 {
            remarks.append(phrases.tooFewRowsForInflation(NumberText.count(collinearity.rows)))
        }
        return remarks
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

    /// Where nothing is found: in how many checks, or that there were none.
    var nothingFound: String {
        report.checkTests > 0
            ? phrases.nothingFound(tests: NumberText.count(report.checkTests)) : phrases.noCheckMade
    }

    /// A line for each reason why checks could not be made, and of what; in the order of the checks.
    var checksNotMade: [String] {
        inGroups(report.checks.compactMap { check in check.missing.map { (check.kind, $0, check) } }).map {
            group in
            let names = group.members.compactMap { check in
                check.indicator.map { id in
                    check.other.map { phrases.together(name(id), name($0)) } ?? name(id)
                }
            }
            let subject =
                names.count > IndicatorFigures.mostNames
                ? phrases.measures(NumberText.count(names.count)) : phrases.list(names)
            return phrases.notMade(phrases.name(ofCheck: group.kind), of: subject, phrases.reason(group.gap))
        }
    }

    /// A line for each reason why correlations are withheld, and how many.
    var correlationsWithheld: [String] {
        let estimates = report.associations.flatMap { [$0.pooled, $0.partial] + $0.within.map(\.estimate) }
        return inGroups(estimates.compactMap { estimate in estimate.missing.map { ("", $0, estimate) } }).map
        {
            phrases.withheld(NumberText.count($0.members.count), phrases.reason($0.gap))
        }
    }

    private static let mostNames = 3

    /// Those with one reason together; how many there were is left out where it differs.
    private func inGroups<Member>(
        _ members: [(kind: String, gap: GapRow, member: Member)]
    ) -> [(kind: String, gap: GapRow, members: [Member])] {
        var groups: [(kind: String, gap: GapRow, members: [Member])] = []
        for (kind, gap, member) in members {
            let place = groups.firstIndex {
                $0.kind == kind && $0.gap.reason == gap.reason && $0.gap.person == gap.person
            }
            if let place {
                if groups[place].gap.count != gap.count { groups[place].gap.count = nil }
                groups[place].members.append(member)
            } else {
                groups.append((kind, gap, [member]))
            }
        }
        return groups
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
