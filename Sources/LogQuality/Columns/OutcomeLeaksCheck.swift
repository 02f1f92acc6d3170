import EventLogs
import Statistics

/// Columns that give the outcome away: made from it, or known only after it. Used as causes they explain everything
/// and mean nothing.
struct OutcomeLeaksCheck: QualityCheck {
    let name = CheckName.outcomeLeaks

    /// How well a column must tell late from on-time orders, as area under the curve, to be called a leak.
    static let leakingArea = 0.98
    /// How close to the lead time a column must run, as rank correlation.
    static let leakingCorrelation = 0.98
    /// The most time columns that are compared in pairs.
    static let mostPairedColumns = 8

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let sample = OrderSample(of: examination)
        let numeric =
            log.orderAttributes.compactMap { NumericColumn($0, isOfOrders: true) }
            + log.instanceAttributes.compactMap { NumericColumn($0, isOfOrders: false) }
        let levels =
            log.orderAttributes.compactMap { LevelRates($0, isOfOrders: true, examination) }
            + log.instanceAttributes.compactMap { LevelRates($0, isOfOrders: false, examination) }

        var leaks: [(name: String, area: Double)] = []
        var copies: [(name: String, correlation: Double)] = []
        for column in numeric {
            let features = OrderFeature.extremes(of: column, sample, log)
            let sinceArrival = column.isTime ? features.map { $0.sinceArrival(sample, examination) } : []
            let areas = (features + sinceArrival + features.prefix(1).map(\.presence))
                .compactMap { area($0, sample) }
            if let best = areas.max(), best >= OutcomeLeaksCheck.leakingArea {
                leaks.append((column.name, best))
            }
            let correlations = (column.isTime ? sinceArrival : features).compactMap {
                correlation($0, sample)
            }
            if let best = correlations.max(), best >= OutcomeLeaksCheck.leakingCorrelation {
                copies.append((column.name, best))
            }
        }
        for column in levels {
            let areas =
                column.features(sample, log).compactMap { area($0, sample, eitherWay: false) }
                + [column.presence(sample, log)].compactMap { area($0, sample) }
            if let best = areas.max(), best >= OutcomeLeaksCheck.leakingArea {
                leaks.append((column.name, best))
            }
        }
        let times = numeric.filter { column in column.isTime && !leaks.contains { $0.name == column.name } }
        let pairs = leakingPairs(times, sample, log)
        let leaking = Set(leaks.map(\.name))
        return [
            named(.outcomeLeak, .warning, leaks.map { ($0.name, $0.area) }, numeric.count + levels.count),
            pairSymptom(pairs),
            named(.leadTimeCopy, .warning, copies.map { ($0.name, $0.correlation) }, numeric.count),
            knownOnlyLater(
                times.filter { column in
                    !pairs.contains { $0.outcome == column.name || $0.promise == column.name }
                },
                sample,
                examination
            ),
        ].compactMap(\.self)
            + decidingLevels(
                levels.filter { !leaking.contains($0.name) },
                promise: { promise(times, pairs, log) },
                examination
            )
    }

    /// How well the feature tells late from on-time orders; nil if too few have it.
    /// - Parameter eitherWay: whether small values may be the late ones. Not so for rates of lateness that leave the
    ///   order itself out: in a column that says nothing they are smaller for late orders by that alone.
    private func area(_ feature: OrderFeature, _ sample: OrderSample, eitherWay: Bool = true) -> Double? {
        guard sample.canJudgeLateness else { return nil }
        var values: [Double] = []
        var marks: [Bool] = []
        var judged = 0
        for (value, late) in zip(feature.values, sample.late) {
            guard let late else { continue }
            judged += 1
            if value.isNaN { continue }
            values.append(value)
            marks.append(late)
        }
        let lateCount = marks.count { $0 }
        guard lateCount >= OrderSample.fewest, marks.count - lateCount >= OrderSample.fewest,
            values.count * 2 >= judged
        else { return nil }
        return areaUnderCurve(of: values, marked: marks).map { eitherWay ? max($0, 1 - $0) : $0 }
    }

    private func correlation(_ feature: OrderFeature, _ sample: OrderSample) -> Double? {
        let known = feature.values.indices.filter { !feature.values[$0].isNaN }
        guard known.count >= 50, known.count * 2 >= sample.orders.count else { return nil }
        return spearmanCorrelation(
            of: known.map { feature.values[$0] },
            and: known.map { sample.leadTimes[$0] }
        )
        .map { abs($0) }
    }

    private typealias Pair = (outcome: String, promise: String, area: Double)

    /// Pairs of time columns whose difference tells late from on-time orders.
    private func leakingPairs(_ times: [NumericColumn], _ sample: OrderSample, _ log: EventLog) -> [Pair] {
        guard sample.canJudgeLateness else { return [] }
        let columns = times.prefix(OutcomeLeaksCheck.mostPairedColumns)
        var pairs: [Pair] = []
        for (index, first) in columns.enumerated() {
            for second in columns.dropFirst(index + 1) {
                let areas = OrderFeature.differences(first, second, sample, log)
                    .compactMap { area($0, sample, eitherWay: false) }
                guard let best = areas.max(by: { abs($0 - 0.5) < abs($1 - 0.5) }) else { continue }
                // Late is what has the outcome far behind the promise.
                if best >= OutcomeLeaksCheck.leakingArea {
                    pairs.append((first.name, second.name, best))
                } else if 1 - best >= OutcomeLeaksCheck.leakingArea {
                    pairs.append((second.name, first.name, 1 - best))
                }
            }
        }
        return pairs
    }

    private func pairSymptom(_ pairs: [Pair]) -> Symptom? {
        guard !pairs.isEmpty else { return nil }
        var columns: [String] = []
        for pair in pairs {
            for name in [pair.outcome, pair.promise] where !columns.contains(name) { columns.append(name) }
        }
        let texts = pairs.map { "\($0.outcome) - \($0.promise) (\(Fact.rounded($0.area, 4)))" }
        return Symptom(
            code: .outcomeLeakPair,
            severity: .warning,
            count: columns.count,
            of: columns.count,
            unit: .columns,
            columns: columns,
            facts: ["pairs": .texts(texts)]
        )
    }

    private func named(
        _ code: QualityCode,
        _ severity: QualityFinding.Severity,
        _ found: [(name: String, strength: Double)],
        _ of: Int
    ) -> Symptom? {
        guard !found.isEmpty else { return nil }
        return Symptom(
            code: code,
            severity: severity,
            count: found.count,
            of: of,
            unit: .columns,
            columns: found.map(\.name),
            facts: ["strengths": .texts(found.map { "\($0.name) (\(Fact.rounded($0.strength, 4)))" })]
        )
    }

    /// Time columns whose values lie after the order's first event, and are no promise by their name.
    private func knownOnlyLater(
        _ times: [NumericColumn],
        _ sample: OrderSample,
        _ examination: Examination
    ) -> Symptom? {
        let columns = times.filter { column in
            guard !PromiseNames.suggests(column.name),
                let latest = OrderFeature.extremes(of: column, sample, examination.log).last
            else { return false }
            var known = 0
            var later = 0
            for (value, order) in zip(latest.values, sample.orders) where !value.isNaN {
                known += 1
                if value > Double(examination.firstEvent[order] + .hour) { later += 1 }
            }
            return known >= 20 && known * 10 >= sample.orders.count && later * 5 >= known * 4
        }
        guard !columns.isEmpty else { return nil }
        return Symptom(
            code: .knownOnlyLater,
            severity: .note,
            count: columns.count,
            of: times.count,
            unit: .columns,
            columns: columns.map(\.name)
        )
    }

    /// What promised the orders: the log's promise, else the promise of the pair that gives lateness away most, else a time
    /// column that is one by its name.
    private func promise(_ times: [NumericColumn], _ pairs: [Pair], _ log: EventLog) -> OrderPromise? {
        if let promise = OrderPromise(of: log) { return promise }
        let name =
            pairs.max { $0.area < $1.area }?.promise
            ?? times.first { PromiseNames.suggests($0.name) }?.name
        return times.first { $0.name == name }.map { OrderPromise($0, log) }
    }
}

/// Words in a column's name that say that its times were promised or planned, and so known beforehand.
enum PromiseNames {
    static func suggests(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return words.contains(where: lowered.contains)
    }

    private static let words = [
        "promis", "plan", "due", "deadline", "expect", "request", "required", "estimat", "target", "schedul",
        "承诺", "计划", "要求", "预计", "期限", "约定", "截止",
    ]
}

extension OrderFeature {
    /// The smallest and largest difference of two time columns among the rows of each order.
    fileprivate static func differences(
        _ first: NumericColumn,
        _ second: NumericColumn,
        _ sample: OrderSample,
        _ log: EventLog
    ) -> [OrderFeature] {
        var smallest: [Double] = []
        var largest: [Double] = []
        for order in sample.orders {
            var low = Double.infinity
            var high = -Double.infinity
            for instance in log.instances(ofOrder: order) {
                let difference =
                    first.values[first.isOfOrders ? order : instance]
                    - second.values[second.isOfOrders ? order : instance]
                if difference.isNaN { continue }
                low = min(low, difference)
                high = max(high, difference)
            }
            smallest.append(low <= high ? low : .nan)
            largest.append(low <= high ? high : .nan)
        }
        return [OrderFeature(values: smallest), OrderFeature(values: largest)]
    }
}
