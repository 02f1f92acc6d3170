import Scorecards

extension Finding {
    /// Weights that should be others, where the evidence carries a change.
    public static func weights(of report: WeightsReport) -> [Finding] {
        guard report.decision.hasOwnWeights else { return [] }
        let gain = report.gain?.explained
        return report.indicators.filter { $0.proposed != $0.current }.map { row in
            var evidence = [
                Measure(.currentWeight, row.current),
                Measure(
                    .proposedWeight,
                    row.proposed,
                    // Where all samples end at a limit there is no width to tell of.
                    interval: row.low < row.high ? (row.low, row.high, report.evidence.confidence) : nil,
                    count: report.evidence.rows
                ),
            ]
            if let gain {
                evidence.append(
                    Measure(
                        .explainedGain,
                        gain.difference,
                        interval: (gain.low, gain.high, report.evidence.confidence),
                        count: report.gain?.rows
                    )
                )
            }
            // The gain is that of the whole card: weights that only make room for others are confirmed by nothing of their own.
            let isConfirmed = report.decision.decision == "change" && (gain?.low ?? 0) > 0 && row.isToldApart
            return Finding(
                .weight(id: row.id, name: row.name, verdict: row.verdict),
                .action,
                isConfirmed ? .confirmed : .hint,
                evidence: evidence,
                caveats: [.association]
            )
        }
    }

    /// What the indicators go with, which of them tell nobody apart, whose targets are met by few or by most, and what looks
    /// made to measure.
    public static func indicators(of report: IndicatorsReport) -> [Finding] {
        let names = Dictionary(
            (report.indicators + report.outcomes).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let checks = report.checks.filter(\.found).map { Finding($0, names, report.confidence) }
        return report.associations.compactMap { Finding($0, names, report.confidence) }
            + report.indicators.flatMap(Finding.measured) + checks
    }

    /// Within people and periods; nil where that is not told from chance.
    private init?(_ row: AssociationRow, _ names: [String: NameRow], _ confidence: Double) {
        guard let own = row.within.first(where: { $0.lag == 0 })?.estimate, own.told,
            let correlation = own.correlation, let indicator = names[row.indicator],
            let outcome = names[row.outcome]
        else { return nil }
        let sign = Double(row.orientation)
        let ends = [own.lower, own.upper].compactMap { $0.map { sign * $0 } }.sorted()
        self.init(
            .association(indicator: indicator, outcome: outcome, ids: [row.indicator, row.outcome]),
            sign * correlation >= 0 ? .strength : .problem,
            .supported,
            evidence: [
                Measure(
                    .withinCorrelation,
                    sign * correlation,
                    interval: (ends.first, ends.last, confidence),
                    count: own.rows,
                    adjustedPValue: own.adjustedPValue
                )
            ],
            caveats: [.association]
        )
    }

    /// A target is worth a word where fewer than half of the values meet it, or nine in ten.
    private static let fewMeet = 0.5
    private static let mostMeet = 0.9

    private static func measured(_ row: MeasureRow) -> [Finding] {
        if row.saturated, let share = row.shareAtCommonest {
            return [
                Finding(
                    .saturation(id: row.id, name: row.name),
                    .problem,
                    .confirmed,
                    evidence: [Measure(.shareAtOneScore, share, count: row.rows)]
                )
            ]
        }
        guard let share = row.shareMeetingTarget, share < fewMeet || share >= mostMeet else { return [] }
        return [
            Finding(
                .target(id: row.id, name: row.name),
                share < fewMeet ? .problem : .strength,
                .confirmed,
                evidence: [Measure(.shareMeetingTarget, share, count: row.rows)]
            )
        ]
    }

    private init(_ check: GamingCheckRow, _ names: [String: NameRow], _ confidence: Double) {
        let ids = [check.indicator, check.other].compactMap(\.self)
        self.init(
            .gaming(
                check: check.kind,
                indicator: check.indicator.flatMap { names[$0] },
                other: check.other.flatMap { names[$0] },
                ids: ids
            ),
            .doubt,
            .supported,
            evidence: check.effect.map {
                [
                    Measure(
                        check.isCorrelation ? .withinCorrelation : .excessShare,
                        $0,
                        interval: (check.lower, check.upper, confidence),
                        count: check.rows,
                        adjustedPValue: check.adjustedPValue
                    )
                ]
            } ?? [],
            caveats: [.association]
        )
    }
}

extension IndicatorWeightRow {
    /// Whether its own evidence says that it should weigh more, or less.
    fileprivate var isToldApart: Bool { verdict == "raise" || verdict == "lower" }
}

extension GamingCheckRow {
    /// Whether its effect is a correlation, and not a share.
    fileprivate var isCorrelation: Bool { kind == "tradeOff" || kind == "skippedChecks" }
}
