/// What the verdict on each indicator is taken from.
struct VerdictEvidence {
    let rules: WeightRules
    let baseline: [Double]
    let intervals: [ClosedRange<Double>]
    /// For each indicator the share of its scores that are its most frequent one.
    let sharesAtOneScore: [Double]
    /// For each indicator the ids of two outcomes that it helps and harms.
    let opposed: [(helped: String, harmed: String)?]

    /// - Parameter isChange: whether the proposal as a whole is carried; if not, it is the baseline, or the nearest that keep the rules.
    func verdicts(proposed: [Double], isChange: Bool) -> [IndicatorVerdict] {
        rules.indicators.indices.map { indicator in
            IndicatorVerdict(
                id: rules.indicators[indicator].id,
                current: baseline[indicator],
                proposed: proposed[indicator],
                interval: intervals[indicator],
                verdict: verdict(indicator, proposed: proposed[indicator], isChange: isChange)
            )
        }
    }

    private func verdict(
        _ indicator: Int,
        proposed: Double,
        isChange: Bool
    ) -> IndicatorVerdict.Verdict {
        let (current, interval) = (baseline[indicator], intervals[indicator])
        if !isChange && abs(proposed - current) > 1e-9 { return .comply }
        if sharesAtOneScore[indicator] >= AssociationSettings.saturation {
            return .saturated(shareAtOneScore: sharesAtOneScore[indicator])
        }
        if let (helped, harmed) = opposed[indicator] { return .conflicting(helps: helped, harms: harmed) }
        let room = rules.upperLimit(of: indicator).limit - rules.lowerLimit(of: indicator).limit
        if room < 1e-9 { return .keep(.fixedByRules) }
        let side = interval.lowerBound > current + 1e-9 ? 1 : interval.upperBound < current - 1e-9 ? -1 : 0
        guard side != 0 else {
            let distance = max(current - interval.lowerBound, interval.upperBound - current)
            return distance <= 2 * rules.grid
                ? .keep(.closeToCurrent) : .notEnoughEvidence(.intervalHoldsCurrent)
        }
        guard isChange else { return .notEnoughEvidence(.changeNotCarried) }
        let move = proposed - current
        if abs(move) < 1e-9 { return .keep(.moveBelowGrid) }
        guard (move > 0) == (side > 0) else { return .notEnoughEvidence(.movedAgainstEvidence) }
        return side > 0 ? .raise : .lower
    }
}

extension ScoredRows {
    /// For each indicator the share of its scores that are its most frequent one.
    /// - Complexity: O(rows · indicators) on average.
    var sharesAtOneScore: [Double] {
        indicators.map { indicator in
            var counts: [Double: Int] = [:]
            for score in indicator.values { counts[score, default: 0] += 1 }
            return Double(counts.values.max() ?? 0) / Double(max(1, indicator.values.count))
        }
    }
}
