import EventLogs
import Statistics

extension SegmentStudy {
    /// Every candidate with its effects in the other half; the reasons for those that have none.
    func tested() -> (rows: [(row: SegmentRow, isWorse: Bool)], gaps: [DriverGapRow]) {
        let confirmation = SegmentConfirmation(
            columns: columns,
            segmentColumns: segmentColumns,
            rows: rows,
            unseen: unseen,
            isLate: isLate,
            confidence: options.drivers.confidence
        )
        var gaps: [DriverGapRow] = []
        var tested: [(row: SegmentRow, isWorse: Bool)] = []
        for (index, candidate) in candidates.enumerated() {
            // What stands out by the hours was looked for first, and is what being late follows from.
            let stronger = candidates.indices.filter { other in
                candidates[other].outcome == candidate.outcome
                    ? other != index && (candidates[other].strength, index) > (candidate.strength, other)
                    : candidate.outcome == .late
            }
            var row = self.row(candidate)
            do {
                let effects = try confirmation.effects(candidate)
                let own = try confirmation.ownEffects(candidate, beside: stronger.map { candidates[$0] })
                let (effect, ownEffect) = (effects[candidate.outcome], own[candidate.outcome])
                row.hours = effects.hours?.test.map(SegmentEffect.init)
                row.late = effects.late?.test.map(SegmentEffect.init)
                row.own = ownEffect?.test.map(SegmentEffect.init)
                row.pValue = pValue(candidate, effect?.test, ownEffect?.test)
                row.gap = effect?.gap ?? ownEffect?.gap
            } catch {
                let gap = DriverGapRow(.segments, error)
                gaps.append(gap)
                row.gap = gap.reason
            }
            tested.append((row, candidate.direction == .higher))
        }
        return (tested, gaps)
    }

    /// Both effects have to be there, and in the direction that was suggested: the larger p value (an intersection-union test;
    /// Berger, "Multiparameter Hypothesis Testing and Acceptance Sampling", Technometrics 24, 1982). Nil where one cannot
    /// be told.
    private func pValue(_ candidate: SegmentCandidate, _ effect: CoefficientTest?, _ own: CoefficientTest?)
        -> Double?
    {
        guard let effect, let own else { return nil }
        let sign = candidate.direction == .higher ? 1.0 : -1
        guard sign * effect.estimate > 0, sign * own.estimate > 0 else { return 1 }
        return max(effect.pValue, own.pValue)
    }

    private func row(_ candidate: SegmentCandidate) -> SegmentRow {
        var members: [Int32] = []
        candidate.cover.forEach { members.append(Int32($0)) }
        let hours = members.reduce(0) { $0 + rows.leadTime[Int($1)] }
        let judged = members.filter { isLate[Int($0)] != nil }
        let late = judged.filter { isLate[Int($0)] == true }
        let isWorse = candidate.direction == .higher
        let examples =
            candidate.outcome == .hours
            ? members : isWorse ? late : judged.filter { isLate[Int($0)] == false }
        return SegmentRow(
            conditions: candidate.subgroup.conditions.map { segmentColumns[$0.column].condition($0.codes) },
            outcome: candidate.outcome,
            orders: members.count,
            confirmingOrders: unseen.count { candidate.cover.contains(Int($0)) },
            share: Double(members.count) / Double(rows.orders.count),
            meanHours: hours / Double(max(1, members.count)),
            lateShare: judged.isEmpty ? nil : Double(late.count) / Double(judged.count),
            hours: nil,
            late: nil,
            own: nil,
            pValue: nil,
            adjustedPValue: nil,
            gap: nil,
            examples: ExampleOrders.names(
                of: examples,
                slowest: isWorse || candidate.outcome == .late,
                ledger.log,
                rows
            )
        )
    }
}

extension SegmentEffect {
    init(_ test: CoefficientTest) {
        self.init(estimate: test.estimate, lower: test.lower, upper: test.upper, pValue: test.pValue)
    }
}
