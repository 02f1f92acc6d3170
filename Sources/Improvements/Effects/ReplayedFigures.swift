import Delays
import EventLogs

/// One course without the change and with it.
struct CoursePair: Sendable {
    let orders: Int
    let stuck: Int
    let judged: Int
    private let before: ReplayedFigures
    private let after: ReplayedFigures
    private let weeks: ResampledWeeks

    /// - Parameter isRanked: whether quantiles can be told, which takes sorting.
    init(before: OrderTimes, after: OrderTimes, _ weeks: ResampledWeeks, isRanked: Bool = true) {
        let (compared, judged) = before.compared(with: after)
        self.weeks = weeks
        orders = compared.count
        self.judged = judged.count
        stuck = before.leadTime.indices.count {
            (before.leadTime[$0] == EventLog.missingTime) != (after.leadTime[$0] == EventLog.missingTime)
        }
        self.before = ReplayedFigures(before, compared, judged, weeks, isRanked: isRanked)
        self.after = ReplayedFigures(after, compared, judged, weeks, isRanked: isRanked)
    }

    /// Of all weeks, each once.
    var whole: (before: ReplayedFigures.Values, after: ReplayedFigures.Values) {
        values([Double](repeating: 1, count: weeks.groupCount))
    }

    func quantile(_ share: Double) -> (before: Double, after: Double)? {
        guard let before = before.quantile(share), let after = after.quantile(share) else { return nil }
        return (before, after)
    }

    func values(_ drawn: [Double]) -> (before: ReplayedFigures.Values, after: ReplayedFigures.Values) {
        (before.values(drawn), after.values(drawn))
    }
}

/// The figures of one replay, for any draw of weeks.
struct ReplayedFigures: Sendable {
    private let sums: [Double]
    private let sizes: [Double]
    private let late: [Double]
    private let judged: [Double]
    private let ranked: RankedTimes?

    struct Values {
        var mean, median, ninetieth, late: Double?
    }

    init(
        _ times: OrderTimes,
        _ compared: [Int],
        _ judgedOrders: [Int],
        _ weeks: ResampledWeeks,
        isRanked: Bool
    ) {
        let hours = compared.map { Double(times.leadTime[$0]) / Double(Microseconds.hour) }
        let groups = compared.map { weeks.groupOfOrder[$0] }
        var (sums, sizes) = (
            [Double](repeating: 0, count: weeks.groupCount), [Double](repeating: 0, count: weeks.groupCount)
        )
        for (hours, group) in zip(hours, groups) {
            sums[Int(group)] += hours
            sizes[Int(group)] += 1
        }
        var (late, judged) = (
            [Double](repeating: 0, count: weeks.groupCount), [Double](repeating: 0, count: weeks.groupCount)
        )
        for order in judgedOrders {
            let group = Int(weeks.groupOfOrder[order])
            judged[group] += 1
            if times.lateness[order] == .late { late[group] += 1 }
        }
        (self.sums, self.sizes, self.late, self.judged) = (sums, sizes, late, judged)
        ranked = !isRanked ? nil : RankedTimes(hours, groupOfValue: groups, groups: weeks.groupCount)
    }

    /// Of all orders, in hours.
    func quantile(_ share: Double) -> Double? {
        ranked.flatMap { ranked in
            ranked.quantile(
                share,
                weights: ranked.weights(drawn: [Double](repeating: 1, count: sums.count))
            )
        }
    }

    func values(_ drawn: [Double]) -> Values {
        func ratio(_ sums: [Double], _ sizes: [Double]) -> Double? {
            var (sum, size) = (0.0, 0.0)
            for group in drawn.indices {
                sum += drawn[group] * sums[group]
                size += drawn[group] * sizes[group]
            }
            return size > 0 ? sum / size : nil
        }
        let weights = ranked?.weights(drawn: drawn) ?? []
        return Values(
            mean: ratio(sums, sizes),
            median: ranked?.quantile(0.5, weights: weights),
            ninetieth: ranked?.quantile(0.9, weights: weights),
            late: ratio(late, judged)
        )
    }
}

extension EffectSample {
    /// A figure without the change and with it, each the mean over the courses; nil where one of them cannot tell it.
    static func means(
        of figure: KeyPath<ReplayedFigures.Values, Double?>,
        _ courses: [(before: ReplayedFigures.Values, after: ReplayedFigures.Values)]
    ) -> (before: Double, after: Double)? {
        func mean(_ values: [Double?]) -> Double? {
            let told = values.compactMap { $0 }
            return told.count == values.count ? told.reduce(0, +) / Double(told.count) : nil
        }
        guard let before = mean(courses.map { $0.before[keyPath: figure] }),
            let after = mean(courses.map { $0.after[keyPath: figure] })
        else { return nil }
        return (before, after)
    }

    /// The figures of replays of all courses as an effect tells them, without intervals.
    /// - Parameter hasQuantiles: whether median and ninetieth percentile are asked for, too: these take sorting.
    func figures(of after: [OrderTimes], hasQuantiles: Bool) -> ComparedFigures {
        let pairs = zip(courses, after).map {
            CoursePair(before: $0, after: $1, weeks, isRanked: hasQuantiles)
        }
        let whole = pairs.map(\.whole)
        return ComparedFigures(
            judged: pairs[0].judged,
            mean: EffectSample.means(of: \.mean, whole),
            median: EffectSample.means(of: \.median, whole),
            ninetieth: EffectSample.means(of: \.ninetieth, whole),
            late: EffectSample.means(of: \.late, whole)
        )
    }

    /// Quantiles of lead times in hours, without the change and with it, each the mean over the courses.
    func quantiles(_ shares: [Double], of after: [OrderTimes]) -> [(before: Double, after: Double)?] {
        let pairs = zip(courses, after).map { CoursePair(before: $0, after: $1, weeks) }
        return shares.map { share in
            let told = pairs.compactMap { $0.quantile(share) }
            guard told.count == pairs.count else { return nil }
            let count = Double(told.count)
            return (told.reduce(0) { $0 + $1.before } / count, told.reduce(0) { $0 + $1.after } / count)
        }
    }
}

/// Figures without a change and with it, means over the courses; nil where they cannot be told.
struct ComparedFigures: Sendable {
    /// Orders that can be judged late or in time in both.
    let judged: Int
    /// Hours.
    let mean: (before: Double, after: Double)?
    let median: (before: Double, after: Double)?
    let ninetieth: (before: Double, after: Double)?
    /// A share of 1.
    let late: (before: Double, after: Double)?

    func figure(_ figure: ReachGoal.Figure) -> (before: Double, after: Double)? {
        switch figure {
        case .late: late
        case .mean: mean
        case .median: median
        case .p90: ninetieth
        }
    }
}
