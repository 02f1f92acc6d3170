import EventLogs
import Parallelism
import Statistics

extension DriverStudy {
    /// The rows of one model: of the given features, or of those that happened; and what is missing in it.
    func model(_ kind: OrderFeature.Kind, late: LatenessStudy?) -> (
        row: DriverModelRow?, gaps: [DriverGapRow]
    ) {
        guard let fit = kind == .given ? given : all else { return (nil, []) }
        let own = fit.columns.indices.filter { fit.columns[$0].kind == kind }
        let shares = shares(fit, own: own)
        let features = concurrentMap(own.count) { number in
            let column = own[number]
            return feature(
                fit,
                column,
                share: shares.shares[column],
                reason: shares.reasons[column],
                late: late
            )
        }
        let row = DriverModelRow(
            rSquared: fit.regression.rSquared[0],
            adjustedRSquared: fit.regression.adjustedRSquared[0],
            features: features.enumerated().sorted { left, right in
                let (first, second) = (left.element.share ?? -1, right.element.share ?? -1)
                return first != second ? first > second : left.offset < right.offset
            }.map(\.element)
        )
        return (row, shares.gaps)
    }

    private struct Shares {
        var shares: [Int: LeadTimeShares.Share] = [:]
        var reasons: [Int: DriverGapRow.Reason] = [:]
        var gaps: [DriverGapRow] = []
    }

    /// The shares of the columns of one kind; the other columns are one player. Where there are too many, those that are
    /// told least by their tests are one player too, whose share is nobody's.
    private func shares(_ fit: DriverFit, own: [Int]) -> Shares {
        let others = fit.columns.indices.filter { !own.contains($0) }
        let most = LeadTimeShares.mostPlayers - (others.isEmpty ? 0 : 1)
        var alone = own
        var together: [Int] = []
        if own.count > most {
            // What cannot be tested tells least.
            let statistics = own.map { (try? fit.test(ofColumn: $0))?.f ?? 0 }
            let ranked = own.indices.sorted { (statistics[$1], $0) < (statistics[$0], $1) }
            alone = ranked.prefix(most - 1).map { own[$0] }.sorted()
            together = own.filter { !alone.contains($0) }
        }
        let groups = alone.map { [$0] } + [others, together].filter { !$0.isEmpty }
        do {
            let shares = try LeadTimeShares(fit, groups: groups, options: options)
            return Shares(
                shares: Dictionary(uniqueKeysWithValues: zip(alone, shares.shares)),
                reasons: Dictionary(uniqueKeysWithValues: together.map { ($0, .sharedWithOthers) }),
                gaps: shares.isMissingReplicates ? [.init(.shares, .undefinedReplicates)] : []
            )
        } catch {
            return Shares(
                reasons: Dictionary(uniqueKeysWithValues: own.map { ($0, .failed) }),
                gaps: [DriverGapRow(.shares, error)]
            )
        }
    }

    private func feature(
        _ fit: DriverFit,
        _ index: Int,
        share: LeadTimeShares.Share?,
        reason: DriverGapRow.Reason?,
        late: LatenessStudy?
    ) -> DriverFeatureRow {
        let column = fit.columns[index]
        let effects = fit.effects(ofColumn: index)
        var gap = reason
        var pValue: Double?
        do { pValue = try fit.test(ofColumn: index).pValue } catch {
            gap = DriverGapRow(.given, error).reason
        }
        let beside = column.kind == .given ? besideMechanisms(column) : nil
        let extremes = ExampleOrders(column, rows: self.rows)
        // The slowest of the late orders, and of those in time.
        let judged = late?.fit == nil ? nil : late?.isLate
        let ofLate = judged.map { isLate in ExampleOrders(column, rows: self.rows) { isLate[$0] == true } }
        let onTime = judged.map { isLate in ExampleOrders(column, rows: self.rows) { isLate[$0] == false } }
        let tests = effects.map { effectTest(fit, $0) }
        var rows = effects.enumerated().map { number, effect in
            var row = effectRow(
                fit,
                effect,
                tests[number],
                beside: beside?[number],
                extremes: extremes,
                late: late?.fit
            )
            if let own = row.late, let ofLate, let onTime {
                let code = effect.code
                let all = ofLate.counts[code] + onTime.counts[code]
                row.late?.lateShare = all > 0 ? Double(ofLate.counts[code]) / Double(all) : nil
                row.late?.examples = (own.isLater ? ofLate : onTime)
                    .names(code, slowest: true, ledger.log, self.rows)
            }
            return row
        }
        if rows.count > 2 { shrink(&rows, errors: tests.map { $0.reason == nil ? $0.test.error : nil }) }
        return DriverFeatureRow(
            feature: column.name,
            about: column.subject.key,
            unit: column.unit,
            levels: column.levels.isEmpty ? nil : column.levels.count,
            pooledLevels: column.pooledLevels,
            pValue: pValue,
            adjustedPValue: nil,
            share: share?.share,
            shareLower: share?.interval?.lowerBound,
            shareUpper: share?.interval?.upperBound,
            gap: gap,
            effects: rows.sorted { $0.hours > $1.hours }
        )
    }

    /// The test of an effect, and why it does not count; nil if it does.
    private func effectTest(
        _ fit: DriverFit,
        _ effect: DriverFit.Effect
    ) -> (test: CoefficientTest, reason: DriverGapRow.Reason?) {
        let test = fit.test(effect.contrast, confidence: options.confidence)
        if !fit.hasError(effect) { return (test, .tooFewClusters) }
        return (test, test.error > 0 ? nil : .exactFit)
    }

    private func effectRow(
        _ fit: DriverFit,
        _ effect: DriverFit.Effect,
        _ tested: (test: CoefficientTest, reason: DriverGapRow.Reason?),
        beside: Double?,
        extremes: ExampleOrders,
        late: LatenessFit?
    ) -> DriverEffectRow {
        let column = fit.columns[effect.column]
        let parts = parts(effect, of: fit)
        let hours = parts.reduce(0, +)
        let (test, gap) = tested
        let hasError = gap == nil
        let sensitivity = hasError ? fit.sensitivity(effect.contrast) : nil
        var (level, against) = (String?.none, String?.none)
        var (from, to) = (Double?.none, Double?.none)
        switch effect.of {
        case .level(let own, let other):
            (level, against) = (column.levels[own], other.map { column.levels[$0] })
        case .step(let low, let high): (from, to) = (low, high)
        }
        let lateRow = hasError ? late?.row(effect, confidence: options.confidence) : nil
        return DriverEffectRow(
            level: level,
            against: against,
            from: from,
            to: to,
            orders: extremes.counts[effect.code],
            hours: hours,
            lower: hasError ? hours - (test.estimate - test.lower) : nil,
            upper: hasError ? hours + (test.upper - test.estimate) : nil,
            pValue: hasError ? test.pValue : nil,
            adjustedPValue: nil,
            robustnessValue: sensitivity?.robustnessValue(),
            robustnessOfSignificance: sensitivity?.robustnessValue(significance: 1 - options.confidence),
            shrunkHours: nil,
            hoursBesideMechanisms: beside,
            parts: parts,
            late: lateRow,
            examples: extremes.names(effect.code, slowest: hours >= 0, ledger.log, rows),
            gap: gap
        )
    }

    /// The effects of a given column where what happened is the same too.
    private func besideMechanisms(_ column: DriverColumn) -> [Double]? {
        guard let all,
            let index = all.columns.firstIndex(where: {
                $0.name == column.name && $0.levels == column.levels
            })
        else { return nil }
        return all.effects(ofColumn: index).map {
            all.test($0.contrast, confidence: options.confidence).estimate
        }
    }

    /// - Parameter errors: nil where there is none, and then for none of them.
    private func shrink(_ rows: inout [DriverEffectRow], errors: [Double?]) {
        let variances = errors.compactMap { $0.map { $0 * $0 } }
        guard variances.count == rows.count,
            let shrinkage = try? GroupShrinkage(means: rows.map(\.hours), variances: variances)
        else { return }
        for row in rows.indices { rows[row].shrunkHours = shrinkage.groups[row].posteriorMean }
    }
}
